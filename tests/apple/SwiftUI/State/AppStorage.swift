/// https://developer.apple.com/documentation/swiftui/appstorage
@propertyWrapper public struct AppStorage<Value>: DynamicProperty, PlaceBound {
  private final class Home: @unchecked Sendable {
    var store: UserDefaults?
    var changes: Changes?

    init(_ store: UserDefaults?) { self.store = store }
  }

  private let home: Home
  private let get: (UserDefaults) -> Value
  private let put: (UserDefaults, Value) -> Void

  private init(
    _ store: UserDefaults?, get: @escaping (UserDefaults) -> Value, put: @escaping (UserDefaults, Value) -> Void
  ) {
    home = Home(store)
    self.get = get
    self.put = put
  }

  /// Without a store of its own, a screen's, so that tests leave nothing behind and do not meet.
  private var store: UserDefaults { home.store ?? .standard }

  public var wrappedValue: Value {
    get { get(store) }
    nonmutating set {
      put(store, newValue)
      home.changes?.mark()
    }
  }

  public var projectedValue: Binding<Value> { Binding(read: { wrappedValue }, write: { wrappedValue = $0 }) }

  @MainActor func bind(_ name: String, in scope: Scope) {
    if home.store == nil { home.store = scope.screen.defaults }
    home.changes = scope.screen.changes
  }
}

extension AppStorage {
  private init(plain value: Value, _ key: String, _ store: UserDefaults?) {
    self.init(
      store,
      get: { $0.object(forKey: key) as? Value ?? value },
      put: { $0.set($1, forKey: key) }
    )
  }

  public init(wrappedValue: Value, _ key: String, store: UserDefaults? = nil) where Value == Bool {
    self.init(plain: wrappedValue, key, store)
  }

  public init(wrappedValue: Value, _ key: String, store: UserDefaults? = nil) where Value == Int {
    self.init(plain: wrappedValue, key, store)
  }

  public init(wrappedValue: Value, _ key: String, store: UserDefaults? = nil) where Value == Double {
    self.init(plain: wrappedValue, key, store)
  }

  public init(wrappedValue: Value, _ key: String, store: UserDefaults? = nil) where Value == String {
    self.init(plain: wrappedValue, key, store)
  }

  public init(wrappedValue: Value, _ key: String, store: UserDefaults? = nil)
  where Value: RawRepresentable, Value.RawValue == String {
    self.init(
      store,
      get: { $0.string(forKey: key).flatMap(Value.init(rawValue:)) ?? wrappedValue },
      put: { $0.set($1.rawValue, forKey: key) }
    )
  }

  public init(wrappedValue: Value, _ key: String, store: UserDefaults? = nil)
  where Value: RawRepresentable, Value.RawValue == Int {
    self.init(
      store,
      get: { ($0.object(forKey: key) as? Int).flatMap(Value.init(rawValue:)) ?? wrappedValue },
      put: { $0.set($1.rawValue, forKey: key) }
    )
  }
}

extension AppStorage where Value: ExpressibleByNilLiteral {
  private init(optional key: String, _ store: UserDefaults?) {
    self.init(store, get: { $0.object(forKey: key) as? Value ?? nil }, put: { $0.set($1, forKey: key) })
  }

  public init(_ key: String, store: UserDefaults? = nil) where Value == Bool? { self.init(optional: key, store) }
  public init(_ key: String, store: UserDefaults? = nil) where Value == Int? { self.init(optional: key, store) }
  public init(_ key: String, store: UserDefaults? = nil) where Value == Double? { self.init(optional: key, store) }
  public init(_ key: String, store: UserDefaults? = nil) where Value == String? { self.init(optional: key, store) }
}

/// https://developer.apple.com/documentation/swiftui/scaledmetric
@propertyWrapper public struct ScaledMetric<Value: BinaryFloatingPoint>: DynamicProperty, PlaceBound {
  private let base: Value
  private let size = Kept<DynamicTypeSize>(.large)

  public init(wrappedValue: Value, relativeTo textStyle: Font.TextStyle) { base = wrappedValue }
  public init(wrappedValue: Value) { base = wrappedValue }

  public var wrappedValue: Value { base * Value(size.value.growth) }

  @MainActor func bind(_ name: String, in scope: Scope) { size.value = scope.environment.dynamicTypeSize }
}

extension DynamicTypeSize {
  /// About how much body text grows; Apple's own curve differs from text style to text style.
  fileprivate var growth: Double {
    switch self {
    case .xSmall: 0.82
    case .small: 0.88
    case .medium: 0.94
    case .large: 1
    case .xLarge: 1.12
    case .xxLarge: 1.24
    case .xxxLarge: 1.35
    case .accessibility1: 1.65
    case .accessibility2: 1.94
    case .accessibility3: 2.35
    case .accessibility4: 2.76
    case .accessibility5: 3.12
    }
  }
}

/// https://developer.apple.com/documentation/swiftui/namespace
@propertyWrapper public struct Namespace: DynamicProperty, PlaceBound {
  /// https://developer.apple.com/documentation/swiftui/namespace/id
  public struct ID: Hashable, Sendable {
    private let number = UUID()
  }

  private let link = SlotLink(ID())

  public init() {}
  public var wrappedValue: ID { link.slot.value }

  @MainActor func bind(_ name: String, in scope: Scope) { link.bind(name, in: scope) }
}
