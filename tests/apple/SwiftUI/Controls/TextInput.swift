extension Scope {
  /// Something to type into.
  fileprivate func input(_ role: ScreenElement.Role, label: String, text: Binding<String>) -> ScreenElement {
    var input = ScreenElement(role, label)
    let isSecret = role == .secureField
    input.value = isSecret ? String(repeating: "•", count: text.wrappedValue.count) : text.wrappedValue
    input.isEnabled = environment.isEnabled
    input.actions.submit = submit
    input.actions.set = { value in
      guard let value = value as? String else { return false }
      text.wrappedValue = value
      return true
    }
    return input
  }
}

/// https://developer.apple.com/documentation/swiftui/textfield
nonisolated public struct TextField<Label: View>: View, Resolvable {
  private let label: Label
  private let text: Binding<String>
  public var body: Never { bodyless() }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    [scope.input(.textField, label: scope.spoken("label", label), text: text)]
  }
}

extension TextField where Label == Text {
  nonisolated public init(_ titleKey: LocalizedStringKey, text: Binding<String>) {
    self.init(label: Text(titleKey), text: text)
  }

  nonisolated public init(_ titleKey: LocalizedStringKey, text: Binding<String>, prompt: Text?) {
    self.init(label: Text(titleKey), text: text)
  }

  nonisolated public init(_ titleKey: LocalizedStringKey, text: Binding<String>, axis: Axis) {
    self.init(label: Text(titleKey), text: text)
  }

  nonisolated public init(_ titleKey: LocalizedStringKey, text: Binding<String>, prompt: Text?, axis: Axis) {
    self.init(label: Text(titleKey), text: text)
  }

  @_disfavoredOverload nonisolated public init<S: StringProtocol>(_ title: S, text: Binding<String>) {
    self.init(label: Text(title), text: text)
  }

  nonisolated public init<F: ParseableFormatStyle>(
    _ titleKey: LocalizedStringKey, value: Binding<F.FormatInput>, format: F, prompt: Text? = nil
  ) where F.FormatOutput == String {
    let text = Binding(
      read: { format.format(value.wrappedValue) },
      write: { if let parsed = try? format.parseStrategy.parse($0) { value.wrappedValue = parsed } })
    self.init(label: Text(titleKey), text: text)
  }
}

extension TextField {
  nonisolated public init(text: Binding<String>, prompt: Text? = nil, @ViewBuilder label: () -> Label) {
    self.init(label: label(), text: text)
  }

  nonisolated public init(
    text: Binding<String>, prompt: Text? = nil, axis: Axis, @ViewBuilder label: () -> Label
  ) {
    self.init(label: label(), text: text)
  }
}

/// https://developer.apple.com/documentation/swiftui/securefield
nonisolated public struct SecureField<Label: View>: View, Resolvable {
  private let label: Label
  private let text: Binding<String>
  public var body: Never { bodyless() }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    [scope.input(.secureField, label: scope.spoken("label", label), text: text)]
  }
}

extension SecureField where Label == Text {
  nonisolated public init(_ titleKey: LocalizedStringKey, text: Binding<String>) {
    self.init(label: Text(titleKey), text: text)
  }

  nonisolated public init(_ titleKey: LocalizedStringKey, text: Binding<String>, prompt: Text?) {
    self.init(label: Text(titleKey), text: text)
  }

  @_disfavoredOverload nonisolated public init<S: StringProtocol>(_ title: S, text: Binding<String>) {
    self.init(label: Text(title), text: text)
  }
}

/// https://developer.apple.com/documentation/swiftui/texteditor
nonisolated public struct TextEditor: View, Resolvable {
  private let text: Binding<String>
  public var body: Never { bodyless() }

  public init(text: Binding<String>) { self.text = text }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] { [scope.input(.textEditor, label: "", text: text)] }
}
