/// https://developer.apple.com/documentation/swiftui/picker
nonisolated public struct Picker<Label: View, SelectionValue: Hashable, Content: View>: View, Resolvable {
  private let selection: Binding<SelectionValue>
  private let content: Content
  private let label: Label
  public var body: Never { bodyless() }

  public init(
    selection: Binding<SelectionValue>, @ViewBuilder content: () -> Content, @ViewBuilder label: () -> Label
  ) {
    self.selection = selection
    self.content = content()
    self.label = label()
  }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    var picker = ScreenElement(.picker, scope.spoken("label", label))
    picker.isEnabled = scope.environment.isEnabled
    let chosen = AnyHashable(selection.wrappedValue)
    for content in scope.child("content").resolve(content).flatMap(\.parts) {
      guard let tag = content.tag else { continue }
      var option = ScreenElement(.option, content.label)
      option.tag = tag
      option.identifier = content.identifier
      option.isEnabled = picker.isEnabled && content.isEnabled
      option.isSelected = tag == chosen
      if option.isSelected { picker.value = option.label }
      // The very type: a tag of `Int` is none of `Int?`.
      if type(of: tag.base) == SelectionValue.self, let value = tag.base as? SelectionValue {
        let selection = selection
        option.actions.tap = { selection.wrappedValue = value }
      } else {
        scope.screen.note("picker “\(picker.label)”: \(tag) is no \(SelectionValue.self), so it can never be chosen")
      }
      picker.children.append(option)
    }
    if !picker.children.contains(where: \.isSelected) {
      scope.screen.note("picker “\(picker.label)”: no option is tagged \(chosen)")
    }
    return [picker]
  }
}

extension Picker where Label == Text {
  nonisolated public init(
    _ titleKey: LocalizedStringKey, selection: Binding<SelectionValue>, @ViewBuilder content: () -> Content
  ) {
    self.init(selection: selection, content: content) { Text(titleKey) }
  }

  @_disfavoredOverload nonisolated public init<S: StringProtocol>(
    _ title: S, selection: Binding<SelectionValue>, @ViewBuilder content: () -> Content
  ) {
    self.init(selection: selection, content: content) { Text(title) }
  }
}

/// https://developer.apple.com/documentation/swiftui/datepickercomponents
public struct DatePickerComponents: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }

  public static let hourAndMinute = DatePickerComponents(rawValue: 1)
  public static let date = DatePickerComponents(rawValue: 2)
}

/// https://developer.apple.com/documentation/swiftui/datepicker
nonisolated public struct DatePicker<Label: View>: View, Resolvable {
  public typealias Components = DatePickerComponents
  private let label: Label
  private let selection: Binding<Date>
  private let allows: (Date) -> Bool
  private let components: Components
  public var body: Never { bodyless() }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    var picker = ScreenElement(.datePicker, scope.spoken("label", label))
    let (selection, allows) = (selection, allows)
    let style = Date.FormatStyle(
      date: components.contains(.date) ? .long : .omitted,
      time: components.contains(.hourAndMinute) ? .shortened : .omitted,
      locale: scope.environment.locale, calendar: scope.environment.calendar, timeZone: scope.environment.timeZone)
    picker.value = selection.wrappedValue.formatted(style)
    picker.isEnabled = scope.environment.isEnabled
    picker.actions.set = { value in
      guard let value = value as? Date, allows(value) else { return false }
      selection.wrappedValue = value
      return true
    }
    return [picker]
  }
}

extension DatePicker where Label == Text {
  nonisolated public init(
    _ titleKey: LocalizedStringKey, selection: Binding<Date>,
    displayedComponents: Components = [.hourAndMinute, .date]
  ) {
    self.init(
      label: Text(titleKey), selection: selection, allows: { _ in true }, components: displayedComponents)
  }

  nonisolated public init(
    _ titleKey: LocalizedStringKey, selection: Binding<Date>, in range: ClosedRange<Date>,
    displayedComponents: Components = [.hourAndMinute, .date]
  ) {
    self.init(
      label: Text(titleKey), selection: selection, allows: range.contains, components: displayedComponents)
  }

  nonisolated public init(
    _ titleKey: LocalizedStringKey, selection: Binding<Date>, in range: PartialRangeFrom<Date>,
    displayedComponents: Components = [.hourAndMinute, .date]
  ) {
    self.init(
      label: Text(titleKey), selection: selection, allows: range.contains, components: displayedComponents)
  }

  nonisolated public init(
    _ titleKey: LocalizedStringKey, selection: Binding<Date>, in range: PartialRangeThrough<Date>,
    displayedComponents: Components = [.hourAndMinute, .date]
  ) {
    self.init(
      label: Text(titleKey), selection: selection, allows: range.contains, components: displayedComponents)
  }
}
