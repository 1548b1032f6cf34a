/// https://developer.apple.com/documentation/swiftui/toggle
nonisolated public struct Toggle<Label: View>: View, Resolvable {
  private let isOn: Binding<Bool>
  private let label: Label
  public var body: Never { bodyless() }

  public init(isOn: Binding<Bool>, @ViewBuilder label: () -> Label) {
    self.isOn = isOn
    self.label = label()
  }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    if let style = scope.styles.toggle {
      return style.elements(ToggleStyleConfiguration(label: .init(view: label), isOn: isOn), scope)
    }
    var toggle = ScreenElement(.toggle, scope.spoken("label", label))
    let isOn = isOn
    toggle.value = isOn.wrappedValue ? "On" : "Off"
    toggle.isEnabled = scope.environment.isEnabled
    toggle.actions.tap = { isOn.wrappedValue.toggle() }
    toggle.actions.set = { value in
      guard let value = value as? Bool else { return false }
      isOn.wrappedValue = value
      return true
    }
    return [toggle]
  }
}

extension Toggle where Label == Text {
  nonisolated public init(_ titleKey: LocalizedStringKey, isOn: Binding<Bool>) {
    self.init(isOn: isOn) { Text(titleKey) }
  }

  @_disfavoredOverload nonisolated public init<S: StringProtocol>(_ title: S, isOn: Binding<Bool>) {
    self.init(isOn: isOn) { Text(title) }
  }
}

extension Toggle where Label == SwiftUI.Label<Text, Image> {
  nonisolated public init(_ titleKey: LocalizedStringKey, systemImage: String, isOn: Binding<Bool>) {
    self.init(isOn: isOn) { SwiftUI.Label(titleKey, systemImage: systemImage) }
  }
}

extension Toggle where Label == ToggleStyleConfiguration.Label {
  nonisolated public init(_ configuration: ToggleStyleConfiguration) {
    isOn = configuration.$isOn
    label = configuration.label
  }
}

/// https://developer.apple.com/documentation/swiftui/togglestyleconfiguration
nonisolated public struct ToggleStyleConfiguration {
  /// https://developer.apple.com/documentation/swiftui/togglestyleconfiguration/label-swift.struct
  nonisolated public struct Label: View, Resolvable {
    let view: any View
    public var body: Never { bodyless() }
    @MainActor func resolve(_ scope: Scope) -> [ScreenElement] { scope.child("label").resolve(view) }
  }

  public let label: Label
  @Binding public var isOn: Bool

  init(label: Label, isOn: Binding<Bool>) {
    self.label = label
    _isOn = isOn
  }
}

/// https://developer.apple.com/documentation/swiftui/togglestyle
@MainActor @preconcurrency public protocol ToggleStyle {
  associatedtype Body: View
  typealias Configuration = ToggleStyleConfiguration
  @ViewBuilder func makeBody(configuration: Self.Configuration) -> Self.Body
}

extension ToggleStyle {
  fileprivate func elements(_ configuration: Configuration, _ scope: Scope) -> [ScreenElement] {
    var own = scope.child(ObjectIdentifier(Self.self))
    own.styles.toggle = nil
    own.bind(self)
    return own.resolve(makeBody(configuration: configuration))
  }
}

/// https://developer.apple.com/documentation/swiftui/defaulttogglestyle
nonisolated public struct DefaultToggleStyle: ToggleStyle {
  public init() {}
  public func makeBody(configuration: Configuration) -> some View { Toggle(configuration) }
}

/// https://developer.apple.com/documentation/swiftui/switchtogglestyle
nonisolated public struct SwitchToggleStyle: ToggleStyle {
  public init() {}
  public func makeBody(configuration: Configuration) -> some View { Toggle(configuration) }
}

/// https://developer.apple.com/documentation/swiftui/buttontogglestyle
nonisolated public struct ButtonToggleStyle: ToggleStyle {
  public init() {}
  public func makeBody(configuration: Configuration) -> some View { Toggle(configuration) }
}

extension ToggleStyle where Self == DefaultToggleStyle {
  nonisolated public static var automatic: DefaultToggleStyle { .init() }
}

extension ToggleStyle where Self == SwitchToggleStyle {
  nonisolated public static var `switch`: SwitchToggleStyle { .init() }
}

extension ToggleStyle where Self == ButtonToggleStyle {
  nonisolated public static var button: ButtonToggleStyle { .init() }
}

extension View {
  /// https://developer.apple.com/documentation/swiftui/view/togglestyle(_:)
  nonisolated public func toggleStyle<S: ToggleStyle>(_ style: S) -> some View { inScope { $0.styles.toggle = style } }
}
