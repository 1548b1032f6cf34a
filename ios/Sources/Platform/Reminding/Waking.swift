import AppModel
import Foundation
import UIKit
import UserNotifications

/// Everything that the system tells of reminders, from the first moment of the app on, whether anybody sees it or not.
@MainActor public final class Waking {
  private let responses: Responses
  private let refreshing: Refreshing
  private let delivery: Delivery
  private let observing = Observing()

  public init(delivery: Delivery) {
    self.delivery = delivery
    responses = Responses(delivery: delivery)
    refreshing = Refreshing(delivery: delivery)
  }

  /// To be called before the app has launched: whoever taps a reminder starts it with that.
  public func begin() {
    let center = UNUserNotificationCenter.current()
    // It is not kept alive by it.
    center.delegate = responses
    center.setNotificationCategories(categories())
    refreshing.register()
    refreshing.submit()
    // What waits for a time on the wall goes along by itself; what counts hours, and what is already over, does not.
    let changes: [Notification.Name] = [
      .NSSystemTimeZoneDidChange, clockDidChange, UIApplication.significantTimeChangeNotification,
    ]
    observing.tokens = changes.map { name in
      NotificationCenter.default.addObserver(forName: name, object: nil, queue: nil) { [delivery] _ in
        Task { await delivery.look() }
      }
    }
  }
}

/// What is told of changes, until nobody holds it any more.
private final class Observing {
  var tokens: [any NSObjectProtocol] = []

  deinit { for token in tokens { NotificationCenter.default.removeObserver(token) } }
}

/// Somebody set the clock. By its own name, for Foundation on Linux has no constant of it.
/// https://developer.apple.com/documentation/foundation/nsnotification/name/nssystemclockdidchange
let clockDidChange = Notification.Name("NSSystemClockDidChangeNotification")
