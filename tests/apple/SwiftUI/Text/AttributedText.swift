extension AttributeScopes {
  /// https://developer.apple.com/documentation/foundation/attributescopes/swiftuiattributes
  public struct SwiftUIAttributes: AttributeScope {
    public let font: FontAttribute
    public let foregroundColor: ForegroundColorAttribute
    public let backgroundColor: BackgroundColorAttribute

    /// https://developer.apple.com/documentation/foundation/attributescopes/swiftuiattributes/fontattribute
    public enum FontAttribute: AttributedStringKey {
      public typealias Value = Font
      public static let name = "SwiftUI.Font"
    }

    /// https://developer.apple.com/documentation/foundation/attributescopes/swiftuiattributes/foregroundcolorattribute
    public enum ForegroundColorAttribute: AttributedStringKey {
      public typealias Value = Color
      public static let name = "SwiftUI.ForegroundColor"
    }

    /// https://developer.apple.com/documentation/foundation/attributescopes/swiftuiattributes/backgroundcolorattribute
    public enum BackgroundColorAttribute: AttributedStringKey {
      public typealias Value = Color
      public static let name = "SwiftUI.BackgroundColor"
    }
  }
}

extension AttributeDynamicLookup {
  public subscript<T: AttributedStringKey>(
    dynamicMember keyPath: KeyPath<AttributeScopes.SwiftUIAttributes, T>
  ) -> T { self[T.self] }
}

/// https://developer.apple.com/documentation/swiftui/textselectability
public protocol TextSelectability {
  static var allowsSelection: Bool { get }
}

/// https://developer.apple.com/documentation/swiftui/enabledtextselectability
public struct EnabledTextSelectability: TextSelectability {
  public static var allowsSelection: Bool { true }
}

extension TextSelectability where Self == EnabledTextSelectability {
  public static var enabled: EnabledTextSelectability { .init() }
}

extension View {
  nonisolated public func textSelection<S: TextSelectability>(_ selectability: S) -> some View { self }
}
