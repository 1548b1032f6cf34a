/// https://developer.apple.com/documentation/swiftui/viewbuilder
@resultBuilder public struct ViewBuilder {
  public static func buildExpression<Content: View>(_ content: Content) -> Content { content }

  public static func buildBlock() -> EmptyView { EmptyView() }

  public static func buildBlock<Content: View>(_ content: Content) -> Content { content }

  @_disfavoredOverload
  public static func buildBlock<each Content: View>(
    _ content: repeat each Content
  ) -> TupleView<(repeat each Content)> {
    var parts: [any View] = []
    repeat parts.append(each content)
    return TupleView((repeat each content), parts: parts)
  }

  public static func buildIf<Content: View>(_ content: Content?) -> Content? { content }

  public static func buildEither<First: View, Second: View>(first: First) -> _ConditionalContent<First, Second> {
    _ConditionalContent(storage: .first(first))
  }

  public static func buildEither<First: View, Second: View>(second: Second) -> _ConditionalContent<First, Second> {
    _ConditionalContent(storage: .second(second))
  }

  public static func buildLimitedAvailability<Content: View>(_ content: Content) -> AnyView { AnyView(content) }
}

/// https://developer.apple.com/documentation/swiftui/tupleview
nonisolated public struct TupleView<T>: View, Resolvable {
  public var value: T
  let parts: [any View]
  public var body: Never { bodyless() }

  init(_ value: T, parts: [any View]) {
    self.value = value
    self.parts = parts
  }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    parts.enumerated().flatMap { index, part in scope.child(index).resolve(part) }
  }
}

/// What `if … else` in a builder becomes; each branch is a place of its own.
nonisolated public struct _ConditionalContent<TrueContent: View, FalseContent: View>: View, Resolvable {
  enum Storage {
    case first(TrueContent)
    case second(FalseContent)
  }

  let storage: Storage
  public var body: Never { bodyless() }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    switch storage {
    case .first(let view): scope.child("if").resolve(view)
    case .second(let view): scope.child("else").resolve(view)
    }
  }
}

extension Optional: View where Wrapped: View {
  public var body: Never { bodyless() }
}

extension Optional: Resolvable where Wrapped: View {
  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    guard let self else { return [] }
    return scope.child("some").resolve(self)
  }
}

/// Whether there is no view at all: an `EmptyView`, or an `if` that does not hold.
@MainActor func isNothing(_ view: some View) -> Bool {
  view is EmptyView || (view as? any Conditional)?.isNothing == true
}

private protocol Conditional {
  @MainActor var isNothing: Bool { get }
}

extension Optional: Conditional where Wrapped: View {
  @MainActor fileprivate var isNothing: Bool { self.map { SwiftUI.isNothing($0) } ?? true }
}

/// https://developer.apple.com/documentation/swiftui/emptyview
nonisolated public struct EmptyView: View, Resolvable {
  public init() {}
  public var body: Never { bodyless() }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] { [] }
}

/// https://developer.apple.com/documentation/swiftui/anyview
nonisolated public struct AnyView: View, Resolvable {
  let view: any View
  public var body: Never { bodyless() }

  public init<V: View>(_ view: V) { self.view = view }
  public init<V: View>(erasing view: V) { self.view = view }
  init(erased view: any View) { self.view = view }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] { scope.resolve(view) }
}

/// https://developer.apple.com/documentation/swiftui/group
nonisolated public struct Group<Content> {
  let content: Content
}

extension Group: View, Resolvable where Content: View {
  nonisolated public init(@ViewBuilder content: () -> Content) { self.content = content() }
  public var body: Never { bodyless() }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] { scope.resolve(content) }
}
