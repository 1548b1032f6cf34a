/// https://developer.apple.com/documentation/swiftui/shape
nonisolated public protocol Shape: Sendable, Animatable, View {
  func path(in rect: CGRect) -> Path
}

/// A shape on the screen, filled or outlined. Its path is asked for, so that a broken one shows in tests.
nonisolated struct DrawnShape<Outline: Shape>: View, Resolvable {
  let shape: Outline
  var body: Never { bodyless() }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    _ = shape.path(in: CGRect(origin: .zero, size: scope.screen.size))
    var element = ScreenElement(.shape)
    if let data = shape.animatableData as? any BinaryFloatingPoint {
      element.drawn.data = scope.child("data").tween("data", to: Double(data))
    }
    return [element]
  }
}

extension Shape {
  @MainActor public var body: some View { DrawnShape(shape: self) }

  public func fill<S: ShapeStyle>(_ content: S, style: FillStyle = FillStyle()) -> some View { DrawnShape(shape: self) }
  public func fill(style: FillStyle = FillStyle()) -> some View { DrawnShape(shape: self) }
  public func stroke<S: ShapeStyle>(_ content: S, style: StrokeStyle, antialiased: Bool = true) -> some View {
    DrawnShape(shape: self)
  }
  public func stroke<S: ShapeStyle>(_ content: S, lineWidth: CGFloat = 1, antialiased: Bool = true) -> some View {
    DrawnShape(shape: self)
  }
  public func stroke(style: StrokeStyle) -> some Shape { self }
  public func stroke(lineWidth: CGFloat = 1) -> some Shape { self }
  public func trim(from startFraction: CGFloat = 0, to endFraction: CGFloat = 1) -> some Shape { self }
  public func rotation(_ angle: Angle, anchor: UnitPoint = .center) -> some Shape { self }
  public func scale(_ scale: CGFloat, anchor: UnitPoint = .center) -> some Shape { self }
  public func offset(x: CGFloat = 0, y: CGFloat = 0) -> some Shape { self }
  public func size(width: CGFloat, height: CGFloat) -> some Shape { self }
}

/// https://developer.apple.com/documentation/swiftui/insettableshape
nonisolated public protocol InsettableShape: Shape {
  associatedtype InsetShape: InsettableShape
  func inset(by amount: CGFloat) -> InsetShape
}

extension InsettableShape {
  public func strokeBorder<S: ShapeStyle>(
    _ content: S = .foreground, lineWidth: CGFloat = 1, antialiased: Bool = true
  ) -> some View {
    DrawnShape(shape: self)
  }

  public func strokeBorder<S: ShapeStyle>(
    _ content: S = .foreground, style: StrokeStyle, antialiased: Bool = true
  ) -> some View {
    DrawnShape(shape: self)
  }
}

/// https://developer.apple.com/documentation/swiftui/anyshape
nonisolated public struct AnyShape: Shape {
  private let shape: any Shape

  public init<S: Shape>(_ shape: S) { self.shape = shape }
  public func path(in rect: CGRect) -> Path { shape.path(in: rect) }
}
