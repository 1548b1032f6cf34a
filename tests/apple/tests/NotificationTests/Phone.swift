import Foundation
import Testing

@testable import UserNotifications

/// One test after the other: a phone has one of everything.
@Suite(.serialized) struct Notifications {
  /// A phone with the app on it, at noon UTC on the first of March, allowed to notify unless told otherwise.
  static func phone(
    at now: String = "2026-03-01T12:00:00Z", in zone: String = "Europe/Warsaw", allowed: Bool = true
  ) throws -> NotifyingPhone {
    let phone = UNUserNotificationCenter.startAnew(at: try moment(now), in: try #require(TimeZone(identifier: zone)))
    if allowed { phone.settings.answer(.authorized, to: [.alert, .sound]) }
    return phone
  }
}

var center: UNUserNotificationCenter { .current() }

func moment(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

/// A date and a time that a person would say: of no zone unless one is named.
func local(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int = 0, in zone: String? = nil)
  -> DateComponents
{
  DateComponents(
    timeZone: zone.flatMap(TimeZone.init(identifier:)), year: year, month: month, day: day, hour: hour, minute: minute)
}

func content(_ title: String = "Kindself", category: String = "", userInfo: [String: Any] = [:])
  -> UNMutableNotificationContent
{
  let content = UNMutableNotificationContent()
  content.title = title
  content.sound = .default
  content.categoryIdentifier = category
  content.userInfo = userInfo
  return content
}

func add(_ identifier: String, _ components: DateComponents, repeats: Bool = false) async throws {
  let trigger = UNCalendarNotificationTrigger(dateMatching: components, repeats: repeats)
  try await center.add(UNNotificationRequest(identifier: identifier, content: content(), trigger: trigger))
}

func add(_ identifier: String, after seconds: TimeInterval, repeats: Bool = false, _ content: UNNotificationContent)
  async throws
{
  let trigger = UNTimeIntervalNotificationTrigger(timeInterval: seconds, repeats: repeats)
  try await center.add(UNNotificationRequest(identifier: identifier, content: content, trigger: trigger))
}

func add(_ identifier: String, after seconds: TimeInterval, repeats: Bool = false) async throws {
  try await add(identifier, after: seconds, repeats: repeats, content())
}

func pending() async -> [String] { await center.pendingNotificationRequests().map(\.identifier) }

func delivered() async -> [String] { await center.deliveredNotifications().map(\.request.identifier) }
