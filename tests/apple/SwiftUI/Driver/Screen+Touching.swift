extension Screen {
  /// A finger taps: a control, a tab, a row, a gesture.
  func tap(_ label: String? = nil, role: ScreenElement.Role? = nil, id: String? = nil) throws {
    let element = try able(label, role: role, id: id, to: "can be tapped") { $0.touch.tap != nil }
    if element.actions.focus != nil { return try focus(label, role: role, id: id) }
    acting { element.touch.tap?() }
  }

  /// A finger rests for some seconds of the screen's time, and is lifted. What is shorter than the gesture asks for
  /// only tells that it was pressed.
  func press(
    _ label: String? = nil, role: ScreenElement.Role? = nil, id: String? = nil, for seconds: Double
  ) throws {
    let element = try able(label, role: role, id: id, to: "can be pressed") { $0.touch.press != nil }
    guard let press = element.touch.press else { return }
    acting { press.pressing(true) }
    pass(min(seconds, press.minimumDuration))
    if seconds >= press.minimumDuration { acting { press.perform() } }
    pass(max(seconds - press.minimumDuration, 0))
    acting { press.pressing(false) }
  }

  func drag(_ label: String? = nil, role: ScreenElement.Role? = nil, id: String? = nil, by way: CGSize) throws {
    let element = try able(label, role: role, id: id, to: "can be dragged") { $0.actions.drag != nil }
    acting { element.actions.drag?(way) }
  }

  /// Gives a text field, a toggle, a slider or a date picker a value.
  func set(_ label: String? = nil, role: ScreenElement.Role? = nil, id: String? = nil, to value: Any) throws {
    let element = try able(label, role: role, id: id, to: "takes a value") { $0.actions.set != nil }
    guard acting({ element.actions.set?(value) }) == true else {
      throw failure("\(element.role.rawValue) “\(element.label)” cannot take \(value)")
    }
  }

  /// Types as a person does: into the field that thereby has the focus.
  func type(_ text: String, into label: String? = nil, id: String? = nil) throws {
    let field = try able(label, role: nil, id: id, to: "takes text") { $0.isTextInput }
    acting { field.actions.focus?(true) }
    try set(label, role: field.role, id: id, to: text)
  }

  /// The return key.
  func submit(_ label: String? = nil, id: String? = nil) throws {
    let field = try able(label, role: nil, id: id, to: "takes text") { $0.isTextInput }
    acting { for submit in field.actions.submit { submit() } }
  }

  func focus(_ label: String? = nil, role: ScreenElement.Role? = nil, id: String? = nil) throws {
    let element = try able(label, role: role, id: id, to: "can be focused") { $0.actions.focus != nil }
    acting { element.actions.focus?(true) }
  }

  func choose(_ option: String, in picker: String? = nil, id: String? = nil) throws {
    let picker = try able(picker, role: .picker, id: id, to: "offers options") { _ in true }
    let options = picker.children.filter { $0.label == option }
    guard options.count == 1, options[0].isEnabled, let choose = options[0].actions.tap else {
      throw failure("the picker “\(picker.label)” has \(options.count) options “\(option)” to choose")
    }
    acting { choose() }
  }

  /// The back button of a navigation stack.
  func back() throws {
    let button = try able(nil, role: .back, id: nil, to: "goes back") { _ in true }
    acting { button.actions.tap?() }
  }

  /// Swipes the sheet on top away.
  func dismiss() throws {
    guard let layer = layers.last, let close = layer.actions.escape else {
      throw failure("nothing on top can be swiped away")
    }
    acting { close() }
  }

  func able(
    _ label: String?, role: ScreenElement.Role?, id: String?, to what: String, where can: (ScreenElement) -> Bool
  ) throws -> ScreenElement {
    let element = try one(label, role: role, id: id, that: what, where: can)
    guard element.isEnabled else { throw failure("\(element.role.rawValue) “\(element.label)” is disabled") }
    return element
  }
}

// What only an assistive reader does.
extension Screen {
  /// A double tap on the element that is read.
  func activate(_ label: String? = nil, role: ScreenElement.Role? = nil, id: String? = nil) throws {
    let element = try able(label, role: role, id: id, to: "can be activated") {
      !$0.isHidden && ($0.actions.activate ?? $0.touch.tap) != nil
    }
    acting { (element.actions.activate ?? element.touch.tap)?() }
  }

  func perform(
    _ action: String, on label: String? = nil, role: ScreenElement.Role? = nil, id: String? = nil
  ) throws {
    let element = try able(label, role: role, id: id, to: "offers “\(action)”") { element in
      element.actions.named.contains { $0.name == action }
    }
    acting { element.actions.named.first { $0.name == action }?.perform() }
  }

  /// A swipe up or down on something adjustable.
  func adjust(
    _ label: String? = nil, role: ScreenElement.Role? = nil, id: String? = nil,
    _ direction: AccessibilityAdjustmentDirection
  ) throws {
    let element = try able(label, role: role, id: id, to: "can be adjusted") { $0.actions.adjust != nil }
    acting { element.actions.adjust?(direction) }
  }

  func increment(_ label: String? = nil, role: ScreenElement.Role? = nil, id: String? = nil) throws {
    try adjust(label, role: role, id: id, .increment)
  }

  func decrement(_ label: String? = nil, role: ScreenElement.Role? = nil, id: String? = nil) throws {
    try adjust(label, role: role, id: id, .decrement)
  }

  /// The double tap of two fingers, anywhere.
  func magicTap() throws { try anywhere("a magic tap") { $0.magicTap } }

  /// The scrub of two fingers: back, close.
  func escape() throws { try anywhere("a scrub") { $0.escape } }

  private func anywhere(
    _ what: String, _ action: (ScreenElement.Actions) -> (@MainActor () -> Void)?
  ) throws {
    // The innermost answer goes first.
    guard let act = front.flatMap(\.family).reversed().compactMap({ action($0.actions) }).first else {
      throw failure("nothing answers \(what)")
    }
    acting { act() }
  }
}

extension ScreenElement {
  var isTextInput: Bool { [.textField, .secureField, .textEditor].contains(role) }

  /// What a touch does: what the element answers itself, or a gesture on what it is made of.
  fileprivate var touch: (tap: (@MainActor () -> Void)?, press: LongPress?) {
    let gestures = family.filter { !$0.isControl }
    let tap = actions.tap ?? actions.focus.map { focus in { @MainActor in focus(true) } }
    return (
      tap ?? gestures.lazy.compactMap(\.actions.tap).first,
      actions.press ?? gestures.lazy.compactMap(\.actions.press).first
    )
  }
}
