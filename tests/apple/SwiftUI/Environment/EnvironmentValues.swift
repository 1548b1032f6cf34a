/// https://developer.apple.com/documentation/swiftui/environmentkey
public protocol EnvironmentKey {
  associatedtype Value
  static var defaultValue: Self.Value { get }
}

/// https://developer.apple.com/documentation/swiftui/environmentvalues
///
/// What the system alone sets on a phone, a test sets through `Screen.environment`.
public struct EnvironmentValues {
  private var custom: [ObjectIdentifier: Any] = [:]
  var objects: [ObjectIdentifier: AnyObject] = [:]
  /// The words of the screen's language; nil: keys are shown as they are.
  var catalog: StringCatalog?

  public init() {}

  public subscript<K: EnvironmentKey>(key: K.Type) -> K.Value {
    get { custom[ObjectIdentifier(key)] as? K.Value ?? K.defaultValue }
    set { custom[ObjectIdentifier(key)] = newValue }
  }

  // The device and the person's settings.
  public var colorScheme = ColorScheme.light
  public internal(set) var colorSchemeContrast = ColorSchemeContrast.standard
  public var dynamicTypeSize = DynamicTypeSize.large
  public var layoutDirection = LayoutDirection.leftToRight
  public var locale = Locale(identifier: "en_US")
  public var calendar = Calendar(identifier: .gregorian)
  public var timeZone = TimeZone(identifier: "UTC") ?? .current
  public var scenePhase = ScenePhase.active
  public var displayScale: CGFloat = 3
  public var horizontalSizeClass: UserInterfaceSizeClass? = .compact
  public var verticalSizeClass: UserInterfaceSizeClass? = .regular
  public internal(set) var accessibilityReduceMotion = false
  public internal(set) var accessibilityReduceTransparency = false
  public internal(set) var accessibilityDifferentiateWithoutColor = false
  public internal(set) var accessibilityInvertColors = false
  public internal(set) var accessibilityVoiceOverEnabled = false
  public internal(set) var accessibilitySwitchControlEnabled = false
  public internal(set) var legibilityWeight: LegibilityWeight?

  // What views hand down.
  public var isEnabled = true
  public var openURL = OpenURLAction { _ in .systemAction }
  public internal(set) var dismiss = DismissAction {}
  public internal(set) var isPresented = false
  public internal(set) var isFocused = false
  public var font: Font?
  public var lineLimit: Int?
  public var lineSpacing: CGFloat = 0
  public var multilineTextAlignment = TextAlignment.leading
  public var minimumScaleFactor: CGFloat = 1
  public var redactionReasons: RedactionReasons = []
  public var controlSize = ControlSize.regular
  public var headerProminence = Prominence.standard
}

/// https://developer.apple.com/documentation/swiftui/colorscheme
public enum ColorScheme: CaseIterable, Hashable, Sendable {
  case light
  case dark
}

/// https://developer.apple.com/documentation/swiftui/colorschemecontrast
public enum ColorSchemeContrast: CaseIterable, Hashable, Sendable {
  case standard
  case increased
}

/// https://developer.apple.com/documentation/swiftui/layoutdirection
public enum LayoutDirection: CaseIterable, Hashable, Sendable {
  case leftToRight
  case rightToLeft
}

/// https://developer.apple.com/documentation/swiftui/legibilityweight
public enum LegibilityWeight: Hashable, Sendable {
  case regular
  case bold
}

/// https://developer.apple.com/documentation/swiftui/userinterfacesizeclass
public enum UserInterfaceSizeClass: Hashable, Sendable {
  case compact
  case regular
}

/// https://developer.apple.com/documentation/swiftui/scenephase
public enum ScenePhase: Comparable, Hashable, Sendable {
  case background
  case inactive
  case active
}

/// https://developer.apple.com/documentation/swiftui/dynamictypesize
public enum DynamicTypeSize: Hashable, Comparable, CaseIterable, Sendable {
  case xSmall
  case small
  case medium
  case large
  case xLarge
  case xxLarge
  case xxxLarge
  case accessibility1
  case accessibility2
  case accessibility3
  case accessibility4
  case accessibility5

  public var isAccessibilitySize: Bool { self >= .accessibility1 }
}

/// https://developer.apple.com/documentation/swiftui/controlsize
public enum ControlSize: CaseIterable, Hashable, Sendable {
  case mini
  case small
  case regular
  case large
  case extraLarge
}

/// https://developer.apple.com/documentation/swiftui/prominence
public enum Prominence: Hashable, Sendable {
  case standard
  case increased
}

/// https://developer.apple.com/documentation/swiftui/redactionreasons
public struct RedactionReasons: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let placeholder = RedactionReasons(rawValue: 1)
  public static let privacy = RedactionReasons(rawValue: 2)
  public static let invalidated = RedactionReasons(rawValue: 4)
}
