/// https://developer.apple.com/documentation/swiftui/slider
///
/// A reader says how much of the range it stands at; a step without one is a tenth of the range.
nonisolated public struct Slider<Label: View, ValueLabel: View>: View, Resolvable {
  private let label: Label
  private let get: () -> Double
  private let put: (Double) -> Void
  private let bounds: ClosedRange<Double>
  private let step: Double?
  private let editing: (Bool) -> Void
  public var body: Never { bodyless() }

  private init<V: BinaryFloatingPoint>(
    of value: Binding<V>, in bounds: ClosedRange<V>, by step: V?, label: Label, editing: @escaping (Bool) -> Void
  ) {
    self.label = label
    get = { Double(value.wrappedValue) }
    put = { value.wrappedValue = V($0) }
    self.bounds = Double(bounds.lowerBound)...Double(bounds.upperBound)
    self.step = step.map { Double($0) }
    self.editing = editing
  }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    var slider = ScreenElement(.slider, scope.spoken("label", label))
    let (get, put, bounds, step, editing) = (get, put, bounds, step, editing)
    let width = bounds.upperBound - bounds.lowerBound
    slider.number = get()
    slider.value = (width > 0 ? (get() - bounds.lowerBound) / width : 0)
      .formatted(.percent.precision(.fractionLength(0)).locale(scope.environment.locale))
    slider.isEnabled = scope.environment.isEnabled
    func move(to value: Double) {
      editing(true)
      put(min(max(value, bounds.lowerBound), bounds.upperBound))
      editing(false)
    }
    slider.actions.set = { value in
      guard let value = value as? any BinaryFloatingPoint, bounds.contains(Double(value)) else { return false }
      let steps = step.map { ((Double(value) - bounds.lowerBound) / $0).rounded() * $0 + bounds.lowerBound }
      move(to: steps ?? Double(value))
      return true
    }
    slider.actions.adjust = { direction in
      let by = step ?? width / 10
      move(to: get() + (direction == .increment ? by : -by))
    }
    return [slider]
  }
}

extension Slider where ValueLabel == EmptyView {
  nonisolated public init<V: BinaryFloatingPoint>(
    value: Binding<V>, in bounds: ClosedRange<V> = 0...1, @ViewBuilder label: () -> Label,
    onEditingChanged: @escaping (Bool) -> Void = { _ in }
  ) where V.Stride: BinaryFloatingPoint {
    self.init(of: value, in: bounds, by: nil, label: label(), editing: onEditingChanged)
  }

  nonisolated public init<V: BinaryFloatingPoint>(
    value: Binding<V>, in bounds: ClosedRange<V>, step: V.Stride = 1, @ViewBuilder label: () -> Label,
    onEditingChanged: @escaping (Bool) -> Void = { _ in }
  ) where V.Stride: BinaryFloatingPoint {
    self.init(of: value, in: bounds, by: V(step), label: label(), editing: onEditingChanged)
  }
}

extension Slider {
  nonisolated public init<V: BinaryFloatingPoint>(
    value: Binding<V>, in bounds: ClosedRange<V> = 0...1, @ViewBuilder label: () -> Label,
    @ViewBuilder minimumValueLabel: () -> ValueLabel, @ViewBuilder maximumValueLabel: () -> ValueLabel,
    onEditingChanged: @escaping (Bool) -> Void = { _ in }
  ) where V.Stride: BinaryFloatingPoint {
    self.init(of: value, in: bounds, by: nil, label: label(), editing: onEditingChanged)
  }

  nonisolated public init<V: BinaryFloatingPoint>(
    value: Binding<V>, in bounds: ClosedRange<V>, step: V.Stride = 1, @ViewBuilder label: () -> Label,
    @ViewBuilder minimumValueLabel: () -> ValueLabel, @ViewBuilder maximumValueLabel: () -> ValueLabel,
    onEditingChanged: @escaping (Bool) -> Void = { _ in }
  ) where V.Stride: BinaryFloatingPoint {
    self.init(of: value, in: bounds, by: V(step), label: label(), editing: onEditingChanged)
  }
}

extension Slider where Label == EmptyView, ValueLabel == EmptyView {
  nonisolated public init<V: BinaryFloatingPoint>(
    value: Binding<V>, in bounds: ClosedRange<V> = 0...1, onEditingChanged: @escaping (Bool) -> Void = { _ in }
  ) where V.Stride: BinaryFloatingPoint {
    self.init(of: value, in: bounds, by: nil, label: EmptyView(), editing: onEditingChanged)
  }

  nonisolated public init<V: BinaryFloatingPoint>(
    value: Binding<V>, in bounds: ClosedRange<V>, step: V.Stride = 1,
    onEditingChanged: @escaping (Bool) -> Void = { _ in }
  ) where V.Stride: BinaryFloatingPoint {
    self.init(of: value, in: bounds, by: V(step), label: EmptyView(), editing: onEditingChanged)
  }
}
