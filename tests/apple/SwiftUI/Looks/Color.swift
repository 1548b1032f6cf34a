/// https://developer.apple.com/documentation/swiftui/color
nonisolated public struct Color: ShapeStyle, Hashable, View, Resolvable {
  /// https://developer.apple.com/documentation/swiftui/color/rgbcolorspace
  public enum RGBColorSpace: Hashable, Sendable {
    case sRGB
    case sRGBLinear
    case displayP3
  }

  private let value: String
  public var body: Never { bodyless() }

  fileprivate init(value: String) { self.value = value }

  public init(_ name: String, bundle: Bundle? = nil) { value = "asset \(name)" }

  public init(
    _ colorSpace: RGBColorSpace = .sRGB, red: Double, green: Double, blue: Double, opacity: Double = 1
  ) {
    value = "\(colorSpace) \(red) \(green) \(blue) \(opacity)"
  }

  public init(_ colorSpace: RGBColorSpace = .sRGB, white: Double, opacity: Double = 1) {
    value = "\(colorSpace) \(white) \(opacity)"
  }

  public init(hue: Double, saturation: Double, brightness: Double, opacity: Double = 1) {
    value = "hue \(hue) \(saturation) \(brightness) \(opacity)"
  }

  public static let red = Color(value: "red")
  public static let orange = Color(value: "orange")
  public static let yellow = Color(value: "yellow")
  public static let green = Color(value: "green")
  public static let mint = Color(value: "mint")
  public static let teal = Color(value: "teal")
  public static let cyan = Color(value: "cyan")
  public static let blue = Color(value: "blue")
  public static let indigo = Color(value: "indigo")
  public static let purple = Color(value: "purple")
  public static let pink = Color(value: "pink")
  public static let brown = Color(value: "brown")
  public static let white = Color(value: "white")
  public static let gray = Color(value: "gray")
  public static let black = Color(value: "black")
  public static let clear = Color(value: "clear")
  public static let primary = Color(value: "primary")
  public static let secondary = Color(value: "secondary")
  public static var accentColor: Color { Color(value: "accent") }

  public func opacity(_ opacity: Double) -> Color { Color(value: "\(value) at \(opacity)") }
  public var gradient: AnyGradient { AnyGradient(Gradient(colors: [self])) }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] { [ScreenElement(.shape)] }
}

extension ShapeStyle where Self == Color {
  public static var red: Color { Color.red }
  public static var orange: Color { Color.orange }
  public static var yellow: Color { Color.yellow }
  public static var green: Color { Color.green }
  public static var mint: Color { Color.mint }
  public static var teal: Color { Color.teal }
  public static var cyan: Color { Color.cyan }
  public static var blue: Color { Color.blue }
  public static var indigo: Color { Color.indigo }
  public static var purple: Color { Color.purple }
  public static var pink: Color { Color.pink }
  public static var brown: Color { Color.brown }
  public static var white: Color { Color.white }
  public static var gray: Color { Color.gray }
  public static var black: Color { Color.black }
  public static var clear: Color { Color.clear }
}
