import Foundation

/// https://developer.apple.com/documentation/usernotifications/unnotificationtrigger
open class UNNotificationTrigger: NSObject {
  init(repeats: Bool) { self.repeats = repeats }

  /// https://developer.apple.com/documentation/usernotifications/unnotificationtrigger/repeats
  public let repeats: Bool
}

/// https://developer.apple.com/documentation/usernotifications/uncalendarnotificationtrigger
open class UNCalendarNotificationTrigger: UNNotificationTrigger {
  /// https://developer.apple.com/documentation/usernotifications/uncalendarnotificationtrigger/init(datematching:repeats:)
  public init(dateMatching dateComponents: DateComponents, repeats: Bool) {
    self.dateComponents = dateComponents
    super.init(repeats: repeats)
  }

  /// https://developer.apple.com/documentation/usernotifications/uncalendarnotificationtrigger/datecomponents
  public let dateComponents: DateComponents

  /// https://developer.apple.com/documentation/usernotifications/uncalendarnotificationtrigger/nexttriggerdate()
  open func nextTriggerDate() -> Date? { UNUserNotificationCenter.phone.next(dateComponents) }
}

/// https://developer.apple.com/documentation/usernotifications/untimeintervalnotificationtrigger
open class UNTimeIntervalNotificationTrigger: UNNotificationTrigger {
  /// https://developer.apple.com/documentation/usernotifications/untimeintervalnotificationtrigger/init(timeinterval:repeats:)
  public init(timeInterval: TimeInterval, repeats: Bool) {
    precondition(timeInterval > 0, "The system raises an exception: time interval must be greater than 0")
    precondition(
      !repeats || timeInterval >= 60, "The system raises an exception: time interval must be at least 60 if repeating")
    self.timeInterval = timeInterval
    super.init(repeats: repeats)
  }

  /// https://developer.apple.com/documentation/usernotifications/untimeintervalnotificationtrigger/timeinterval
  public let timeInterval: TimeInterval

  /// https://developer.apple.com/documentation/usernotifications/untimeintervalnotificationtrigger/nexttriggerdate()
  ///
  /// Counted from when it is asked, whenever it was added: so people reported of Apple's (rdar://41949525,
  /// corona-warn-app/cwa-app-ios#1373).
  open func nextTriggerDate() -> Date? { UNUserNotificationCenter.phone.now.addingTimeInterval(timeInterval) }
}
