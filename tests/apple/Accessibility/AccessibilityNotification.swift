import Foundation

/// https://developer.apple.com/documentation/accessibility/accessibilitynotification
public enum AccessibilityNotification {
  /// https://developer.apple.com/documentation/accessibility/accessibilitynotification/announcement
  public struct Announcement {
    private let text: String
    private let waits: Bool

    public init(_ announcement: AttributedString) {
      text = String(announcement.characters)
      waits = announcement.accessibilitySpeechAnnouncementPriority == .low
    }

    public init(_ announcement: String) { self.init(AttributedString(announcement)) }

    public func post() { AccessibilityNotification.heard(text, waits) }
  }

  /// Where posted announcements go, and whether they wait for what is being read: to a screen, once there is one.
  nonisolated(unsafe) package static var heard: (String, Bool) -> Void = { _, _ in }
}

extension AttributeScopes {
  /// https://developer.apple.com/documentation/foundation/attributescopes/accessibilityattributes
  public struct AccessibilityAttributes: AttributeScope {
    public let accessibilitySpeechAnnouncementPriority: AnnouncementPriorityAttribute

    /// https://developer.apple.com/documentation/foundation/attributescopes/accessibilityattributes/announcementpriorityattribute
    public enum AnnouncementPriorityAttribute: AttributedStringKey {
      public typealias Value = AnnouncementPriority
      public static let name = "AXSpeechAnnouncementPriority"

      /// https://developer.apple.com/documentation/foundation/attributescopes/accessibilityattributes/announcementpriorityattribute/announcementpriority
      public enum AnnouncementPriority: Hashable, Sendable {
        case `default`
        case high
        case low
      }
    }
  }
}

extension AttributeDynamicLookup {
  public subscript<T: AttributedStringKey>(
    dynamicMember keyPath: KeyPath<AttributeScopes.AccessibilityAttributes, T>
  ) -> T { self[T.self] }
}
