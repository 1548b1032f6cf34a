/// https://developer.apple.com/documentation/swiftui/gesture
@MainActor @preconcurrency public protocol Gesture<Value> {
  associatedtype Value
  associatedtype Body: Gesture
  @MainActor @preconcurrency var body: Self.Body { get }
}

extension Never: Gesture {
  public typealias Value = Never
}

/// A gesture of this module: it says itself which touches it answers.
nonisolated protocol TouchAnswering: Gesture where Body == Never {
  @MainActor func answer(_ handlers: GestureHandlers<Value>, in actions: inout ScreenElement.Actions)
}

/// What the modifiers on a gesture ask to be called.
nonisolated struct GestureHandlers<Value> {
  var changed: (Value) -> Void = { _ in }
  var ended: (Value) -> Void = { _ in }
}

/// What happens while a finger rests on an element.
struct LongPress {
  var minimumDuration: Double
  var perform: @MainActor () -> Void
  var pressing: @MainActor (Bool) -> Void
}

/// https://developer.apple.com/documentation/swiftui/tapgesture
nonisolated public struct TapGesture: Gesture, TouchAnswering {
  public typealias Value = Void
  public var count: Int
  public var body: Never { bodyless() }

  public init(count: Int = 1) { self.count = count }

  @MainActor func answer(_ handlers: GestureHandlers<Void>, in actions: inout ScreenElement.Actions) {
    actions.tap = { handlers.ended(()) }
  }
}

/// https://developer.apple.com/documentation/swiftui/longpressgesture
nonisolated public struct LongPressGesture: Gesture, TouchAnswering {
  public typealias Value = Bool
  public var minimumDuration: Double
  public var maximumDistance: CGFloat
  public var body: Never { bodyless() }

  public init(minimumDuration: Double = 0.5, maximumDistance: CGFloat = 10) {
    self.minimumDuration = minimumDuration
    self.maximumDistance = maximumDistance
  }

  @MainActor func answer(_ handlers: GestureHandlers<Bool>, in actions: inout ScreenElement.Actions) {
    actions.press = LongPress(
      minimumDuration: minimumDuration, perform: { handlers.ended(true) },
      pressing: { if $0 { handlers.changed(true) } })
  }
}

/// https://developer.apple.com/documentation/swiftui/draggesture
nonisolated public struct DragGesture: Gesture, TouchAnswering {
  /// https://developer.apple.com/documentation/swiftui/draggesture/value
  public struct Value: Equatable, Sendable {
    public var time: Date
    public var location: CGPoint
    public var startLocation: CGPoint
    public var translation: CGSize {
      CGSize(width: location.x - startLocation.x, height: location.y - startLocation.y)
    }
    public var predictedEndTranslation: CGSize { translation }
  }

  public var minimumDistance: CGFloat
  public var body: Never { bodyless() }

  public init(minimumDistance: CGFloat = 10, coordinateSpace: some CoordinateSpaceProtocol = .local) {
    self.minimumDistance = minimumDistance
  }

  @MainActor func answer(_ handlers: GestureHandlers<Value>, in actions: inout ScreenElement.Actions) {
    let minimum = minimumDistance
    actions.drag = { way in
      guard (way.width * way.width + way.height * way.height).squareRoot() >= minimum else { return }
      let now = Screen.current?.now ?? Date(timeIntervalSinceReferenceDate: 0)
      let value = Value(time: now, location: CGPoint(x: way.width, y: way.height), startLocation: .zero)
      handlers.changed(value)
      handlers.ended(value)
    }
  }
}

/// A gesture with handlers on it.
nonisolated struct HandledGesture<Base: Gesture>: Gesture, TouchAnswering {
  typealias Value = Base.Value
  let base: Base
  let handlers: GestureHandlers<Base.Value>
  var body: Never { bodyless() }

  @MainActor func answer(_ outer: GestureHandlers<Base.Value>, in actions: inout ScreenElement.Actions) {
    let own = handlers
    let both = GestureHandlers<Base.Value>(
      changed: {
        own.changed($0)
        outer.changed($0)
      },
      ended: {
        own.ended($0)
        outer.ended($0)
      })
    base.add(both, to: &actions)
  }
}

extension Gesture {
  func add(_ handlers: GestureHandlers<Value>, to actions: inout ScreenElement.Actions) {
    if let own = self as? any TouchAnswering {
      own.take(handlers, &actions)
    } else {
      var base = body as any Gesture
      while !(base is any TouchAnswering) { base = base.body }
      (base as? any TouchAnswering)?.take(GestureHandlers<Any>(), &actions)
    }
  }

  nonisolated public func onEnded(_ action: @escaping (Value) -> Void) -> some Gesture<Value> {
    HandledGesture(base: self, handlers: GestureHandlers(ended: action))
  }
}

extension Gesture where Value: Equatable {
  nonisolated public func onChanged(_ action: @escaping (Value) -> Void) -> some Gesture<Value> {
    HandledGesture(base: self, handlers: GestureHandlers(changed: action))
  }
}

extension TouchAnswering {
  /// Opens the type once more: the handlers of a gesture are those of its own values, or none.
  @MainActor fileprivate func take(_ handlers: Any, _ actions: inout ScreenElement.Actions) {
    answer(handlers as? GestureHandlers<Value> ?? GestureHandlers(), in: &actions)
  }
}
