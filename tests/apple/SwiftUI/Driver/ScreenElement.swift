/// What a view becomes on a screen: something to see, to hear and to touch.
struct ScreenElement {
  enum Role: String {
    case text, image, shape, canvas, progress
    case button, link, toggle, slider, stepper, textField, secureField, textEditor, picker, option, datePicker, menu
    case group, list, section, form, scroll, tabView, tab, navigation, bar, back, sheet, cover, alert, dialog
  }

  /// What can be done with the element, by finger, keyboard or an assistive reader.
  struct Actions {
    var tap: (@MainActor () -> Void)?
    var press: LongPress?
    var drag: (@MainActor (CGSize) -> Void)?
    /// Takes a new value; false: not of the right kind, or out of bounds.
    var set: (@MainActor (Any) -> Bool)?
    var adjust: (@MainActor (AccessibilityAdjustmentDirection) -> Void)?
    var focus: (@MainActor (Bool) -> Void)?
    var submit: [@MainActor () -> Void] = []
    /// What an assistive reader's user does instead of a tap.
    var activate: (@MainActor () -> Void)?
    var magicTap: (@MainActor () -> Void)?
    var escape: (@MainActor () -> Void)?
    var named: [(name: String, perform: @MainActor () -> Void)] = []
  }

  var role: Role
  var label = ""
  var value = ""
  var hint = ""
  var identifier = ""
  var inputLabels: [String] = []
  var traits = AccessibilityTraits()
  var headingLevel: AccessibilityHeadingLevel?
  var sortPriority = 0.0
  var isEnabled = true
  /// Hidden from assistive readers; it is seen and touched all the same.
  var isHidden = false
  var isSelected = false
  var isFocused = false
  /// The sheet it stands in is not closed by a swipe.
  var forbidsDismissal = false
  /// The button that leaves a dialog without doing anything.
  var isCancel = false
  /// False: it can be touched as a part of something larger, and a reader is told that it does nothing itself.
  var respondsToReaders = true
  /// It holds what is read, and is not read itself: its name is said on the way in.
  var isContainer = false
  /// Its label was written for it, or is text on the screen; not the name of a picture.
  var isLabelled = true
  /// What a slider stands at.
  var number: Double?
  var tag: AnyHashable?
  var actions = Actions()
  var drawn = Drawn()
  var children: [ScreenElement] = []

  init(_ role: Role, _ label: String = "", children: [ScreenElement] = []) {
    self.role = role
    self.label = label
    self.children = children
  }

  /// One thing to a reader, whatever it is made of.
  var isControl: Bool {
    switch role {
    case .button, .link, .toggle, .slider, .stepper, .textField, .secureField, .textEditor, .picker, .option,
      .datePicker, .menu, .tab, .back:
      true
    default: false
    }
  }

  /// The element and all inside it.
  var family: [ScreenElement] { [self] + children.flatMap(\.family) }

  /// The element and all inside it that stand for themselves: not what a control or a spoken group is made of.
  var parts: [ScreenElement] {
    isControl || (role == .group && isSpoken)
      ? [self] : [self] + children.inReadingOrder.flatMap(\.parts)
  }

  /// Whether a reader stops at it.
  var isSpoken: Bool {
    guard !isHidden, !isContainer else { return false }
    switch role {
    case .text, .group, .shape, .canvas: return !label.isEmpty || !value.isEmpty
    case .image, .progress: return true
    default: return isControl
    }
  }

  /// Changes the element and all inside it.
  mutating func changeFamily(_ change: (inout ScreenElement) -> Void) {
    change(&self)
    for index in children.indices { children[index].changeFamily(change) }
  }
}

extension [ScreenElement] {
  /// What a reader says when it takes them as one.
  var spoken: String {
    flatMap { element -> [String] in
      if element.isHidden { return [] }
      return element.label.isEmpty ? [element.children.spoken] : [element.label]
    }
    .filter { !$0.isEmpty }
    .joined(separator: ", ")
  }

  /// As they stand, but for `accessibilitySortPriority`.
  var inReadingOrder: [ScreenElement] {
    guard contains(where: { $0.sortPriority != 0 }) else { return self }
    return enumerated()
      .sorted { ($1.element.sortPriority, $0.offset) < ($0.element.sortPriority, $1.offset) }
      .map(\.element)
  }
}
