import Foundation

/// https://developer.apple.com/documentation/accessibility/accessibilitynotification
public enum AccessibilityNotification {
  /// https://developer.apple.com/documentation/accessibility/accessibilitynotification/announcement
  public struct Announcement {
    private let text: String

    public init(_ announcement: AttributedString) { text = String(announcement.characters) }
    public init(_ announcement: String) { text = announcement }

    public func post() { AccessibilityNotification.heard(text) }
  }

  /// Where posted announcements go: to a screen, once there is one.
  nonisolated(unsafe) package static var heard: (String) -> Void = { _ in }
}
