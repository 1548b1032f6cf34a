/// https://developer.apple.com/documentation/swiftui/stepper
nonisolated public struct Stepper<Label: View>: View, Resolvable {
  private let label: Label
  private let value: String
  private let increment: (() -> Void)?
  private let decrement: (() -> Void)?
  public var body: Never { bodyless() }

  public init(
    @ViewBuilder label: () -> Label, onIncrement: (() -> Void)?, onDecrement: (() -> Void)?,
    onEditingChanged: @escaping (Bool) -> Void = { _ in }
  ) {
    self.label = label()
    value = ""
    increment = onIncrement
    decrement = onDecrement
  }

  public init<V: Strideable>(
    value: Binding<V>, step: V.Stride = 1, @ViewBuilder label: () -> Label,
    onEditingChanged: @escaping (Bool) -> Void = { _ in }
  ) {
    self.label = label()
    self.value = "\(value.wrappedValue)"
    increment = { value.wrappedValue = value.wrappedValue.advanced(by: step) }
    decrement = { value.wrappedValue = value.wrappedValue.advanced(by: -step) }
  }

  public init<V: Strideable>(
    value: Binding<V>, in bounds: ClosedRange<V>, step: V.Stride = 1, @ViewBuilder label: () -> Label,
    onEditingChanged: @escaping (Bool) -> Void = { _ in }
  ) {
    self.label = label()
    self.value = "\(value.wrappedValue)"
    // A step that would leave the bounds is not offered.
    let (up, down) = (value.wrappedValue.advanced(by: step), value.wrappedValue.advanced(by: -step))
    increment = bounds.contains(up) ? { value.wrappedValue = up } : nil
    decrement = bounds.contains(down) ? { value.wrappedValue = down } : nil
  }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    var stepper = ScreenElement(.stepper, scope.spoken("label", label))
    stepper.value = value
    stepper.isEnabled = scope.environment.isEnabled
    let (increment, decrement) = (increment, decrement)
    stepper.actions.adjust = { direction in
      if direction == .increment { increment?() } else { decrement?() }
    }
    return [stepper]
  }
}

extension Stepper where Label == Text {
  nonisolated public init(
    _ titleKey: LocalizedStringKey, onIncrement: (() -> Void)?, onDecrement: (() -> Void)?,
    onEditingChanged: @escaping (Bool) -> Void = { _ in }
  ) {
    self.init(label: { Text(titleKey) }, onIncrement: onIncrement, onDecrement: onDecrement)
  }

  nonisolated public init<V: Strideable>(
    _ titleKey: LocalizedStringKey, value: Binding<V>, step: V.Stride = 1,
    onEditingChanged: @escaping (Bool) -> Void = { _ in }
  ) {
    self.init(value: value, step: step, label: { Text(titleKey) })
  }

  nonisolated public init<V: Strideable>(
    _ titleKey: LocalizedStringKey, value: Binding<V>, in bounds: ClosedRange<V>, step: V.Stride = 1,
    onEditingChanged: @escaping (Bool) -> Void = { _ in }
  ) {
    self.init(value: value, in: bounds, step: step, label: { Text(titleKey) })
  }

  @_disfavoredOverload nonisolated public init<S: StringProtocol, V: Strideable>(
    _ title: S, value: Binding<V>, in bounds: ClosedRange<V>, step: V.Stride = 1,
    onEditingChanged: @escaping (Bool) -> Void = { _ in }
  ) {
    self.init(value: value, in: bounds, step: step, label: { Text(title) })
  }
}
