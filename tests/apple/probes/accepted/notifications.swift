// What real UserNotifications and BackgroundTasks take of the app's adapters, which stand outside of the main actor.
// See ../run.

// probe: permission is asked for, and settings are read into something that can be sent
import UserNotifications
private struct Standing: Sendable { let status: UNAuthorizationStatus, sound: UNNotificationSetting }
private struct Probe: Sendable {
  func ask() async throws -> Bool {
    try await UNUserNotificationCenter.current().requestAuthorization(options: [.alert, .sound, .provisional])
  }
  func standing() async -> Standing {
    let settings = await UNUserNotificationCenter.current().notificationSettings()
    _ = [
      settings.alertSetting, settings.lockScreenSetting, settings.notificationCenterSetting,
      settings.scheduledDeliverySetting, settings.timeSensitiveSetting,
    ]
    _ = settings.showPreviewsSetting == .never
    return Standing(status: settings.authorizationStatus, sound: settings.soundSetting)
  }
}
@MainActor private func ask(_ probe: Probe) async throws -> Bool {
  let granted = try await probe.ask()
  let standing = await probe.standing()
  return granted && standing.status == .provisional && standing.sound == .enabled
}

// probe: requests are made, added, read back and removed
import UserNotifications
private struct Probe: Sendable {
  func add(_ identifier: String, at components: DateComponents?) async throws {
    let content = UNMutableNotificationContent()
    content.title = "a"
    content.body = "b"
    content.sound = .default
    content.categoryIdentifier = "c"
    content.userInfo = ["rule": identifier, "day": 3]
    content.threadIdentifier = "d"
    content.interruptionLevel = .timeSensitive
    content.relevanceScore = 0.5
    let trigger: UNNotificationTrigger =
      if let components {
        UNCalendarNotificationTrigger(dateMatching: components, repeats: false)
      } else {
        UNTimeIntervalNotificationTrigger(timeInterval: 60, repeats: false)
      }
    let request = UNNotificationRequest(identifier: identifier, content: content, trigger: trigger)
    try await UNUserNotificationCenter.current().add(request)
  }
  func waiting() async -> [String: Date?] {
    let center = UNUserNotificationCenter.current()
    let requests = await center.pendingNotificationRequests()
    center.removePendingNotificationRequests(withIdentifiers: ["a"])
    center.removeAllPendingNotificationRequests()
    return Dictionary(
      uniqueKeysWithValues: requests.map { request in
        let calendar = request.trigger as? UNCalendarNotificationTrigger
        let interval = request.trigger as? UNTimeIntervalNotificationTrigger
        return (request.identifier, calendar?.nextTriggerDate() ?? interval?.nextTriggerDate())
      })
  }
  func arrived() async -> [Date] {
    let center = UNUserNotificationCenter.current()
    let dates = await center.deliveredNotifications().filter { $0.request.content.title == "a" }.map(\.date)
    center.removeDeliveredNotifications(withIdentifiers: ["a"])
    center.removeAllDeliveredNotifications()
    return dates
  }
}

// probe: categories have actions
import UserNotifications
private func declare() {
  let later = UNNotificationAction(identifier: "later", title: "a")
  let open = UNNotificationAction(
    identifier: "open", title: "b", options: [.foreground, .destructive, .authenticationRequired])
  UNUserNotificationCenter.current().setNotificationCategories([
    UNNotificationCategory(
      identifier: "c", actions: [later, open], intentIdentifiers: [], hiddenPreviewsBodyPlaceholder: "d",
      options: [.customDismissAction, .hiddenPreviewsShowTitle]),
    UNNotificationCategory(
      identifier: "e", actions: [], intentIdentifiers: [], hiddenPreviewsBodyPlaceholder: nil),
  ])
}

// probe: a delegate without an actor answers asynchronously and tells the main actor in words
import UserNotifications
@MainActor private final class Heard { var words: [String] = [] }
private final class Probe: NSObject, UNUserNotificationCenterDelegate {
  private let heard: Heard
  init(heard: Heard) { self.heard = heard }
  func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification
  ) async -> UNNotificationPresentationOptions { [.banner, .list, .sound] }
  func userNotificationCenter(_ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse) async {
    let action = response.actionIdentifier
    let rule = response.notification.request.content.userInfo["rule"] as? String ?? ""
    guard action != UNNotificationDismissActionIdentifier, action != UNNotificationDefaultActionIdentifier else {
      return
    }
    await MainActor.run { [heard] in heard.words.append(action + rule) }
  }
}
@MainActor private func listen(_ probe: Probe) { UNUserNotificationCenter.current().delegate = probe }

// probe: a delegate answers by handlers
import UserNotifications
private final class Probe: NSObject, UNUserNotificationCenterDelegate {
  func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification,
    withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void
  ) { completionHandler([.list]) }
  func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
    withCompletionHandler completionHandler: @escaping () -> Void
  ) {
    nonisolated(unsafe) let answered = completionHandler
    DispatchQueue.main.async { answered() }
  }
}

// probe: a delegate may be deaf
import UserNotifications
private final class Probe: NSObject, UNUserNotificationCenterDelegate {}

// probe: a task in the background is registered, asked for and done
import BackgroundTasks
@MainActor private func register() -> Bool {
  BGTaskScheduler.shared.register(forTaskWithIdentifier: "a", using: .main) { task in
    guard let refresh = task as? BGAppRefreshTask else { return }
    refresh.expirationHandler = { refresh.setTaskCompleted(success: false) }
    refresh.setTaskCompleted(success: refresh.identifier == "a")
  }
}
private func ask() throws {
  let request = BGAppRefreshTaskRequest(identifier: "a")
  request.earliestBeginDate = Date(timeIntervalSinceNow: 60)
  try BGTaskScheduler.shared.submit(request)
  BGTaskScheduler.shared.cancel(taskRequestWithIdentifier: "a")
}

// probe: the phone's settings are opened
import UIKit
@MainActor private func open() async -> Bool {
  guard UIApplication.shared.backgroundRefreshStatus != .restricted,
    let url = URL(string: UIApplication.openNotificationSettingsURLString)
      ?? URL(string: UIApplication.openSettingsURLString)
  else { return false }
  return await UIApplication.shared.open(url)
}
