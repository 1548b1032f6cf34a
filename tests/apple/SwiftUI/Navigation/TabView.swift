/// The tabs of a tab view while its content resolves.
@MainActor final class TabCollector {
  /// The one on the screen; nil: the first.
  let selected: AnyHashable?
  let choose: @MainActor (AnyHashable) -> Void
  var bar: [ScreenElement] = []
  var page: [ScreenElement] = []
  var hidesBar = false

  init(selected: AnyHashable?, choose: @escaping @MainActor (AnyHashable) -> Void) {
    self.selected = selected
    self.choose = choose
  }
}

/// https://developer.apple.com/documentation/swiftui/tabview
nonisolated public struct TabView<SelectionValue: Hashable, Content: View>: View, Resolvable {
  private let selection: Binding<SelectionValue>?
  private let content: Content
  public var body: Never { bodyless() }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    let own = scope.state("tab", first: AnyHashable(0))
    let (selection, screen) = (selection, scope.screen)
    let tabs = TabCollector(selected: selection.map { AnyHashable($0.wrappedValue) } ?? own.value) { tag in
      guard let selection else {
        own.value = tag
        return
      }
      guard let value = tag.base as? SelectionValue else {
        return screen.note("the tab \(tag) has no tag of the type \(SelectionValue.self)")
      }
      selection.wrappedValue = value
    }
    var inner = scope.child("tabs")
    inner.tabs = tabs
    inner.tag = nil
    _ = inner.resolve(content)
    if !tabs.bar.isEmpty, !tabs.bar.contains(where: \.isSelected) {
      scope.screen.note("no tab is tagged \(tabs.selected ?? AnyHashable(0))")
    }
    let bar = ScreenElement(.bar, children: tabs.hidesBar ? [] : tabs.bar)
    return [ScreenElement(.tabView, children: tabs.page + [bar])]
  }
}

extension TabView {
  nonisolated public init(selection: Binding<SelectionValue>?, @ViewBuilder content: () -> Content) {
    self.selection = selection
    self.content = content()
  }
}

extension TabView where SelectionValue == Int {
  nonisolated public init(@ViewBuilder content: () -> Content) {
    selection = nil
    self.content = content()
  }
}

extension View {
  /// https://developer.apple.com/documentation/swiftui/view/tabitem(_:)
  ///
  /// A page is made when its tab is first chosen, and keeps its state from then on.
  nonisolated public func tabItem<V: View>(@ViewBuilder _ label: () -> V) -> some View {
    let label = label()
    return altered { content, scope in
      guard let tabs = scope.tabs else {
        scope.screen.note("a tabItem stands outside a TabView")
        return scope.resolve(content)
      }
      let tag = (content as? any HasTag)?.value ?? scope.tag ?? AnyHashable(tabs.bar.count)
      var tab = ScreenElement(.tab, scope.spoken("item", label))
      tab.isSelected = tag == tabs.selected
      tab.actions.tap = { tabs.choose(tag) }
      tabs.bar.append(tab)
      let wasOpen = scope.place.kept("open", first: Kept(false))
      wasOpen.value = wasOpen.value || tab.isSelected
      guard wasOpen.value else { return [] }
      var page = scope.child("page")
      page.tag = nil
      page.isActive = scope.isActive && tab.isSelected
      if !tab.isSelected { page.tabs = TabCollector(selected: nil, choose: { _ in }) }
      let elements = page.resolve(content)
      if tab.isSelected { tabs.page = elements }
      return []
    }
  }

  // https://developer.apple.com/documentation/swiftui/view/badge(_:)
  nonisolated public func badge(_ count: Int) -> some View { self }
  nonisolated public func badge(_ key: LocalizedStringKey?) -> some View { self }
}
