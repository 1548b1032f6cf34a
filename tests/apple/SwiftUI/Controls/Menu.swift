/// https://developer.apple.com/documentation/swiftui/menu
///
/// Its items are always there for a test: `tap` reaches them without opening it first.
nonisolated public struct Menu<Label: View, Content: View>: View, Resolvable {
  private let label: Label
  private let content: Content
  public var body: Never { bodyless() }

  public init(@ViewBuilder content: () -> Content, @ViewBuilder label: () -> Label) {
    self.content = content()
    self.label = label()
  }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    var menu = ScreenElement(.menu, scope.spoken("label", label))
    menu.isEnabled = scope.environment.isEnabled
    return [menu] + scope.child("content").resolve(content)
  }
}

extension Menu where Label == Text {
  nonisolated public init(_ titleKey: LocalizedStringKey, @ViewBuilder content: () -> Content) {
    self.init(content: content) { Text(titleKey) }
  }
}

extension Menu where Label == SwiftUI.Label<Text, Image> {
  nonisolated public init(
    _ titleKey: LocalizedStringKey, systemImage: String, @ViewBuilder content: () -> Content
  ) {
    self.init(content: content) { SwiftUI.Label(titleKey, systemImage: systemImage) }
  }
}
