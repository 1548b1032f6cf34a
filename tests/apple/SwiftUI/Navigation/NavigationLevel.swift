/// One screen of a navigation stack while it resolves: what the views on it say about its bar and what lies above it.
@MainActor final class NavigationLevel {
  let stack: NavigationRoutes
  var title = ""
  var toolbar: [(placement: ToolbarItemPlacement, elements: [ScreenElement])] = []
  var hidesBar = false
  var hidesBack = false
  /// It is being pushed: whatever has the focus now loses it at the end, when the system chooses.
  var isArriving = false
  /// Pushed by a link without a value or by `navigationDestination(isPresented:)`.
  var pushed: Pushed?

  struct Pushed {
    var view: AnyView
    var identity: AnyHashable
    var pop: @MainActor () -> Void
  }

  init(stack: NavigationRoutes) { self.stack = stack }

  /// The bar on top, the content, the bar at the bottom.
  func elements(around content: [ScreenElement], pop: (@MainActor () -> Void)?) -> [ScreenElement] {
    func items(_ isWanted: (ToolbarItemPlacement) -> Bool) -> [ScreenElement] {
      toolbar.filter { isWanted($0.placement) }.flatMap(\.elements)
    }
    var bar = ScreenElement(.bar)
    if let pop, !hidesBack {
      var back = ScreenElement(.back, "Back")
      back.actions.tap = pop
      bar.children.append(back)
    }
    bar.children += items(\.isLeading)
    if !title.isEmpty {
      var heading = ScreenElement(.text, title)
      heading.traits.insert(.isHeader)
      bar.children.append(heading)
    }
    bar.children += items { !$0.isLeading && !$0.isBottom }
    var bottom = ScreenElement(.bar)
    bottom.children = items(\.isBottom)
    var stack = ScreenElement(.navigation, children: content)
    if !hidesBar, !bar.children.isEmpty { stack.children.insert(bar, at: 0) }
    if !bottom.children.isEmpty { stack.children.append(bottom) }
    // The scrub of two fingers goes back, as the button does.
    if let pop, !hidesBack { stack.actions.escape = pop }
    return [stack]
  }
}

/// What a whole stack knows: which view stands for which kind of value, and how to go on.
@MainActor final class NavigationRoutes {
  var destinations: [ObjectIdentifier: @MainActor (AnyHashable) -> AnyView] = [:]
  let push: @MainActor (AnyHashable) -> Void

  init(push: @escaping @MainActor (AnyHashable) -> Void) { self.push = push }
}
