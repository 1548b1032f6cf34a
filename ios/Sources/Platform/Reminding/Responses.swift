import AppModel
import Foundation
import KindselfCore
import UserNotifications

/// Hears what a person does with a reminder, also where the app was started for that alone, out of sight. The system calls it on
/// any thread, and stops an app now and then that answers on another than the main one.
final class Responses: NSObject, UNUserNotificationCenterDelegate {
  private let delivery: Delivery

  init(delivery: Delivery) {
    self.delivery = delivery
  }

  func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification,
    withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void
  ) {
    let (id, date) = (notification.request.identifier, notification.date)
    let how: UNNotificationPresentationOptions =
      notification.request.content.sound == nil ? [.banner, .list] : [.banner, .list, .sound]
    nonisolated(unsafe) let answer = completionHandler
    DispatchQueue.main.async { [delivery] in
      answer(how)
      Task { await delivery.arrived(id, atUtcMs: utcMs(of: date)) }
    }
  }

  func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
    withCompletionHandler completionHandler: @escaping () -> Void
  ) {
    let (request, date) = (response.notification.request, response.notification.date)
    let (id, opens, action) = (request.identifier, request.content.carried.opens, response.actionIdentifier)
    // In words of the person's own, perhaps: the app that was started for this alone does not know them.
    let said = SaidWords(title: request.content.title, body: request.content.body)
    let isReminder = request.content.categoryIdentifier != ReminderCategory.plain.rawValue
    nonisolated(unsafe) let answer = completionHandler
    Task { [delivery] in
      if !isReminder {
        await delivery.arrived(id, atUtcMs: utcMs(of: date))
      } else if action == UNNotificationDefaultActionIdentifier {
        await delivery.open(OpenedReminder(id: id, leads: opens))
      } else if action == UNNotificationDismissActionIdentifier {
        await delivery.acted(id, .letPass)
      } else if let act = actions[action] {
        await delivery.acted(id, act, said: said)
      }
      // What was begun is done: the system may end the app now.
      DispatchQueue.main.async { answer() }
    }
  }
}
