/// https://developer.apple.com/documentation/swiftui/accessibilityfocusstate
///
/// What an assistive reader reads: here it goes where the app sends it.
@propertyWrapper public struct AccessibilityFocusState<Value: Hashable>: DynamicProperty, PlaceBound {
  /// https://developer.apple.com/documentation/swiftui/accessibilityfocusstate/binding
  @propertyWrapper public struct Binding {
    let binding: SwiftUI.Binding<Value>
    let none: Value

    public var wrappedValue: Value {
      get { binding.wrappedValue }
      nonmutating set { binding.wrappedValue = newValue }
    }

    public var projectedValue: AccessibilityFocusState<Value>.Binding { self }
  }

  let link: SlotLink<Value>

  public init() where Value == Bool { link = SlotLink(false) }
  public init<T: Hashable>() where Value == T? { link = SlotLink(nil) }

  public var wrappedValue: Value {
    get { link.slot.value }
    nonmutating set { link.slot.value = newValue }
  }

  public var projectedValue: AccessibilityFocusState<Value>.Binding {
    let slot = link.slot
    return Binding(binding: .init(read: { slot.value }, write: { slot.value = $0 }), none: link.initial)
  }

  @MainActor func bind(_ name: String, in scope: Scope) { link.bind(name, in: scope) }
}

extension View {
  /// https://developer.apple.com/documentation/swiftui/view/accessibilityfocused(_:)
  nonisolated public func accessibilityFocused(_ condition: AccessibilityFocusState<Bool>.Binding) -> some View {
    accessibilityFocused(condition, equals: true)
  }

  /// https://developer.apple.com/documentation/swiftui/view/accessibilityfocused(_:equals:)
  nonisolated public func accessibilityFocused<Value: Hashable>(
    _ binding: AccessibilityFocusState<Value>.Binding, equals value: Value
  ) -> some View {
    altered { content, scope in
      let isFocused = binding.wrappedValue == value
      // At the end of a push the reader goes where the system sends it.
      if isFocused, scope.level?.isArriving == true { scope.after { binding.wrappedValue = binding.none } }
      var elements = scope.resolve(content)
      for index in elements.indices { elements[index].isFocused = isFocused }
      return elements
    }
  }
}
