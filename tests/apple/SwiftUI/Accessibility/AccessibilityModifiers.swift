extension View {
  /// Sets what a reader says of one element. A view of several or none has no such place: a note says so.
  nonisolated func spoken(
    _ modifier: String, _ change: @escaping @MainActor (inout ScreenElement, Scope) -> Void
  ) -> some View {
    altered { content, scope in
      var elements = scope.resolve(content)
      if elements.count != 1 {
        scope.screen.note(
          "\(modifier) stands on \(elements.count) elements: put accessibilityElement(children:) between them")
      }
      for index in elements.indices { change(&elements[index], scope) }
      return elements
    }
  }

  // https://developer.apple.com/documentation/swiftui/view/accessibilitylabel(_:)
  nonisolated public func accessibilityLabel(_ label: Text) -> some View {
    spoken("accessibilityLabel") { element, scope in
      element.label = label.string(in: scope.environment)
      element.isLabelled = true
    }
  }

  nonisolated public func accessibilityLabel(_ labelKey: LocalizedStringKey) -> some View {
    accessibilityLabel(Text(labelKey))
  }

  @_disfavoredOverload nonisolated public func accessibilityLabel<S: StringProtocol>(_ label: S) -> some View {
    accessibilityLabel(Text(label))
  }

  // https://developer.apple.com/documentation/swiftui/view/accessibilityvalue(_:)
  nonisolated public func accessibilityValue(_ valueDescription: Text) -> some View {
    spoken("accessibilityValue") { $0.value = valueDescription.string(in: $1.environment) }
  }

  nonisolated public func accessibilityValue(_ valueKey: LocalizedStringKey) -> some View {
    accessibilityValue(Text(valueKey))
  }

  @_disfavoredOverload nonisolated public func accessibilityValue<S: StringProtocol>(_ value: S) -> some View {
    accessibilityValue(Text(value))
  }

  // https://developer.apple.com/documentation/swiftui/view/accessibilityhint(_:)
  nonisolated public func accessibilityHint(_ hint: Text) -> some View {
    spoken("accessibilityHint") { $0.hint = hint.string(in: $1.environment) }
  }

  nonisolated public func accessibilityHint(_ hintKey: LocalizedStringKey) -> some View {
    accessibilityHint(Text(hintKey))
  }

  @_disfavoredOverload nonisolated public func accessibilityHint<S: StringProtocol>(_ hint: S) -> some View {
    accessibilityHint(Text(hint))
  }

  // https://developer.apple.com/documentation/swiftui/view/accessibilityinputlabels(_:)
  nonisolated public func accessibilityInputLabels(_ inputLabels: [Text]) -> some View {
    spoken("accessibilityInputLabels") { element, scope in
      element.inputLabels = inputLabels.map { $0.string(in: scope.environment) }
    }
  }

  nonisolated public func accessibilityInputLabels(_ inputLabelKeys: [LocalizedStringKey]) -> some View {
    accessibilityInputLabels(inputLabelKeys.map { Text($0) })
  }

  /// https://developer.apple.com/documentation/swiftui/view/accessibilityidentifier(_:)
  ///
  /// On several elements it names a group around them.
  nonisolated public func accessibilityIdentifier(_ identifier: String) -> some View {
    altered { content, scope in
      var elements = scope.resolve(content)
      if elements.count != 1 {
        elements = [ScreenElement(.group, children: elements)]
        elements[0].isContainer = true
      }
      elements[0].identifier = identifier
      return elements
    }
  }

  /// https://developer.apple.com/documentation/swiftui/view/accessibilityhidden(_:)
  nonisolated public func accessibilityHidden(_ hidden: Bool) -> some View {
    eachElement { element in
      if hidden { element.changeFamily { $0.isHidden = true } }
    }
  }

  /// https://developer.apple.com/documentation/swiftui/view/accessibilityaddtraits(_:)
  nonisolated public func accessibilityAddTraits(_ traits: AccessibilityTraits) -> some View {
    eachElement { element in
      element.traits.formUnion(traits)
      if traits.contains(.isSelected) { element.isSelected = true }
    }
  }

  /// https://developer.apple.com/documentation/swiftui/view/accessibilityremovetraits(_:)
  nonisolated public func accessibilityRemoveTraits(_ traits: AccessibilityTraits) -> some View {
    eachElement { element in
      element.traits.remove(traits)
      if traits.contains(.isSelected) { element.isSelected = false }
    }
  }

  /// https://developer.apple.com/documentation/swiftui/view/accessibilityheading(_:)
  nonisolated public func accessibilityHeading(_ level: AccessibilityHeadingLevel) -> some View {
    eachElement { $0.headingLevel = level }
  }

  /// https://developer.apple.com/documentation/swiftui/view/accessibilitysortpriority(_:)
  nonisolated public func accessibilitySortPriority(_ sortPriority: Double) -> some View {
    eachElement { $0.sortPriority = sortPriority }
  }

  /// https://developer.apple.com/documentation/swiftui/view/accessibilityrespondstouserinteraction(_:)
  nonisolated public func accessibilityRespondsToUserInteraction(_ respondsToUserInteraction: Bool = true) -> some View
  {
    eachElement { element in element.changeFamily { $0.respondsToReaders = respondsToUserInteraction } }
  }

  /// https://developer.apple.com/documentation/swiftui/view/accessibilityignoresinvertcolors(_:)
  nonisolated public func accessibilityIgnoresInvertColors(_ active: Bool = true) -> some View { self }

  // https://developer.apple.com/documentation/swiftui/view/accessibilityshowslargecontentviewer()
  nonisolated public func accessibilityShowsLargeContentViewer() -> some View { self }
  nonisolated public func accessibilityShowsLargeContentViewer<V: View>(
    @ViewBuilder _ largeContentView: () -> V
  ) -> some View { self }
}
