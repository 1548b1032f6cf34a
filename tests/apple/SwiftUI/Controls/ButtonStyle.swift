/// https://developer.apple.com/documentation/swiftui/buttonstyleconfiguration
nonisolated public struct ButtonStyleConfiguration {
  /// https://developer.apple.com/documentation/swiftui/buttonstyleconfiguration/label-swift.struct
  nonisolated public struct Label: View, Resolvable {
    let view: any View
    public var body: Never { bodyless() }
    @MainActor func resolve(_ scope: Scope) -> [ScreenElement] { scope.child("label").resolve(view) }
  }

  public let role: ButtonRole?
  public let label: Label
  public let isPressed: Bool
}

/// https://developer.apple.com/documentation/swiftui/buttonstyle
@MainActor @preconcurrency public protocol ButtonStyle {
  associatedtype Body: View
  typealias Configuration = ButtonStyleConfiguration
  @ViewBuilder func makeBody(configuration: Self.Configuration) -> Self.Body
}

extension ButtonStyle {
  func elements(_ configuration: Configuration, _ scope: Scope) -> [ScreenElement] {
    let own = scope.child(ObjectIdentifier(Self.self))
    own.bind(self)
    return own.resolve(makeBody(configuration: configuration))
  }
}

/// https://developer.apple.com/documentation/swiftui/primitivebuttonstyleconfiguration
nonisolated public struct PrimitiveButtonStyleConfiguration {
  /// https://developer.apple.com/documentation/swiftui/primitivebuttonstyleconfiguration/label-swift.struct
  nonisolated public struct Label: View, Resolvable {
    let view: any View
    public var body: Never { bodyless() }
    @MainActor func resolve(_ scope: Scope) -> [ScreenElement] { scope.child("label").resolve(view) }
  }

  public let role: ButtonRole?
  public let label: Label
  let action: @MainActor () -> Void

  @MainActor public func trigger() { action() }
}

/// https://developer.apple.com/documentation/swiftui/primitivebuttonstyle
@MainActor @preconcurrency public protocol PrimitiveButtonStyle {
  associatedtype Body: View
  typealias Configuration = PrimitiveButtonStyleConfiguration
  @ViewBuilder func makeBody(configuration: Self.Configuration) -> Self.Body
}

extension PrimitiveButtonStyle {
  func elements(_ configuration: Configuration, _ scope: Scope) -> [ScreenElement] {
    // Inside its own style a button is the plain one again.
    var own = scope.child(ObjectIdentifier(Self.self))
    own.styles.primitiveButton = nil
    own.bind(self)
    return own.resolve(makeBody(configuration: configuration))
  }
}

/// https://developer.apple.com/documentation/swiftui/defaultbuttonstyle
nonisolated public struct DefaultButtonStyle: PrimitiveButtonStyle {
  public init() {}
  public func makeBody(configuration: Configuration) -> some View { Button(configuration) }
}

/// https://developer.apple.com/documentation/swiftui/plainbuttonstyle
nonisolated public struct PlainButtonStyle: PrimitiveButtonStyle {
  public init() {}
  public func makeBody(configuration: Configuration) -> some View { Button(configuration) }
}

/// https://developer.apple.com/documentation/swiftui/borderlessbuttonstyle
nonisolated public struct BorderlessButtonStyle: PrimitiveButtonStyle {
  public init() {}
  public func makeBody(configuration: Configuration) -> some View { Button(configuration) }
}

/// https://developer.apple.com/documentation/swiftui/borderedbuttonstyle
nonisolated public struct BorderedButtonStyle: PrimitiveButtonStyle {
  public init() {}
  public func makeBody(configuration: Configuration) -> some View { Button(configuration) }
}

/// https://developer.apple.com/documentation/swiftui/borderedprominentbuttonstyle
nonisolated public struct BorderedProminentButtonStyle: PrimitiveButtonStyle {
  public init() {}
  public func makeBody(configuration: Configuration) -> some View { Button(configuration) }
}

extension PrimitiveButtonStyle where Self == DefaultButtonStyle {
  nonisolated public static var automatic: DefaultButtonStyle { .init() }
}

extension PrimitiveButtonStyle where Self == PlainButtonStyle {
  nonisolated public static var plain: PlainButtonStyle { .init() }
}

extension PrimitiveButtonStyle where Self == BorderlessButtonStyle {
  nonisolated public static var borderless: BorderlessButtonStyle { .init() }
}

extension PrimitiveButtonStyle where Self == BorderedButtonStyle {
  nonisolated public static var bordered: BorderedButtonStyle { .init() }
}

extension PrimitiveButtonStyle where Self == BorderedProminentButtonStyle {
  nonisolated public static var borderedProminent: BorderedProminentButtonStyle { .init() }
}

/// https://developer.apple.com/documentation/swiftui/buttonbordershape
public struct ButtonBorderShape: Equatable, Sendable {
  private let name: String

  public static let automatic = ButtonBorderShape(name: "automatic")
  public static let capsule = ButtonBorderShape(name: "capsule")
  public static let circle = ButtonBorderShape(name: "circle")
  public static let roundedRectangle = ButtonBorderShape(name: "roundedRectangle")
  public static func roundedRectangle(radius: CGFloat) -> ButtonBorderShape { .roundedRectangle }
}

extension View {
  // https://developer.apple.com/documentation/swiftui/view/buttonstyle(_:)
  nonisolated public func buttonStyle<S: ButtonStyle>(_ style: S) -> some View {
    inScope {
      $0.styles.button = style
      $0.styles.primitiveButton = nil
    }
  }

  nonisolated public func buttonStyle<S: PrimitiveButtonStyle>(_ style: S) -> some View {
    inScope {
      $0.styles.button = nil
      $0.styles.primitiveButton = style
    }
  }

  nonisolated public func buttonBorderShape(_ shape: ButtonBorderShape) -> some View { self }
  nonisolated public func controlSize(_ controlSize: ControlSize) -> some View {
    inScope { $0.environment.controlSize = controlSize }
  }
}
