// Styles of Apple's own that change nothing but looks.

// MARK: PickerStyle

/// https://developer.apple.com/documentation/swiftui/pickerstyle
@MainActor @preconcurrency public protocol PickerStyle {}

/// https://developer.apple.com/documentation/swiftui/defaultpickerstyle
nonisolated public struct DefaultPickerStyle: PickerStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/segmentedpickerstyle
nonisolated public struct SegmentedPickerStyle: PickerStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/menupickerstyle
nonisolated public struct MenuPickerStyle: PickerStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/inlinepickerstyle
nonisolated public struct InlinePickerStyle: PickerStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/wheelpickerstyle
nonisolated public struct WheelPickerStyle: PickerStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/navigationlinkpickerstyle
nonisolated public struct NavigationLinkPickerStyle: PickerStyle {
  public init() {}
}

extension PickerStyle where Self == DefaultPickerStyle {
  nonisolated public static var automatic: DefaultPickerStyle { .init() }
}

extension PickerStyle where Self == SegmentedPickerStyle {
  nonisolated public static var segmented: SegmentedPickerStyle { .init() }
}

extension PickerStyle where Self == MenuPickerStyle {
  nonisolated public static var menu: MenuPickerStyle { .init() }
}

extension PickerStyle where Self == InlinePickerStyle {
  nonisolated public static var inline: InlinePickerStyle { .init() }
}

extension PickerStyle where Self == WheelPickerStyle {
  nonisolated public static var wheel: WheelPickerStyle { .init() }
}

extension PickerStyle where Self == NavigationLinkPickerStyle {
  nonisolated public static var navigationLink: NavigationLinkPickerStyle { .init() }
}

// MARK: ListStyle

/// https://developer.apple.com/documentation/swiftui/liststyle
@MainActor @preconcurrency public protocol ListStyle {}

/// https://developer.apple.com/documentation/swiftui/defaultliststyle
nonisolated public struct DefaultListStyle: ListStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/plainliststyle
nonisolated public struct PlainListStyle: ListStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/insetliststyle
nonisolated public struct InsetListStyle: ListStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/insetgroupedliststyle
nonisolated public struct InsetGroupedListStyle: ListStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/groupedliststyle
nonisolated public struct GroupedListStyle: ListStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/sidebarliststyle
nonisolated public struct SidebarListStyle: ListStyle {
  public init() {}
}

extension ListStyle where Self == DefaultListStyle {
  nonisolated public static var automatic: DefaultListStyle { .init() }
}

extension ListStyle where Self == PlainListStyle {
  nonisolated public static var plain: PlainListStyle { .init() }
}

extension ListStyle where Self == InsetListStyle {
  nonisolated public static var inset: InsetListStyle { .init() }
}

extension ListStyle where Self == InsetGroupedListStyle {
  nonisolated public static var insetGrouped: InsetGroupedListStyle { .init() }
}

extension ListStyle where Self == GroupedListStyle {
  nonisolated public static var grouped: GroupedListStyle { .init() }
}

extension ListStyle where Self == SidebarListStyle {
  nonisolated public static var sidebar: SidebarListStyle { .init() }
}

// MARK: TextFieldStyle

/// https://developer.apple.com/documentation/swiftui/textfieldstyle
@MainActor @preconcurrency public protocol TextFieldStyle {}

/// https://developer.apple.com/documentation/swiftui/defaulttextfieldstyle
nonisolated public struct DefaultTextFieldStyle: TextFieldStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/plaintextfieldstyle
nonisolated public struct PlainTextFieldStyle: TextFieldStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/roundedbordertextfieldstyle
nonisolated public struct RoundedBorderTextFieldStyle: TextFieldStyle {
  public init() {}
}

extension TextFieldStyle where Self == DefaultTextFieldStyle {
  nonisolated public static var automatic: DefaultTextFieldStyle { .init() }
}

extension TextFieldStyle where Self == PlainTextFieldStyle {
  nonisolated public static var plain: PlainTextFieldStyle { .init() }
}

extension TextFieldStyle where Self == RoundedBorderTextFieldStyle {
  nonisolated public static var roundedBorder: RoundedBorderTextFieldStyle { .init() }
}

// MARK: FormStyle

/// https://developer.apple.com/documentation/swiftui/formstyle
@MainActor @preconcurrency public protocol FormStyle {}

/// https://developer.apple.com/documentation/swiftui/automaticformstyle
nonisolated public struct AutomaticFormStyle: FormStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/columnsformstyle
nonisolated public struct ColumnsFormStyle: FormStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/groupedformstyle
nonisolated public struct GroupedFormStyle: FormStyle {
  public init() {}
}

extension FormStyle where Self == AutomaticFormStyle {
  nonisolated public static var automatic: AutomaticFormStyle { .init() }
}

extension FormStyle where Self == ColumnsFormStyle {
  nonisolated public static var columns: ColumnsFormStyle { .init() }
}

extension FormStyle where Self == GroupedFormStyle {
  nonisolated public static var grouped: GroupedFormStyle { .init() }
}

// MARK: DatePickerStyle

/// https://developer.apple.com/documentation/swiftui/datepickerstyle
@MainActor @preconcurrency public protocol DatePickerStyle {}

/// https://developer.apple.com/documentation/swiftui/defaultdatepickerstyle
nonisolated public struct DefaultDatePickerStyle: DatePickerStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/compactdatepickerstyle
nonisolated public struct CompactDatePickerStyle: DatePickerStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/graphicaldatepickerstyle
nonisolated public struct GraphicalDatePickerStyle: DatePickerStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/wheeldatepickerstyle
nonisolated public struct WheelDatePickerStyle: DatePickerStyle {
  public init() {}
}

extension DatePickerStyle where Self == DefaultDatePickerStyle {
  nonisolated public static var automatic: DefaultDatePickerStyle { .init() }
}

extension DatePickerStyle where Self == CompactDatePickerStyle {
  nonisolated public static var compact: CompactDatePickerStyle { .init() }
}

extension DatePickerStyle where Self == GraphicalDatePickerStyle {
  nonisolated public static var graphical: GraphicalDatePickerStyle { .init() }
}

extension DatePickerStyle where Self == WheelDatePickerStyle {
  nonisolated public static var wheel: WheelDatePickerStyle { .init() }
}

// MARK: ProgressViewStyle

/// https://developer.apple.com/documentation/swiftui/progressviewstyle
@MainActor @preconcurrency public protocol ProgressViewStyle {}

/// https://developer.apple.com/documentation/swiftui/defaultprogressviewstyle
nonisolated public struct DefaultProgressViewStyle: ProgressViewStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/linearprogressviewstyle
nonisolated public struct LinearProgressViewStyle: ProgressViewStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/circularprogressviewstyle
nonisolated public struct CircularProgressViewStyle: ProgressViewStyle {
  public init() {}
}

extension ProgressViewStyle where Self == DefaultProgressViewStyle {
  nonisolated public static var automatic: DefaultProgressViewStyle { .init() }
}

extension ProgressViewStyle where Self == LinearProgressViewStyle {
  nonisolated public static var linear: LinearProgressViewStyle { .init() }
}

extension ProgressViewStyle where Self == CircularProgressViewStyle {
  nonisolated public static var circular: CircularProgressViewStyle { .init() }
}

// MARK: TabViewStyle

/// https://developer.apple.com/documentation/swiftui/tabviewstyle
@MainActor @preconcurrency public protocol TabViewStyle {}

/// https://developer.apple.com/documentation/swiftui/defaulttabviewstyle
nonisolated public struct DefaultTabViewStyle: TabViewStyle {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/pagetabviewstyle
nonisolated public struct PageTabViewStyle: TabViewStyle {
  public init() {}
}

extension TabViewStyle where Self == DefaultTabViewStyle {
  nonisolated public static var automatic: DefaultTabViewStyle { .init() }
}

extension TabViewStyle where Self == PageTabViewStyle {
  nonisolated public static var page: PageTabViewStyle { .init() }
}

extension View {
  nonisolated public func pickerStyle<S: PickerStyle>(_ style: S) -> some View { self }
  nonisolated public func listStyle<S: ListStyle>(_ style: S) -> some View { self }
  nonisolated public func textFieldStyle<S: TextFieldStyle>(_ style: S) -> some View { self }
  nonisolated public func formStyle<S: FormStyle>(_ style: S) -> some View { self }
  nonisolated public func datePickerStyle<S: DatePickerStyle>(_ style: S) -> some View { self }
  nonisolated public func progressViewStyle<S: ProgressViewStyle>(_ style: S) -> some View { self }
  nonisolated public func tabViewStyle<S: TabViewStyle>(_ style: S) -> some View { self }
  nonisolated public func labelsHidden() -> some View { self }
}
