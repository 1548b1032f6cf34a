/// https://developer.apple.com/documentation/swiftui/navigationlink
nonisolated public struct NavigationLink<Label: View, Destination: View>: View, Resolvable {
  private let label: Label
  private let value: AnyHashable?
  private let destination: Destination?
  public var body: Never { bodyless() }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    // To a reader it is a button like any other.
    var link = ScreenElement(.button, children: scope.child("label").resolve(label))
    link.label = link.children.spoken
    link.isEnabled = scope.environment.isEnabled
    guard let level = scope.level else {
      scope.screen.note("the NavigationLink “\(link.label)” stands outside a NavigationStack")
      return [link]
    }
    if let value {
      link.actions.tap = { level.stack.push(value) }
    } else if let destination {
      let isOpen = scope.child("open").state("open", first: false)
      link.actions.tap = { isOpen.value = true }
      if isOpen.value {
        level.pushed = .init(
          view: AnyView(destination), identity: AnyHashable(ObjectIdentifier(isOpen)), pop: { isOpen.value = false })
      }
    } else {
      link.isEnabled = false
    }
    return [link]
  }
}

extension NavigationLink where Destination == Never {
  nonisolated public init<P: Hashable>(value: P?, @ViewBuilder label: () -> Label) {
    self.init(label: label(), value: value.map { AnyHashable($0) }, destination: nil)
  }

  nonisolated public init<P: Hashable>(_ titleKey: LocalizedStringKey, value: P?) where Label == Text {
    self.init(value: value) { Text(titleKey) }
  }

  @_disfavoredOverload nonisolated public init<S: StringProtocol, P: Hashable>(_ title: S, value: P?)
  where Label == Text {
    self.init(value: value) { Text(title) }
  }
}

extension NavigationLink {
  nonisolated public init(@ViewBuilder destination: () -> Destination, @ViewBuilder label: () -> Label) {
    self.init(label: label(), value: nil, destination: destination())
  }

  nonisolated public init(_ titleKey: LocalizedStringKey, @ViewBuilder destination: () -> Destination)
  where Label == Text {
    self.init(destination: destination) { Text(titleKey) }
  }

  @_disfavoredOverload nonisolated public init<S: StringProtocol>(
    _ title: S, @ViewBuilder destination: () -> Destination
  ) where Label == Text {
    self.init(destination: destination) { Text(title) }
  }
}
