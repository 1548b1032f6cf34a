/// https://developer.apple.com/documentation/swiftui/state
@propertyWrapper public struct State<Value>: DynamicProperty, PlaceBound {
  let link: SlotLink<Value>

  public init(wrappedValue value: Value) { link = SlotLink(value) }
  public init(initialValue value: Value) { link = SlotLink(value) }

  public var wrappedValue: Value {
    get { link.slot.value }
    nonmutating set { link.slot.value = newValue }
  }

  public var projectedValue: Binding<Value> {
    let slot = link.slot
    return Binding(read: { slot.value }, write: { slot.value = $0 })
  }

  @MainActor func bind(_ name: String, in scope: Scope) { link.bind(name, in: scope) }
}

extension State where Value: ExpressibleByNilLiteral {
  public init() { self.init(wrappedValue: nil) }
}

extension State: Sendable where Value: Sendable {}

/// https://developer.apple.com/documentation/swiftui/focusstate
@propertyWrapper public struct FocusState<Value: Hashable>: DynamicProperty, PlaceBound {
  /// https://developer.apple.com/documentation/swiftui/focusstate/binding
  @propertyWrapper public struct Binding {
    let binding: SwiftUI.Binding<Value>
    let none: Value

    public var wrappedValue: Value {
      get { binding.wrappedValue }
      nonmutating set { binding.wrappedValue = newValue }
    }

    public var projectedValue: FocusState<Value>.Binding { self }
  }

  let link: SlotLink<Value>
  private let none: Value

  public init() where Value == Bool {
    link = SlotLink(false)
    none = false
  }

  public init<T: Hashable>() where Value == T? {
    link = SlotLink(nil)
    none = nil
  }

  public var wrappedValue: Value {
    get { link.slot.value }
    nonmutating set { link.slot.value = newValue }
  }

  public var projectedValue: FocusState<Value>.Binding {
    let slot = link.slot
    return Binding(binding: .init(read: { slot.value }, write: { slot.value = $0 }), none: none)
  }

  @MainActor func bind(_ name: String, in scope: Scope) { link.bind(name, in: scope) }
}

extension View {
  /// https://developer.apple.com/documentation/swiftui/view/focused(_:)
  nonisolated public func focused(_ condition: FocusState<Bool>.Binding) -> some View {
    focused(condition, equals: true)
  }

  /// https://developer.apple.com/documentation/swiftui/view/focused(_:equals:)
  nonisolated public func focused<Value: Hashable>(
    _ binding: FocusState<Value>.Binding, equals value: Value
  ) -> some View {
    altered { content, scope in
      var elements = scope.resolve(content)
      for index in elements.indices {
        let isFocused = binding.wrappedValue == value
        elements[index].isFocused = isFocused
        elements[index].actions.focus = { binding.wrappedValue = $0 ? value : binding.none }
        // What is disabled takes no keys: the system takes the keyboard away, and does not bring it back. Nor does it while
        // a screen is being pushed.
        if isFocused, !elements[index].isEnabled || scope.level?.isArriving == true {
          scope.after { binding.wrappedValue = binding.none }
        }
      }
      return elements
    }
  }
}
