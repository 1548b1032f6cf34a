import AppModel
import Foundation
import KindselfCore
import UIKit
import UserNotifications

/// The phone's notifications. What the system hands out stays here; strings and structs are handed on.
public final class PhoneNotifier: Notifier {
  public let kept: any Shelf
  private let now: @Sendable () -> TimeZone

  /// `zone` is asked each time: the phone travels.
  public init(kept: any Shelf, zone: @escaping @Sendable () -> TimeZone = { .autoupdatingCurrent }) {
    self.kept = kept
    now = zone
  }

  public var system: PhoneSystem { .ios }

  public func zone() -> String { now().identifier }

  public func posts() async -> Bool { await standing().lets }

  public func waiting() async -> [WaitingReminder] {
    await UNUserNotificationCenter.current().pendingNotificationRequests().map {
      WaitingReminder(id: $0.identifier, mark: $0.content.carried.mark)
    }
  }

  public func shown() async -> [ShownReminder] {
    await UNUserNotificationCenter.current().deliveredNotifications().map {
      ShownReminder(id: $0.request.identifier, atUtcMs: utcMs(of: $0.date))
    }
  }

  // That the system takes it does not say that it waits: it may drop it without a word. Whoever adds reads back.
  public func accept(_ planned: PlannedReminder) async -> Bool { await add(planned, trigger(of: planned)) }

  public func show(_ planned: PlannedReminder) async -> Bool {
    guard await posts() else { return false }
    return await add(planned, nil)
  }

  public func cancel(_ ids: [String]) async {
    if ids.isEmpty { return }
    UNUserNotificationCenter.current().removePendingNotificationRequests(withIdentifiers: ids)
  }

  public func clear(_ ids: [String]) async {
    if ids.isEmpty { return }
    UNUserNotificationCenter.current().removeDeliveredNotifications(withIdentifiers: ids)
  }

  public func beQuiet() async {
    guard await standing().status == .notDetermined else { return }
    // Unsaid: where that is refused it says so itself, in its settings.
    _ = try? await UNUserNotificationCenter.current().requestAuthorization(options: [.alert, .sound, .provisional])
  }

  public func ask() async -> Bool {
    do {
      return try await UNUserNotificationCenter.current().requestAuthorization(options: [.alert, .sound])
    } catch {
      // The system could not ask.
      return false
    }
  }

  public func canAsk() async -> Bool { await !standing().isSettled }

  private func add(_ planned: PlannedReminder, _ trigger: UNNotificationTrigger?) async -> Bool {
    let request = UNNotificationRequest(identifier: planned.id, content: content(of: planned), trigger: trigger)
    do {
      try await UNUserNotificationCenter.current().add(request)
      return true
    } catch {
      return false
    }
  }
}

// MARK: What the phone says of itself

extension PhoneNotifier {
  public func readings() async -> ReminderReadings {
    let standing = await standing()
    let refreshes = await MainActor.run { UIApplication.shared.backgroundRefreshStatus == .available }
    return ReminderReadings(
      system: .ios, shown: standing.shown, silentOff: nil, soundingOff: nil,
      soundOff: standing.isSettled ? standing.sound == .disabled : nil, exact: nil, batteryExempt: nil,
      backgroundRestricted: !refreshes,
      summary: standing.summary == .notSupported ? nil : standing.summary == .enabled, focusOn: nil, maker: nil)
  }

  @MainActor public func open(_ page: SettingsPage) async -> Bool {
    let address: String
    switch page {
    case .ask where await canAsk():
      // Whatever the person answers, they were asked.
      _ = await ask()
      return true
    case .ask, .notifications: address = UIApplication.openNotificationSettingsURLString
    case .app: address = UIApplication.openSettingsURLString
    // Android's.
    case .silentChannel, .soundingChannel, .exactAlarms, .battery, .focus: return false
    }
    guard let url = URL(string: address) else { return false }
    return await UIApplication.shared.open(url)
  }

  private func standing() async -> Standing {
    let settings = await UNUserNotificationCenter.current().notificationSettings()
    return Standing(
      status: settings.authorizationStatus, alert: settings.alertSetting, sound: settings.soundSetting,
      lockScreen: settings.lockScreenSetting, list: settings.notificationCenterSetting,
      summary: settings.scheduledDeliverySetting)
  }
}

/// The settings of this app's notifications.
private struct Standing: Sendable {
  let status: UNAuthorizationStatus
  let alert, sound, lockScreen, list, summary: UNNotificationSetting

  var lets: Bool { [.authorized, .provisional, .ephemeral].contains(status) }

  /// The person was asked.
  var isSettled: Bool { ![.notDetermined, .provisional].contains(status) }

  var shown: NotificationsShown {
    if status == .notDetermined { return .notAsked }
    if status == .provisional { return .quietly }
    if !lets { return .refused }
    if alert == .enabled || lockScreen == .enabled { return .yes }
    // Allowed once, and switched off one by one since.
    return list == .enabled ? .quietly : .refused
  }
}

func utcMs(of date: Date) -> Int64 { Int64((date.timeIntervalSince1970 * 1000).rounded(.down)) }
