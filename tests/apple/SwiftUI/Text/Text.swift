/// https://developer.apple.com/documentation/swiftui/text
nonisolated public struct Text: View, Resolvable, Equatable, Sendable {
  /// https://developer.apple.com/documentation/swiftui/text/datestyle
  public struct DateStyle: Equatable, Sendable {
    fileprivate let name: String

    public static let time = DateStyle(name: "time")
    public static let date = DateStyle(name: "date")
    public static let relative = DateStyle(name: "relative")
    public static let offset = DateStyle(name: "offset")
    public static let timer = DateStyle(name: "timer")
  }

  /// https://developer.apple.com/documentation/swiftui/text/truncationmode
  public enum TruncationMode: Hashable, Sendable {
    case head
    case tail
    case middle
  }

  /// https://developer.apple.com/documentation/swiftui/text/case
  public enum Case: Hashable, Sendable {
    case uppercase
    case lowercase
  }

  /// Reads the words only once the environment's language is known. Immutable, so it may cross.
  private final class Words: @unchecked Sendable {
    let spell: (EnvironmentValues) -> String
    init(_ spell: @escaping (EnvironmentValues) -> String) { self.spell = spell }
  }

  private let words: Words
  public var body: Never { bodyless() }

  private init(spell: @escaping (EnvironmentValues) -> String) { words = Words(spell) }

  public init(verbatim content: String) { self.init { _ in content } }

  @_disfavoredOverload public init<S: StringProtocol>(_ content: S) { self.init(verbatim: String(content)) }

  public init(
    _ key: LocalizedStringKey, tableName: String? = nil, bundle: Bundle? = nil, comment: StaticString? = nil
  ) {
    self.init { $0.string(of: key) }
  }

  // A literal is a key, not an attributed string.
  @_disfavoredOverload public init(_ attributedContent: AttributedString) {
    self.init(verbatim: String(attributedContent.characters))
  }

  public init(_ date: Date, style: DateStyle) {
    self.init { environment in
      switch style.name {
      case "date": date.formatted(Date.FormatStyle(date: .long, time: .omitted, locale: environment.locale))
      case "time": date.formatted(Date.FormatStyle(date: .omitted, time: .shortened, locale: environment.locale))
      default: "\(date.timeIntervalSinceReferenceDate)"
      }
    }
  }

  public init<F: FormatStyle>(_ input: F.FormatInput, format: F)
  where F.FormatInput: Equatable, F.FormatOutput == String {
    self.init { format.locale($0.locale).format(input) }
  }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] { [ScreenElement(.text, string(in: scope.environment))] }

  func string(in environment: EnvironmentValues) -> String { words.spell(environment) }

  public static func + (first: Text, second: Text) -> Text {
    Text { first.string(in: $0) + second.string(in: $0) }
  }

  public static func == (one: Text, other: Text) -> Bool {
    one.string(in: EnvironmentValues()) == other.string(in: EnvironmentValues())
  }
}

// A text stays a text under these, so that `+` can follow.
extension Text {
  public func font(_ font: Font?) -> Text { self }
  public func fontWeight(_ weight: Font.Weight?) -> Text { self }
  public func fontDesign(_ design: Font.Design?) -> Text { self }
  public func foregroundStyle<S: ShapeStyle>(_ style: S) -> Text { self }
  public func bold() -> Text { self }
  public func bold(_ isActive: Bool) -> Text { self }
  public func italic() -> Text { self }
  public func italic(_ isActive: Bool) -> Text { self }
  public func underline(_ isActive: Bool = true, color: Color? = nil) -> Text { self }
  public func strikethrough(_ isActive: Bool = true, color: Color? = nil) -> Text { self }
  public func monospacedDigit() -> Text { self }
  public func kerning(_ kerning: CGFloat) -> Text { self }
  public func tracking(_ tracking: CGFloat) -> Text { self }
  public func baselineOffset(_ baselineOffset: CGFloat) -> Text { self }
  public func speechSpellsOutCharacters(_ value: Bool = true) -> Text { self }
  public func accessibilityHeading(_ level: AccessibilityHeadingLevel) -> Text { self }

  public func accessibilityLabel(_ label: Text) -> Text { label }
  public func accessibilityLabel(_ labelKey: LocalizedStringKey) -> Text { Text(labelKey) }
  @_disfavoredOverload public func accessibilityLabel<S: StringProtocol>(_ label: S) -> Text { Text(label) }
}

extension EnvironmentValues {
  func string(of key: LocalizedStringKey) -> String {
    let format = catalog?.format(of: key, locale: locale) ?? key.format
    guard !key.values.isEmpty else { return format }
    var next = 0
    return format.filled { specifier in
      let index = specifier.position.map { $0 - 1 } ?? next
      next = index + 1
      guard key.values.indices.contains(index) else { return "%\(specifier.type)" }
      return key.values[index].string(specifier, in: self)
    }
  }
}
