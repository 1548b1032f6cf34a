import Accessibility
import Foundation

/// Has VoiceOver say something when it has come to the end of what it is reading. Without a priority it would break off
/// there.
func announcePolitely(_ words: String) {
  var announcement = AttributedString(words)
  announcement.accessibilitySpeechAnnouncementPriority = .low
  AccessibilityNotification.Announcement(announcement).post()
}
