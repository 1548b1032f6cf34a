/// https://developer.apple.com/documentation/swiftui/dynamicproperty
public protocol DynamicProperty {
  mutating func update()
}

extension DynamicProperty {
  public mutating func update() {}
}

/// A property wrapper of this module, which needs its view's place before the body is asked for.
protocol PlaceBound {
  @MainActor func bind(_ name: String, in scope: Scope)
}

/// A value that lives at a place and whose change asks for a new pass.
final class Slot<Value>: @unchecked Sendable {
  var owner: Changes?
  var value: Value {
    didSet { owner?.mark() }
  }

  init(_ value: Value) { self.value = value }
}

/// What the copies of one wrapper share: the slot at their view's place, once they are bound.
final class SlotLink<Value>: @unchecked Sendable {
  var slot: Slot<Value>
  let initial: Value
  private var pass = 0

  init(_ initial: Value) {
    self.initial = initial
    slot = Slot(initial)
  }

  @MainActor func bind(_ name: String, in scope: Scope) {
    let here = scope.state(name, first: initial)
    if pass == scope.screen.passes, slot !== here {
      scope.screen.note("one view value stands at two places: \(name) is one state here, and two on Apple's systems")
    }
    pass = scope.screen.passes
    slot = here
  }
}
