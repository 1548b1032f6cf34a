/// https://developer.apple.com/documentation/swiftui/toolbaritemplacement
public struct ToolbarItemPlacement: Equatable, Sendable {
  private let name: String

  public static let automatic = ToolbarItemPlacement(name: "automatic")
  public static let principal = ToolbarItemPlacement(name: "principal")
  public static let primaryAction = ToolbarItemPlacement(name: "primaryAction")
  public static let secondaryAction = ToolbarItemPlacement(name: "secondaryAction")
  public static let confirmationAction = ToolbarItemPlacement(name: "confirmationAction")
  public static let cancellationAction = ToolbarItemPlacement(name: "cancellationAction")
  public static let destructiveAction = ToolbarItemPlacement(name: "destructiveAction")
  public static let navigation = ToolbarItemPlacement(name: "navigation")
  public static let topBarLeading = ToolbarItemPlacement(name: "topBarLeading")
  public static let topBarTrailing = ToolbarItemPlacement(name: "topBarTrailing")
  public static let bottomBar = ToolbarItemPlacement(name: "bottomBar")
  public static let keyboard = ToolbarItemPlacement(name: "keyboard")
  public static let status = ToolbarItemPlacement(name: "status")

  var isLeading: Bool { [.topBarLeading, .navigation, .cancellationAction].contains(self) }
  var isBottom: Bool { [.bottomBar, .keyboard, .status].contains(self) }
}

/// https://developer.apple.com/documentation/swiftui/toolbarplacement
public struct ToolbarPlacement: Equatable, Sendable {
  private let name: String

  public static var automatic: ToolbarPlacement { .init(name: "automatic") }
  public static var navigationBar: ToolbarPlacement { .init(name: "navigationBar") }
  public static var tabBar: ToolbarPlacement { .init(name: "tabBar") }
  public static var bottomBar: ToolbarPlacement { .init(name: "bottomBar") }
}

/// https://developer.apple.com/documentation/swiftui/toolbarcontent
@MainActor @preconcurrency public protocol ToolbarContent {
  associatedtype Body: ToolbarContent
  @ToolbarContentBuilder var body: Self.Body { get }
}

extension Never: ToolbarContent {}

/// Toolbar content of this module, which says itself where its elements go.
nonisolated protocol PlacedContent: ToolbarContent where Body == Never {
  @MainActor func place(on level: NavigationLevel, _ scope: Scope)
}

extension Scope {
  fileprivate func place(_ content: any ToolbarContent, on level: NavigationLevel) {
    if let placed = content as? any PlacedContent { return placed.place(on: level, self) }
    bind(content)
    place(content.body, on: level)
  }
}

/// https://developer.apple.com/documentation/swiftui/toolbaritem
nonisolated public struct ToolbarItem<ID, Content: View>: ToolbarContent, PlacedContent {
  private let placement: ToolbarItemPlacement
  private let content: Content
  public var body: Never { return bodyless() }

  @MainActor func place(on level: NavigationLevel, _ scope: Scope) {
    level.toolbar.append((placement, scope.resolve(content)))
  }
}

extension ToolbarItem where ID == () {
  nonisolated public init(placement: ToolbarItemPlacement = .automatic, @ViewBuilder content: () -> Content) {
    self.placement = placement
    self.content = content()
  }
}

/// https://developer.apple.com/documentation/swiftui/toolbaritemgroup
nonisolated public struct ToolbarItemGroup<Content: View>: ToolbarContent, PlacedContent {
  private let placement: ToolbarItemPlacement
  private let content: Content
  public var body: Never { return bodyless() }

  public init(placement: ToolbarItemPlacement = .automatic, @ViewBuilder content: () -> Content) {
    self.placement = placement
    self.content = content()
  }

  @MainActor func place(on level: NavigationLevel, _ scope: Scope) {
    level.toolbar.append((placement, scope.resolve(content)))
  }
}

/// What a toolbar builder makes of several items.
nonisolated struct ToolbarParts: ToolbarContent, PlacedContent {
  let parts: [any ToolbarContent]
  var body: Never { return bodyless() }

  @MainActor func place(on level: NavigationLevel, _ scope: Scope) {
    for (index, part) in parts.enumerated() { scope.child(index).place(part, on: level) }
  }
}

/// https://developer.apple.com/documentation/swiftui/toolbarcontentbuilder
@resultBuilder public struct ToolbarContentBuilder {
  public static func buildExpression<Content: ToolbarContent>(_ content: Content) -> Content { content }
  public static func buildBlock<Content: ToolbarContent>(_ content: Content) -> some ToolbarContent { content }

  @_disfavoredOverload
  public static func buildBlock<each Content: ToolbarContent>(
    _ content: repeat each Content
  ) -> some ToolbarContent {
    var parts: [any ToolbarContent] = []
    repeat parts.append(each content)
    return ToolbarParts(parts: parts)
  }

  public static func buildIf<Content: ToolbarContent>(_ content: Content?) -> some ToolbarContent {
    ToolbarParts(parts: content.map { [$0] } ?? [])
  }

  public static func buildEither<Content: ToolbarContent>(first: Content) -> some ToolbarContent {
    ToolbarParts(parts: [first])
  }

  public static func buildEither<Content: ToolbarContent>(second: Content) -> some ToolbarContent {
    ToolbarParts(parts: [second])
  }
}

extension View {
  // https://developer.apple.com/documentation/swiftui/view/toolbar(content:)
  nonisolated public func toolbar<Content: ToolbarContent>(
    @ToolbarContentBuilder content: () -> Content
  ) -> some View {
    let toolbar = content()
    return altered { content, scope in
      let elements = scope.child("content").resolve(content)
      if let level = scope.level {
        scope.child("toolbar").place(toolbar, on: level)
      } else {
        scope.screen.note("a toolbar stands outside a NavigationStack, so nobody sees it")
      }
      return elements
    }
  }

  /// https://developer.apple.com/documentation/swiftui/view/toolbar(_:for:)
  nonisolated public func toolbar(_ visibility: Visibility, for bars: ToolbarPlacement...) -> some View {
    altered { content, scope in
      if visibility == .hidden {
        if bars.contains(.navigationBar) || bars.contains(.automatic) { scope.level?.hidesBar = true }
        if bars.contains(.tabBar), scope.isActive { scope.tabs?.hidesBar = true }
      }
      return scope.resolve(content)
    }
  }

  nonisolated public func toolbarBackground(_ visibility: Visibility, for bars: ToolbarPlacement...) -> some View {
    self
  }

  nonisolated public func toolbarBackground<S: ShapeStyle>(_ style: S, for bars: ToolbarPlacement...) -> some View {
    self
  }
}

// Apart from the one above, which a trailing closure cannot tell from it by name.
extension View {
  // https://developer.apple.com/documentation/swiftui/view/toolbar(content:)
  nonisolated public func toolbar<Content: View>(@ViewBuilder content: () -> Content) -> some View {
    let items = ToolbarItemGroup(content: content)
    return toolbar { items }
  }
}
