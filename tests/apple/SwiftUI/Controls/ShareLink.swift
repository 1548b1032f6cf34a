/// https://developer.apple.com/documentation/swiftui/sharelink
///
/// Shares texts only. A tap opens the system's sheet, which a test finds as what was shared.
nonisolated public struct ShareLink<Label: View>: View, Resolvable {
  private let item: String
  private let label: Label
  public var body: Never { bodyless() }

  public init(
    item: String, subject: Text? = nil, message: Text? = nil, @ViewBuilder label: () -> Label
  ) {
    self.item = item
    self.label = label()
  }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    let (screen, item, label) = (scope.screen, item, label)
    return scope.resolve(Button(action: { screen.shared.append(item) }, label: { label }))
  }
}
