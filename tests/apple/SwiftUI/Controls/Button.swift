/// https://developer.apple.com/documentation/swiftui/buttonrole
public struct ButtonRole: Equatable, Sendable {
  private let name: String

  public static let destructive = ButtonRole(name: "destructive")
  public static let cancel = ButtonRole(name: "cancel")
}

/// https://developer.apple.com/documentation/swiftui/button
nonisolated public struct Button<Label: View>: View, Resolvable {
  private let role: ButtonRole?
  private let action: @MainActor () -> Void
  private let label: Label
  public var body: Never { bodyless() }

  public init(action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label) {
    self.init(role: nil, action: action, label: label)
  }

  public init(role: ButtonRole?, action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label) {
    self.role = role
    self.action = action
    self.label = label()
  }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    if let style = scope.styles.primitiveButton {
      let configuration = PrimitiveButtonStyleConfiguration(role: role, label: .init(view: label), action: action)
      return style.elements(configuration, scope)
    }
    var button = ScreenElement(.button)
    let inner = scope.child("label")
    if let style = scope.styles.button {
      let configuration = ButtonStyleConfiguration(role: role, label: .init(view: label), isPressed: false)
      button.children = style.elements(configuration, inner)
    } else {
      button.children = inner.resolve(label)
    }
    button.label = button.children.spoken
    button.isLabelled = button.children.flatMap(\.family).contains {
      !$0.isHidden && !$0.label.isEmpty && $0.isLabelled
    }
    button.isEnabled = scope.environment.isEnabled
    button.isCancel = role == .cancel
    let (action, closeDialog) = (action, scope.closeDialog)
    button.actions.tap = {
      closeDialog?()
      action()
    }
    return [button]
  }
}

extension Button where Label == Text {
  nonisolated public init(_ titleKey: LocalizedStringKey, action: @escaping @MainActor () -> Void) {
    self.init(role: nil, action: action) { Text(titleKey) }
  }

  @_disfavoredOverload nonisolated public init<S: StringProtocol>(
    _ title: S, action: @escaping @MainActor () -> Void
  ) {
    self.init(role: nil, action: action) { Text(title) }
  }

  nonisolated public init(
    _ titleKey: LocalizedStringKey, role: ButtonRole?, action: @escaping @MainActor () -> Void
  ) {
    self.init(role: role, action: action) { Text(titleKey) }
  }

  @_disfavoredOverload nonisolated public init<S: StringProtocol>(
    _ title: S, role: ButtonRole?, action: @escaping @MainActor () -> Void
  ) {
    self.init(role: role, action: action) { Text(title) }
  }
}

extension Button where Label == SwiftUI.Label<Text, Image> {
  nonisolated public init(
    _ titleKey: LocalizedStringKey, systemImage: String, action: @escaping @MainActor () -> Void
  ) {
    self.init(role: nil, action: action) { SwiftUI.Label(titleKey, systemImage: systemImage) }
  }

  @_disfavoredOverload nonisolated public init<S: StringProtocol>(
    _ title: S, systemImage: String, action: @escaping @MainActor () -> Void
  ) {
    self.init(role: nil, action: action) { SwiftUI.Label(title, systemImage: systemImage) }
  }

  nonisolated public init(
    _ titleKey: LocalizedStringKey, systemImage: String, role: ButtonRole?, action: @escaping @MainActor () -> Void
  ) {
    self.init(role: role, action: action) { SwiftUI.Label(titleKey, systemImage: systemImage) }
  }
}

extension Button where Label == PrimitiveButtonStyleConfiguration.Label {
  nonisolated public init(_ configuration: PrimitiveButtonStyleConfiguration) {
    role = configuration.role
    action = configuration.action
    label = configuration.label
  }
}

/// https://developer.apple.com/documentation/swiftui/link
nonisolated public struct Link<Label: View>: View, Resolvable {
  private let destination: URL
  private let label: Label
  public var body: Never { bodyless() }

  public init(destination: URL, @ViewBuilder label: () -> Label) {
    self.destination = destination
    self.label = label()
  }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    var link = ScreenElement(.link, children: scope.child("label").resolve(label))
    link.label = link.children.spoken
    link.isEnabled = scope.environment.isEnabled
    let (open, destination) = (scope.environment.openURL, destination)
    link.actions.tap = { open(destination) }
    return [link]
  }
}

extension Link where Label == Text {
  nonisolated public init(_ titleKey: LocalizedStringKey, destination: URL) {
    self.init(destination: destination) { Text(titleKey) }
  }

  @_disfavoredOverload nonisolated public init<S: StringProtocol>(_ title: S, destination: URL) {
    self.init(destination: destination) { Text(title) }
  }
}
