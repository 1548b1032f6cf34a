/// https://developer.apple.com/documentation/swiftui/view
@MainActor @preconcurrency public protocol View {
  associatedtype Body: View
  @ViewBuilder @MainActor @preconcurrency var body: Self.Body { get }
}

extension Never: View {
  public var body: Never { bodyless() }
}

/// A view of this module: it says itself which elements it becomes, and has no body.
nonisolated protocol Resolvable: View where Body == Never {
  @MainActor func resolve(_ scope: Scope) -> [ScreenElement]
}

nonisolated func bodyless() -> Never { fatalError("this view resolves itself; nobody asks for its body") }

/// A view with a modifier of this module on it.
nonisolated struct Altered<Content: View>: View, Resolvable {
  let content: Content
  let alter: @MainActor (Content, Scope) -> [ScreenElement]
  var body: Never { bodyless() }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] { alter(content, scope.child("altered")) }
}

extension View {
  /// Takes the resolving of the view into its own hands.
  nonisolated func altered(_ alter: @escaping @MainActor (Self, Scope) -> [ScreenElement]) -> Altered<Self> {
    Altered(content: self, alter: alter)
  }

  /// Changes each element the view becomes.
  nonisolated func eachElement(_ change: @escaping @MainActor (inout ScreenElement) -> Void) -> Altered<Self> {
    altered { content, scope in
      var elements = scope.resolve(content)
      for index in elements.indices { change(&elements[index]) }
      return elements
    }
  }

  /// Changes what the view finds around it.
  nonisolated func inScope(_ change: @escaping @MainActor (inout Scope) -> Void) -> Altered<Self> {
    altered { content, scope in
      var scope = scope
      change(&scope)
      return scope.resolve(content)
    }
  }
}
