/// https://developer.apple.com/documentation/swiftui/gesturemask
public struct GestureMask: OptionSet, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let none: GestureMask = []
  public static let gesture = GestureMask(rawValue: 1)
  public static let subviews = GestureMask(rawValue: 2)
  public static let all: GestureMask = [.gesture, .subviews]
}

extension View {
  /// Adds what a touch on any part of the view does. Inner gestures and controls go first, as on a phone.
  nonisolated fileprivate func touchable(_ add: @escaping @MainActor (inout ScreenElement.Actions) -> Void) -> some View
  {
    altered { content, scope in
      var elements = scope.resolve(content)
      if elements.isEmpty { scope.screen.note("a gesture stands on a view without anything to touch") }
      guard scope.environment.isEnabled else { return elements }
      for index in elements.indices { elements[index].touchable(add) }
      return elements
    }
  }

  /// https://developer.apple.com/documentation/swiftui/view/ontapgesture(count:perform:)
  nonisolated public func onTapGesture(count: Int = 1, perform action: @escaping () -> Void) -> some View {
    touchable { actions in actions.tap = { action() } }
  }

  /// https://developer.apple.com/documentation/swiftui/view/onlongpressgesture(minimumduration:maximumdistance:perform:onpressingchanged:)
  nonisolated public func onLongPressGesture(
    minimumDuration: Double = 0.5, maximumDistance: CGFloat = 10, perform action: @escaping () -> Void,
    onPressingChanged: ((Bool) -> Void)? = nil
  ) -> some View {
    touchable { actions in
      actions.press = LongPress(
        minimumDuration: minimumDuration, perform: { action() }, pressing: { onPressingChanged?($0) })
    }
  }

  /// https://developer.apple.com/documentation/swiftui/view/gesture(_:including:)
  nonisolated public func gesture<T: Gesture>(_ gesture: T, including mask: GestureMask = .all) -> some View {
    touchable { if mask.contains(.gesture) { gesture.add(GestureHandlers(), to: &$0) } }
  }

  /// https://developer.apple.com/documentation/swiftui/view/simultaneousgesture(_:including:)
  nonisolated public func simultaneousGesture<T: Gesture>(
    _ gesture: T, including mask: GestureMask = .all
  ) -> some View {
    eachElement { element in
      guard mask.contains(.gesture) else { return }
      var added = ScreenElement.Actions()
      gesture.add(GestureHandlers(), to: &added)
      element.changeFamily { $0.actions.add(added) }
    }
  }

  /// https://developer.apple.com/documentation/swiftui/view/highprioritygesture(_:including:)
  nonisolated public func highPriorityGesture<T: Gesture>(
    _ gesture: T, including mask: GestureMask = .all
  ) -> some View {
    eachElement { element in
      guard mask.contains(.gesture) else { return }
      element.changeFamily { gesture.add(GestureHandlers(), to: &$0.actions) }
    }
  }

  /// https://developer.apple.com/documentation/swiftui/view/allowshittesting(_:)
  nonisolated public func allowsHitTesting(_ enabled: Bool) -> some View {
    eachElement { element in
      guard !enabled else { return }
      element.changeFamily {
        // A reader's user does not touch it, and finds it all the same.
        if $0.isControl, $0.actions.activate == nil { $0.actions.activate = $0.actions.tap }
        $0.actions.tap = nil
        $0.actions.press = nil
        $0.actions.drag = nil
      }
    }
  }
}

extension ScreenElement {
  @MainActor fileprivate mutating func touchable(_ add: @MainActor (inout Actions) -> Void) {
    for index in children.indices { children[index].touchable(add) }
    var added = Actions()
    add(&added)
    if actions.tap == nil, !isControl { actions.tap = added.tap }
    if actions.press == nil { actions.press = added.press }
    if actions.drag == nil { actions.drag = added.drag }
  }
}

extension ScreenElement.Actions {
  /// Both what was there and what comes to it.
  fileprivate mutating func add(_ other: Self) {
    if let more = other.tap {
      let there = tap
      tap = {
        there?()
        more()
      }
    }
    press = press ?? other.press
    drag = drag ?? other.drag
  }
}
