extension View {
  /// https://developer.apple.com/documentation/swiftui/view/accessibilityelement(children:)
  nonisolated public func accessibilityElement(children: AccessibilityChildBehavior = .ignore) -> some View {
    altered { content, scope in
      let elements = scope.resolve(content)
      var group = ScreenElement(.group, children: elements)
      group.isContainer = children == .contain
      guard !group.isContainer else { return [group] }
      let combines = children == .combine
      let spoken = elements.flatMap(\.parts).filter(\.isSpoken)
      if combines {
        group.label = spoken.map(\.label).filter { !$0.isEmpty }.joined(separator: ", ")
        group.value = spoken.map(\.value).filter { !$0.isEmpty }.joined(separator: ", ")
        group.isLabelled = spoken.allSatisfy(\.isLabelled)
        for part in spoken { group.traits.formUnion(part.traits) }
        group.actions.adopt(spoken)
      } else if let touched = elements.flatMap(\.family).first(where: { !$0.isControl && $0.actions.tap != nil }) {
        // A reader's double tap lands in the middle of the element, on the gesture that is there.
        group.actions.tap = touched.actions.tap
        group.actions.press = touched.actions.press
      }
      for index in group.children.indices { group.children[index].changeFamily { $0.isHidden = true } }
      return [group]
    }
  }

  /// https://developer.apple.com/documentation/swiftui/view/accessibilityrepresentation(representation:)
  nonisolated public func accessibilityRepresentation<V: View>(
    @ViewBuilder representation: () -> V
  ) -> some View {
    let representation = representation()
    return altered { content, scope in
      var seen = scope.child("seen").resolve(content)
      for index in seen.indices { seen[index].changeFamily { $0.isHidden = true } }
      return seen + scope.child("heard").resolve(representation)
    }
  }

  // https://developer.apple.com/documentation/swiftui/view/accessibilityaction(_:_:)
  nonisolated public func accessibilityAction(
    _ actionKind: AccessibilityActionKind = .default, _ handler: @escaping () -> Void
  ) -> some View {
    altered { content, scope in
      var elements = scope.resolve(content)
      for index in elements.indices { actionKind.add({ handler() }, to: &elements[index].actions, scope) }
      return elements
    }
  }

  nonisolated public func accessibilityAction(named name: Text, _ handler: @escaping () -> Void) -> some View {
    accessibilityAction(AccessibilityActionKind(named: name), handler)
  }

  nonisolated public func accessibilityAction(
    named nameKey: LocalizedStringKey, _ handler: @escaping () -> Void
  ) -> some View {
    accessibilityAction(named: Text(nameKey), handler)
  }

  @_disfavoredOverload nonisolated public func accessibilityAction<S: StringProtocol>(
    named name: S, _ handler: @escaping () -> Void
  ) -> some View {
    accessibilityAction(named: Text(name), handler)
  }

  /// https://developer.apple.com/documentation/swiftui/view/accessibilityadjustableaction(_:)
  nonisolated public func accessibilityAdjustableAction(
    _ handler: @escaping (AccessibilityAdjustmentDirection) -> Void
  ) -> some View {
    eachElement { element in element.actions.adjust = { handler($0) } }
  }
}

extension ScreenElement.Actions {
  /// Takes over what the combined elements can do: the first one's tap, all others by name.
  fileprivate mutating func adopt(_ elements: [ScreenElement]) {
    for element in elements {
      let actions = element.actions
      if let tap = actions.activate ?? actions.tap {
        if activate == nil { activate = tap } else { named.append((element.label, tap)) }
        if self.tap == nil { self.tap = actions.tap }
      }
      press = press ?? actions.press
      adjust = adjust ?? actions.adjust
      magicTap = magicTap ?? actions.magicTap
      escape = escape ?? actions.escape
      named += actions.named
    }
  }
}
