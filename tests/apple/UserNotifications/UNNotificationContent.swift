@_exported import Foundation

// Internal members are the tests' own: reached by `@testable import UserNotifications`, invisible to the app.

/// https://developer.apple.com/documentation/usernotifications/unnotificationinterruptionlevel
public enum UNNotificationInterruptionLevel: UInt, Sendable {
  case passive = 0
  case active = 1
  case timeSensitive = 2
  case critical = 3
}

/// https://developer.apple.com/documentation/usernotifications/unnotificationsound
open class UNNotificationSound: NSObject {
  /// https://developer.apple.com/documentation/usernotifications/unnotificationsound/default
  open class var `default`: UNNotificationSound { UNNotificationSound() }
}

/// https://developer.apple.com/documentation/usernotifications/unnotificationcontent
open class UNNotificationContent: NSObject {
  struct Kept {
    var title = ""
    var body = ""
    var sound: UNNotificationSound?
    var categoryIdentifier = ""
    var userInfo: [AnyHashable: Any] = [:]
    var threadIdentifier = ""
    var interruptionLevel = UNNotificationInterruptionLevel.active
    var relevanceScore = 0.0
  }

  var kept = Kept()

  /// https://developer.apple.com/documentation/usernotifications/unnotificationcontent/title
  open var title: String { kept.title }
  /// https://developer.apple.com/documentation/usernotifications/unnotificationcontent/body
  open var body: String { kept.body }
  /// https://developer.apple.com/documentation/usernotifications/unnotificationcontent/sound
  open var sound: UNNotificationSound? { kept.sound }
  /// https://developer.apple.com/documentation/usernotifications/unnotificationcontent/categoryidentifier
  open var categoryIdentifier: String { kept.categoryIdentifier }
  /// https://developer.apple.com/documentation/usernotifications/unnotificationcontent/userinfo
  open var userInfo: [AnyHashable: Any] { kept.userInfo }
  /// https://developer.apple.com/documentation/usernotifications/unnotificationcontent/threadidentifier
  open var threadIdentifier: String { kept.threadIdentifier }
  /// https://developer.apple.com/documentation/usernotifications/unnotificationcontent/interruptionlevel
  open var interruptionLevel: UNNotificationInterruptionLevel { kept.interruptionLevel }
  /// https://developer.apple.com/documentation/usernotifications/unnotificationcontent/relevancescore
  open var relevanceScore: Double { kept.relevanceScore }
}

/// https://developer.apple.com/documentation/usernotifications/unmutablenotificationcontent
open class UNMutableNotificationContent: UNNotificationContent {
  /// https://developer.apple.com/documentation/usernotifications/unmutablenotificationcontent/title
  open override var title: String {
    get { kept.title }
    set { kept.title = newValue }
  }
  /// https://developer.apple.com/documentation/usernotifications/unmutablenotificationcontent/body
  open override var body: String {
    get { kept.body }
    set { kept.body = newValue }
  }
  /// https://developer.apple.com/documentation/usernotifications/unmutablenotificationcontent/sound
  open override var sound: UNNotificationSound? {
    get { kept.sound }
    set { kept.sound = newValue }
  }
  /// https://developer.apple.com/documentation/usernotifications/unmutablenotificationcontent/categoryidentifier
  open override var categoryIdentifier: String {
    get { kept.categoryIdentifier }
    set { kept.categoryIdentifier = newValue }
  }
  /// https://developer.apple.com/documentation/usernotifications/unmutablenotificationcontent/userinfo
  open override var userInfo: [AnyHashable: Any] {
    get { kept.userInfo }
    set { kept.userInfo = newValue }
  }
  /// https://developer.apple.com/documentation/usernotifications/unmutablenotificationcontent/threadidentifier
  open override var threadIdentifier: String {
    get { kept.threadIdentifier }
    set { kept.threadIdentifier = newValue }
  }
  /// https://developer.apple.com/documentation/usernotifications/unmutablenotificationcontent/interruptionlevel
  open override var interruptionLevel: UNNotificationInterruptionLevel {
    get { kept.interruptionLevel }
    set { kept.interruptionLevel = newValue }
  }
  /// https://developer.apple.com/documentation/usernotifications/unmutablenotificationcontent/relevancescore
  open override var relevanceScore: Double {
    get { kept.relevanceScore }
    set { kept.relevanceScore = newValue }
  }
}

/// https://developer.apple.com/documentation/usernotifications/unnotificationrequest
///
/// Keeps a copy of the content, as Apple's does: what is changed afterwards is not sent.
open class UNNotificationRequest: NSObject {
  /// https://developer.apple.com/documentation/usernotifications/unnotificationrequest/init(identifier:content:trigger:)
  public init(identifier: String, content: UNNotificationContent, trigger: UNNotificationTrigger?) {
    self.identifier = identifier
    self.content = UNNotificationContent()
    self.content.kept = content.kept
    self.trigger = trigger
  }

  /// https://developer.apple.com/documentation/usernotifications/unnotificationrequest/identifier
  public let identifier: String
  /// https://developer.apple.com/documentation/usernotifications/unnotificationrequest/content
  public let content: UNNotificationContent
  /// https://developer.apple.com/documentation/usernotifications/unnotificationrequest/trigger
  public let trigger: UNNotificationTrigger?

  /// What the system hands out is another object each time.
  func again() -> UNNotificationRequest {
    UNNotificationRequest(identifier: identifier, content: content, trigger: trigger)
  }
}

/// https://developer.apple.com/documentation/usernotifications/unnotification
open class UNNotification: NSObject {
  init(_ request: UNNotificationRequest, at date: Date) {
    self.request = request
    self.date = date
  }

  /// https://developer.apple.com/documentation/usernotifications/unnotification/request
  public let request: UNNotificationRequest
  /// https://developer.apple.com/documentation/usernotifications/unnotification/date
  public let date: Date
}
