/// https://developer.apple.com/documentation/swiftui/progressview
nonisolated public struct ProgressView<Label: View, CurrentValueLabel: View>: View, Resolvable {
  private let label: Label
  private let value: CurrentValueLabel
  private let fraction: Double?
  public var body: Never { bodyless() }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    var progress = ScreenElement(.progress, scope.spoken("label", label))
    progress.value = scope.spoken("value", value)
    if let fraction, progress.value.isEmpty {
      progress.value = fraction.formatted(.percent.precision(.fractionLength(0)).locale(scope.environment.locale))
    }
    return [progress]
  }
}

extension ProgressView where CurrentValueLabel == EmptyView {
  nonisolated public init() where Label == EmptyView {
    self.init(label: EmptyView(), value: EmptyView(), fraction: nil)
  }

  nonisolated public init(@ViewBuilder label: () -> Label) {
    self.init(label: label(), value: EmptyView(), fraction: nil)
  }

  nonisolated public init(_ titleKey: LocalizedStringKey) where Label == Text {
    self.init(label: Text(titleKey), value: EmptyView(), fraction: nil)
  }

  nonisolated public init<V: BinaryFloatingPoint>(value: V?, total: V = 1.0) where Label == EmptyView {
    self.init(label: EmptyView(), value: EmptyView(), fraction: value.map { Double($0 / total) })
  }

  nonisolated public init<V: BinaryFloatingPoint>(value: V?, total: V = 1.0, @ViewBuilder label: () -> Label) {
    self.init(label: label(), value: EmptyView(), fraction: value.map { Double($0 / total) })
  }

  nonisolated public init<V: BinaryFloatingPoint>(
    _ titleKey: LocalizedStringKey, value: V?, total: V = 1.0
  ) where Label == Text {
    self.init(label: Text(titleKey), value: EmptyView(), fraction: value.map { Double($0 / total) })
  }
}

extension ProgressView {
  nonisolated public init<V: BinaryFloatingPoint>(
    value: V?, total: V = 1.0, @ViewBuilder label: () -> Label,
    @ViewBuilder currentValueLabel: () -> CurrentValueLabel
  ) {
    self.init(label: label(), value: currentValueLabel(), fraction: value.map { Double($0 / total) })
  }
}
