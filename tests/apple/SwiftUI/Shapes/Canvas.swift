/// https://developer.apple.com/documentation/swiftui/graphicscontext
///
/// Takes every drawing and makes no pixel of it.
public struct GraphicsContext {
  /// https://developer.apple.com/documentation/swiftui/graphicscontext/shading
  public struct Shading: Sendable {
    private init() {}

    public static func color(_ color: Color) -> Shading { Shading() }
    public static func color(
      _ colorSpace: Color.RGBColorSpace = .sRGB, red: Double, green: Double, blue: Double, opacity: Double = 1
    ) -> Shading { Shading() }
    public static func style<S: ShapeStyle>(_ style: S) -> Shading { Shading() }
    public static func linearGradient(
      _ gradient: Gradient, startPoint: CGPoint, endPoint: CGPoint
    ) -> Shading { Shading() }
    public static func radialGradient(
      _ gradient: Gradient, center: CGPoint, startRadius: CGFloat, endRadius: CGFloat
    ) -> Shading { Shading() }
    public static var foreground: Shading { Shading() }
  }

  /// https://developer.apple.com/documentation/swiftui/graphicscontext/filter
  public struct Filter: Sendable {
    private init() {}

    public static func blur(radius: CGFloat) -> Filter { Filter() }
    public static func brightness(_ amount: Double) -> Filter { Filter() }
  }

  public let environment: EnvironmentValues
  public var opacity = 1.0
  public var blendMode = BlendMode.normal

  public mutating func addFilter(_ filter: Filter) {}
  public mutating func scaleBy(x: CGFloat, y: CGFloat) {}
  public mutating func translateBy(x: CGFloat, y: CGFloat) {}
  public mutating func rotate(by angle: Angle) {}
  public mutating func clip(to path: Path, style: FillStyle = FillStyle()) {}
  public func drawLayer(content: (inout GraphicsContext) throws -> Void) rethrows {
    var layer = self
    try content(&layer)
  }
  public func fill(_ path: Path, with shading: Shading, style: FillStyle = FillStyle()) {}
  public func stroke(_ path: Path, with shading: Shading, style: StrokeStyle) {}
  public func stroke(_ path: Path, with shading: Shading, lineWidth: CGFloat = 1) {}
  public func draw(_ text: Text, at point: CGPoint, anchor: UnitPoint = .center) {}
  public func draw(_ text: Text, in rect: CGRect) {}
}

/// https://developer.apple.com/documentation/swiftui/canvas
nonisolated public struct Canvas<Symbols: View>: View, Resolvable {
  public var renderer: (inout GraphicsContext, CGSize) -> Void
  public var symbols: Symbols
  public var body: Never { bodyless() }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    var context = GraphicsContext(environment: scope.environment)
    renderer(&context, scope.screen.size)
    return [ScreenElement(.canvas)]
  }
}

extension Canvas where Symbols == EmptyView {
  public init(
    opaque: Bool = false, colorMode: ColorRenderingMode = .nonLinear, rendersAsynchronously: Bool = false,
    renderer: @escaping (inout GraphicsContext, CGSize) -> Void
  ) {
    self.renderer = renderer
    symbols = EmptyView()
  }
}
