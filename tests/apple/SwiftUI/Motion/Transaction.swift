/// https://developer.apple.com/documentation/swiftui/transaction
public struct Transaction {
  public var animation: Animation?
  public var disablesAnimations = false
  public var isContinuous = false

  public init() {}
  public init(animation: Animation?) { self.animation = animation }

  /// The one under which state is being changed right now.
  @TaskLocal static var current: Changing?

  final class Changing: @unchecked Sendable {
    let transaction: Transaction
    /// Whose state was changed.
    var screens: [Changes] = []

    init(_ transaction: Transaction) { self.transaction = transaction }

    /// Changes state; gives the screen on which something moves. A model tells of its first change only, so the screen
    /// at work is asked besides.
    fileprivate func change<Result>(_ body: () throws -> Result) rethrows -> (Result, Screen?) {
      let result = try Transaction.$current.withValue(self) { try body() }
      let marked = screens.first?.screen
      let adopts = Screen.current?.changes.adopt(transaction) == true
      return (result, marked ?? (adopts ? Screen.current : nil))
    }
  }
}

/// https://developer.apple.com/documentation/swiftui/withtransaction(_:_:)
public func withTransaction<Result>(_ transaction: Transaction, _ body: () throws -> Result) rethrows -> Result {
  try Transaction.Changing(transaction).change(body).0
}

/// https://developer.apple.com/documentation/swiftui/withanimation(_:_:)
public func withAnimation<Result>(
  _ animation: Animation? = .default, _ body: () throws -> Result
) rethrows -> Result {
  try withTransaction(Transaction(animation: animation), body)
}

/// https://developer.apple.com/documentation/swiftui/animationcompletioncriteria
public struct AnimationCompletionCriteria: Hashable, Sendable {
  private let name: String

  public static let logicallyComplete = AnimationCompletionCriteria(name: "logicallyComplete")
  public static let removed = AnimationCompletionCriteria(name: "removed")
}

/// https://developer.apple.com/documentation/swiftui/withanimation(_:completioncriteria:_:completion:)
///
/// The completion comes when as much of the screen's time has passed (`Screen.pass(_:)`); where nothing on a screen
/// changed, at once.
public func withAnimation<Result>(
  _ animation: Animation = .default, completionCriteria: AnimationCompletionCriteria = .logicallyComplete,
  _ body: () throws -> Result, completion: @escaping () -> Void
) rethrows -> Result {
  let (result, screen) = try Transaction.Changing(Transaction(animation: animation)).change(body)
  MainActor.assumeIsolated {
    if let screen {
      screen.clock.add(after: animation.whole, completion)
    } else {
      completion()
    }
  }
  return result
}

extension View {
  /// https://developer.apple.com/documentation/swiftui/view/animation(_:value:)
  nonisolated public func animation<V: Equatable>(_ animation: Animation?, value: V) -> some View {
    altered { content, scope in
      var scope = scope
      let last = scope.place.kept("value", first: Kept(value))
      if last.value != value { scope.transaction.animation = animation }
      last.value = value
      return scope.resolve(content)
    }
  }

  /// https://developer.apple.com/documentation/swiftui/view/transaction(_:)
  nonisolated public func transaction(_ transform: @escaping (inout Transaction) -> Void) -> some View {
    inScope { transform(&$0.transaction) }
  }

  // https://developer.apple.com/documentation/swiftui/view/transition(_:)
  nonisolated public func transition(_ t: AnyTransition) -> some View { self }
  nonisolated public func contentTransition(_ transition: ContentTransition) -> some View { self }
  nonisolated public func matchedGeometryEffect<ID: Hashable>(
    id: ID, in namespace: Namespace.ID, isSource: Bool = true
  ) -> some View { self }
}

/// https://developer.apple.com/documentation/swiftui/anytransition
public struct AnyTransition: Sendable {
  private init() {}

  public static let identity = AnyTransition()
  public static let opacity = AnyTransition()
  public static var scale: AnyTransition { .init() }
  public static var slide: AnyTransition { .init() }
  public static func scale(scale: CGFloat, anchor: UnitPoint = .center) -> AnyTransition { .init() }
  public static func move(edge: Edge) -> AnyTransition { .init() }
  public static func push(from edge: Edge) -> AnyTransition { .init() }
  public static func asymmetric(insertion: AnyTransition, removal: AnyTransition) -> AnyTransition { .init() }
  public func combined(with other: AnyTransition) -> AnyTransition { self }
  public func animation(_ animation: Animation?) -> AnyTransition { self }
}

/// https://developer.apple.com/documentation/swiftui/contenttransition
public struct ContentTransition: Equatable, Sendable {
  private let name: String

  public static let identity = ContentTransition(name: "identity")
  public static let opacity = ContentTransition(name: "opacity")
  public static let interpolate = ContentTransition(name: "interpolate")
  public static func numericText(countsDown: Bool = false) -> ContentTransition { .init(name: "numericText") }
}
