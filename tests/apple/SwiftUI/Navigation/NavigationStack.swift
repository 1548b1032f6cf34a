/// https://developer.apple.com/documentation/swiftui/navigationpath
public struct NavigationPath: Equatable {
  fileprivate(set) var items: [AnyHashable] = []

  public init() {}
  public init<S: Sequence>(_ elements: S) where S.Element: Hashable { items = elements.map { AnyHashable($0) } }

  public var count: Int { items.count }
  public var isEmpty: Bool { items.isEmpty }
  public mutating func append<V: Hashable>(_ value: V) { items.append(AnyHashable(value)) }
  public mutating func removeLast(_ k: Int = 1) { items.removeLast(k) }
}

/// https://developer.apple.com/documentation/swiftui/navigationstack
nonisolated public struct NavigationStack<Data, Root: View>: View, Resolvable {
  private let root: Root
  private let path: Binding<[AnyHashable]>?
  public var body: Never { bodyless() }

  /// Resolves every level, so that the covered ones keep their state; only the topmost is on the screen.
  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    let own = scope.state("path", first: [AnyHashable]())
    let path = path ?? Binding(read: { own.value }, write: { own.value = $0 })
    let items = path.wrappedValue
    let routes = NavigationRoutes { path.wrappedValue.append($0) }
    var next: NavigationLevel.Pushed? = .init(view: AnyView(root), identity: "root", pop: {})
    var depth = 0
    var elements: [ScreenElement] = []
    while let current = next {
      let level = NavigationLevel(stack: routes)
      var inner = scope.child([AnyHashable(depth), current.identity])
      inner.level = level
      inner.tag = nil
      let canPop = depth > 0
      if canPop { inner.arrive(on: level) }
      if canPop { inner.environment.dismiss = DismissAction(current.pop) }
      // Whether something lies above is known for values; for the rest, only once this level is resolved.
      let isCovered = depth < items.count
      inner.isActive = scope.isActive && !isCovered && !inner.wasCovered.value
      let content = inner.resolve(current.view)
      elements = level.elements(around: content, pop: canPop ? current.pop : nil)
      next = nil
      if isCovered {
        next = destination(for: items[depth], at: depth, routes: routes, path: path, scope: scope)
      } else if let pushed = level.pushed {
        next = pushed
      }
      let covers = !isCovered && next != nil
      if covers != inner.wasCovered.value {
        inner.wasCovered.value = covers
        scope.screen.changes.again()
      }
      depth += 1
    }
    return elements
  }

  @MainActor private func destination(
    for value: AnyHashable, at depth: Int, routes: NavigationRoutes, path: Binding<[AnyHashable]>, scope: Scope
  ) -> NavigationLevel.Pushed? {
    let type = Swift.type(of: value.base)
    guard let make = routes.destinations[ObjectIdentifier(type)] else {
      scope.screen.note("there is no navigationDestination(for: \(type).self)")
      return nil
    }
    return .init(
      view: make(value), identity: value, pop: { path.wrappedValue = Array(path.wrappedValue.prefix(depth)) })
  }
}

extension Scope {
  /// A screen that is pushed is on its way until everything has settled.
  fileprivate func arrive(on level: NavigationLevel) {
    let hasArrived = place.kept("arrived", first: Kept<Bool?>(nil))
    level.isArriving = hasArrived.value != true
    guard hasArrived.value == nil else { return }
    hasArrived.value = false
    screen.arrivals.append { hasArrived.value = true }
  }

  /// Whether a view pushed from this level itself lay above it in the last pass.
  fileprivate var wasCovered: Kept<Bool> { place.kept("covered", first: Kept(false)) }
}

extension NavigationStack {
  nonisolated public init(@ViewBuilder root: () -> Root) where Data == NavigationPath {
    self.init(root: root(), path: nil)
  }

  nonisolated public init(path: Binding<NavigationPath>, @ViewBuilder root: () -> Root) where Data == NavigationPath {
    self.init(
      root: root(), path: Binding(read: { path.wrappedValue.items }, write: { path.wrappedValue.items = $0 }))
  }

  nonisolated public init(path: Binding<Data>, @ViewBuilder root: () -> Root)
  where Data: MutableCollection & RandomAccessCollection & RangeReplaceableCollection, Data.Element: Hashable {
    self.init(
      root: root(),
      path: Binding(
        read: { path.wrappedValue.map { AnyHashable($0) } },
        write: { path.wrappedValue = Data($0.compactMap { $0.base as? Data.Element }) }))
  }
}

extension View {
  /// https://developer.apple.com/documentation/swiftui/view/navigationdestination(for:destination:)
  nonisolated public func navigationDestination<D: Hashable, C: View>(
    for data: D.Type, @ViewBuilder destination: @escaping (D) -> C
  ) -> some View {
    altered { content, scope in
      if let level = scope.level {
        level.stack.destinations[ObjectIdentifier(D.self)] = { AnyView(($0.base as? D).map(destination)) }
      } else {
        scope.screen.note("a navigationDestination stands outside a NavigationStack")
      }
      return scope.resolve(content)
    }
  }

  /// https://developer.apple.com/documentation/swiftui/view/navigationdestination(ispresented:destination:)
  nonisolated public func navigationDestination<V: View>(
    isPresented: Binding<Bool>, @ViewBuilder destination: () -> V
  ) -> some View {
    let destination = destination()
    return altered { content, scope in
      if isPresented.wrappedValue {
        scope.level?.pushed = .init(
          view: AnyView(destination), identity: "presented", pop: { isPresented.wrappedValue = false })
      }
      return scope.resolve(content)
    }
  }

  /// https://developer.apple.com/documentation/swiftui/view/navigationdestination(item:destination:)
  nonisolated public func navigationDestination<D: Hashable, C: View>(
    item: Binding<D?>, @ViewBuilder destination: @escaping (D) -> C
  ) -> some View {
    altered { content, scope in
      if let value = item.wrappedValue {
        scope.level?.pushed = .init(
          view: AnyView(destination(value)), identity: AnyHashable(value), pop: { item.wrappedValue = nil })
      }
      return scope.resolve(content)
    }
  }

  // https://developer.apple.com/documentation/swiftui/view/navigationtitle(_:)
  nonisolated public func navigationTitle(_ title: Text) -> some View {
    altered { content, scope in
      let elements = scope.resolve(content)
      scope.level?.title = title.string(in: scope.environment)
      return elements
    }
  }

  nonisolated public func navigationTitle(_ titleKey: LocalizedStringKey) -> some View {
    navigationTitle(Text(titleKey))
  }

  @_disfavoredOverload nonisolated public func navigationTitle<S: StringProtocol>(_ title: S) -> some View {
    navigationTitle(Text(title))
  }

  nonisolated public func navigationBarTitleDisplayMode(
    _ displayMode: NavigationBarItem.TitleDisplayMode
  ) -> some View { self }

  /// https://developer.apple.com/documentation/swiftui/view/navigationbarbackbuttonhidden(_:)
  nonisolated public func navigationBarBackButtonHidden(_ hidesBackButton: Bool = true) -> some View {
    altered { content, scope in
      if hidesBackButton { scope.level?.hidesBack = true }
      return scope.resolve(content)
    }
  }
}

/// https://developer.apple.com/documentation/swiftui/navigationbaritem
public struct NavigationBarItem: Sendable {
  /// https://developer.apple.com/documentation/swiftui/navigationbaritem/titledisplaymode
  public enum TitleDisplayMode: Sendable {
    case automatic
    case inline
    case large
  }
}
