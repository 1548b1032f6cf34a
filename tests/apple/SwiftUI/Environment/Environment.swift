/// https://developer.apple.com/documentation/swiftui/environment
@propertyWrapper public struct Environment<Value>: DynamicProperty, PlaceBound {
  private final class Home {
    var values: EnvironmentValues?
  }

  private let home = Home()
  private let read: (EnvironmentValues) -> Value?

  public init(_ keyPath: KeyPath<EnvironmentValues, Value>) { read = { $0[keyPath: keyPath] } }

  public init(_ objectType: Value.Type) where Value: AnyObject & Observable {
    read = { $0.objects[ObjectIdentifier(Value.self)] as? Value }
  }

  public init<T: AnyObject & Observable>(_ objectType: T.Type) where Value == T? {
    read = { .some($0.objects[ObjectIdentifier(T.self)] as? T) }
  }

  public var wrappedValue: Value {
    guard let values = home.values else { fatalError("@Environment of \(Value.self) is read outside a view's body") }
    guard let value = read(values) else {
      fatalError("there is no \(Value.self) in the environment: a view around this one sets it with .environment(_:)")
    }
    return value
  }

  @MainActor func bind(_ name: String, in scope: Scope) { home.values = scope.environment }
}

extension Environment: @unchecked Sendable where Value: Sendable {}

extension View {
  /// https://developer.apple.com/documentation/swiftui/view/environment(_:_:)
  nonisolated public func environment<V>(
    _ keyPath: WritableKeyPath<EnvironmentValues, V>, _ value: V
  ) -> some View {
    inScope { $0.environment[keyPath: keyPath] = value }
  }

  /// https://developer.apple.com/documentation/swiftui/view/environment(_:)
  nonisolated public func environment<T: AnyObject & Observable>(_ object: T?) -> some View {
    inScope { $0.environment.objects[ObjectIdentifier(T.self)] = object }
  }

  /// https://developer.apple.com/documentation/swiftui/view/transformenvironment(_:transform:)
  nonisolated public func transformEnvironment<V>(
    _ keyPath: WritableKeyPath<EnvironmentValues, V>, transform: @escaping (inout V) -> Void
  ) -> some View {
    inScope { transform(&$0.environment[keyPath: keyPath]) }
  }

  /// https://developer.apple.com/documentation/swiftui/view/disabled(_:)
  nonisolated public func disabled(_ disabled: Bool) -> some View {
    inScope { $0.environment.isEnabled = $0.environment.isEnabled && !disabled }
  }

  /// https://developer.apple.com/documentation/swiftui/view/preferredcolorscheme(_:)
  nonisolated public func preferredColorScheme(_ colorScheme: ColorScheme?) -> some View {
    inScope { if let colorScheme { $0.environment.colorScheme = colorScheme } }
  }

  /// https://developer.apple.com/documentation/swiftui/view/dynamictypesize(_:)
  nonisolated public func dynamicTypeSize(_ size: DynamicTypeSize) -> some View {
    inScope { $0.environment.dynamicTypeSize = size }
  }

  nonisolated public func dynamicTypeSize<T: RangeExpression>(_ range: T) -> some View
  where T.Bound == DynamicTypeSize {
    inScope { scope in
      let sizes = DynamicTypeSize.allCases.filter { range.contains($0) }
      guard let low = sizes.first, let high = sizes.last else { return }
      scope.environment.dynamicTypeSize = min(max(scope.environment.dynamicTypeSize, low), high)
    }
  }

  /// https://developer.apple.com/documentation/swiftui/view/defaultappstorage(_:)
  nonisolated public func defaultAppStorage(_ store: UserDefaults) -> some View {
    inScope { $0.screen.defaults = store }
  }
}
