import AppModel
import Foundation
import KindselfCore
import UserNotifications

/// What a notification carries, for whatever becomes of it: no record of it is needed then.
struct Carried {
  let mark: String
  let opens: ReminderOpens
  let offersRest: Bool
}

/// What it says is what the person chose: it may stand on the locked screen, unless the phone's own settings hide it there.
/// The words are discreet unless somebody wished others.
func content(of planned: PlannedReminder) -> UNNotificationContent {
  let content = UNMutableNotificationContent()
  content.title = planned.title
  content.body = planned.body
  content.categoryIdentifier = category(of: planned).rawValue
  content.userInfo = [
    Key.mark: planned.mark, Key.opens: planned.opens.carried, Key.offersRest: planned.offersRest,
  ]
  if planned.sounds { content.sound = .default }
  // One without a sound does not light up the screen either.
  content.interruptionLevel = planned.sounds ? .active : .passive
  return content
}

/// A time on the wall goes along with the phone, unless its rule stays in a zone; elapsed time is elapsed time.
func trigger(of planned: PlannedReminder) -> UNNotificationTrigger {
  switch planned.trigger {
  case .in(let ms):
    // The system raises an exception at 0.
    return UNTimeIntervalNotificationTrigger(timeInterval: max(1, Double(ms) / 1000), repeats: false)
  case .wall(let year, let month, let day, let hour, let minute, let zone):
    var components = DateComponents()
    (components.year, components.month, components.day) = (Int(year), Int(month), Int(day))
    (components.hour, components.minute) = (Int(hour), Int(minute))
    if let zone {
      components.timeZone = TimeZone(identifier: zone)
      // A zone that the core knows and this phone does not: the moment stands all the same.
      if components.timeZone == nil { components = utc(planned.atUtcMs) }
    }
    // Another calendar of Settings would read other years.
    components.calendar = Calendar(identifier: .gregorian)
    return UNCalendarNotificationTrigger(dateMatching: components, repeats: false)
  }
}

private func utc(_ ms: Int64) -> DateComponents {
  var calendar = Calendar(identifier: .gregorian)
  calendar.timeZone = .gmt
  let date = Date(timeIntervalSince1970: Double(ms) / 1000)
  return calendar.dateComponents([.timeZone, .year, .month, .day, .hour, .minute, .second], from: date)
}

extension UNNotificationContent {
  /// What it carries; what none of the app's has is read as the first screen.
  var carried: Carried {
    Carried(
      mark: userInfo[Key.mark] as? String ?? "",
      opens: ReminderOpens(carried: userInfo[Key.opens] as? [String] ?? []),
      offersRest: userInfo[Key.offersRest] as? Bool ?? false)
  }
}

private enum Key {
  static let mark = "mark"
  static let opens = "opens"
  static let offersRest = "offersRest"
}

extension ReminderOpens {
  /// As it is carried. A pattern of the person's own is found by its rule.
  var carried: [String] {
    switch self {
    case .practice(.practice(let id)): ["practice", id]
    case .practice(.protocol(let id)): ["protocol", id]
    case .practice(.own), .firstScreen: ["first"]
    case .journal(let kind): ["journal", kind]
    case .letter(let entry): ["letter", entry]
    case .scale(let scale): ["scale", scale]
    case .programme(let programme): ["programme", programme]
    }
  }

  init(carried: [String]) {
    guard carried.count == 2 else {
      self = .firstScreen
      return
    }
    switch carried[0] {
    case "practice": self = .practice(subject: .practice(id: carried[1]))
    case "protocol": self = .practice(subject: .protocol(id: carried[1]))
    case "journal": self = .journal(kind: carried[1])
    case "letter": self = .letter(entry: carried[1])
    case "scale": self = .scale(scale: carried[1])
    case "programme": self = .programme(programme: carried[1])
    default: self = .firstScreen
    }
  }
}

// MARK: What a person can do with one

enum ReminderCategory: String, CaseIterable {
  case reminder
  /// It offers to rest, in place of coming again later.
  case resting
  /// The last place, and the one that a person sends themselves.
  case plain
}

private func category(of planned: PlannedReminder) -> ReminderCategory {
  if planned.kind != .reminder { return .plain }
  return planned.offersRest ? .resting : .reminder
}

/// What the buttons do, by the names that the system tells.
let actions: [String: ReminderAct] = ["done": .done, "later": .later, "pause": .pause, "notToday": .notToday]

/// The kinds of notifications there are, with their buttons. Where the person hides what notifications say, one says nothing
/// but that it is there.
func categories() -> Set<UNNotificationCategory> {
  let done = UNNotificationAction(
    identifier: "done", title: words.localizedString(forKey: "Done", value: nil, table: nil))
  let later = UNNotificationAction(
    identifier: "later", title: words.localizedString(forKey: "Later", value: nil, table: nil))
  let pause = UNNotificationAction(
    identifier: "pause", title: words.localizedString(forKey: "Pause for two weeks", value: nil, table: nil))
  let notToday = UNNotificationAction(
    identifier: "notToday", title: words.localizedString(forKey: "Not today", value: nil, table: nil))
  return Set(
    ReminderCategory.allCases.map { category in
      let buttons =
        switch category {
        case .reminder: [done, later, notToday]
        case .resting: [done, pause, notToday]
        case .plain: [] as [UNNotificationAction]
        }
      return UNNotificationCategory(
        identifier: category.rawValue, actions: buttons, intentIdentifiers: [],
        hiddenPreviewsBodyPlaceholder: words.localizedString(forKey: "A reminder", value: nil, table: nil),
        options: .customDismissAction)
    })
}

private var words: Bundle { .main }
