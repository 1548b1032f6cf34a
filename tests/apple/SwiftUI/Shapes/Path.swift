/// https://developer.apple.com/documentation/swiftui/path
///
/// Remembers what it was told, and where that lies; nothing is drawn.
public struct Path: Equatable, Sendable {
  private var points: [CGPoint] = []
  private var steps: [String] = []

  public init() {}
  public init(_ rect: CGRect) { addRect(rect) }
  public init(roundedRect rect: CGRect, cornerRadius: CGFloat, style: RoundedCornerStyle = .continuous) {
    addRoundedRect(in: rect, cornerSize: CGSize(width: cornerRadius, height: cornerRadius), style: style)
  }
  public init(roundedRect rect: CGRect, cornerSize: CGSize, style: RoundedCornerStyle = .continuous) {
    addRoundedRect(in: rect, cornerSize: cornerSize, style: style)
  }
  public init(ellipseIn rect: CGRect) { addEllipse(in: rect) }
  public init(_ callback: (inout Path) -> Void) { callback(&self) }

  public var isEmpty: Bool { steps.isEmpty }
  public var currentPoint: CGPoint? { points.last }

  public var boundingRect: CGRect {
    guard let first = points.first else { return .null }
    return points.reduce(CGRect(origin: first, size: .zero)) { $0.union(CGRect(origin: $1, size: .zero)) }
  }

  public mutating func move(to end: CGPoint) { add("move", end) }
  public mutating func addLine(to end: CGPoint) { add("line", end) }
  public mutating func addLines(_ lines: [CGPoint]) { for point in lines { add("line", point) } }
  public mutating func addQuadCurve(to end: CGPoint, control: CGPoint) { add("curve", end) }
  public mutating func addCurve(to end: CGPoint, control1: CGPoint, control2: CGPoint) { add("curve", end) }
  public mutating func addRect(_ rect: CGRect) { add("rect", rect) }
  public mutating func addEllipse(in rect: CGRect) { add("ellipse", rect) }
  public mutating func addRoundedRect(
    in rect: CGRect, cornerSize: CGSize, style: RoundedCornerStyle = .continuous
  ) { add("rounded rect", rect) }
  public mutating func addArc(
    center: CGPoint, radius: CGFloat, startAngle: Angle, endAngle: Angle, clockwise: Bool
  ) {
    add("arc", CGRect(x: center.x - radius, y: center.y - radius, width: 2 * radius, height: 2 * radius))
  }
  public mutating func addPath(_ path: Path) {
    points += path.points
    steps += path.steps
  }
  public mutating func closeSubpath() { steps.append("close") }

  public func contains(_ point: CGPoint, eoFill: Bool = false) -> Bool { boundingRect.contains(point) }
  public func trimmedPath(from: CGFloat, to: CGFloat) -> Path { self }
  public func strokedPath(_ style: StrokeStyle) -> Path { self }
  public func offsetBy(dx: CGFloat, dy: CGFloat) -> Path {
    var path = self
    path.points = points.map { CGPoint(x: $0.x + dx, y: $0.y + dy) }
    return path
  }

  private mutating func add(_ step: String, _ point: CGPoint) {
    steps.append(step)
    points.append(point)
  }

  private mutating func add(_ step: String, _ rect: CGRect) {
    steps.append(step)
    points += [CGPoint(x: rect.minX, y: rect.minY), CGPoint(x: rect.maxX, y: rect.maxY)]
  }
}

extension Path: Shape {
  nonisolated public func path(in rect: CGRect) -> Path { self }
}

/// https://developer.apple.com/documentation/swiftui/roundedcornerstyle
public enum RoundedCornerStyle: Hashable, Sendable {
  case circular
  case continuous
}

/// https://developer.apple.com/documentation/swiftui/fillstyle
public struct FillStyle: Equatable, Sendable {
  public var isEOFilled: Bool
  public var isAntialiased: Bool

  public init(eoFill: Bool = false, antialiased: Bool = true) {
    isEOFilled = eoFill
    isAntialiased = antialiased
  }
}

/// https://developer.apple.com/documentation/coregraphics/cglinecap
public enum CGLineCap: Int32, Sendable {
  case butt
  case round
  case square
}

/// https://developer.apple.com/documentation/coregraphics/cglinejoin
public enum CGLineJoin: Int32, Sendable {
  case miter
  case round
  case bevel
}

/// https://developer.apple.com/documentation/swiftui/strokestyle
public struct StrokeStyle: Equatable, Sendable {
  public var lineWidth: CGFloat
  public var lineCap: CGLineCap
  public var lineJoin: CGLineJoin
  public var miterLimit: CGFloat
  public var dash: [CGFloat]
  public var dashPhase: CGFloat

  public init(
    lineWidth: CGFloat = 1, lineCap: CGLineCap = .butt, lineJoin: CGLineJoin = .miter, miterLimit: CGFloat = 10,
    dash: [CGFloat] = [], dashPhase: CGFloat = 0
  ) {
    self.lineWidth = lineWidth
    self.lineCap = lineCap
    self.lineJoin = lineJoin
    self.miterLimit = miterLimit
    self.dash = dash
    self.dashPhase = dashPhase
  }
}
