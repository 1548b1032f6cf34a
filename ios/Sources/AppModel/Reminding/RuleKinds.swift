import Foundation
import KindselfCore

/// What rules begin with, and what they are made from. Asked once.
public let usually = reminderUsual()
public let ruleBounds = reminderBounds()

/// The ways in which one can say when.
public enum WhenKind: CaseIterable, Sendable {
  case daily, weekdays, everyDays, timesAWeek, atRandom, after, once, kindAct, programme
}

/// What a rule can open, as far as one chooses it here. A letter, a scale and a programme come from where one is.
public enum OpensKind: Sendable {
  case nothing, practice, page, other
}

/// Where on the screen something of a rule is to be mended.
public enum RulePlace: Sendable {
  case opens, when, words, quiet, zone, whole
}

/// Days of the week as people choose them: 1 is Monday.
public enum Weekdays {
  /// All of them.
  public static let all = Array(1...7)

  /// As the core has them.
  public static func core(_ days: [Int]) -> Data { Data(days.map { UInt8($0) }) }

  /// And back.
  public static func days(_ core: Data) -> [Int] { core.map { Int($0) } }
}

extension ReminderFault {
  var place: RulePlace {
    switch self {
    case .notReminded, .nothingThere: .opens
    case .noDays, .daysOutOf, .timesOutOf, .hoursOutOf, .windowBackwards, .windowTooShort, .dateOver: .when
    case .noWords, .tooManyWords: .words
    case .quietWithoutDays, .tooManyQuiet: .quiet
    case .unknownZone: .zone
    case .unreadable: .whole
    }
  }
}

extension ReminderWhen {
  /// Minutes after midnight; nil where it has no one time.
  var atMin: UInt16? {
    switch self {
    case .daily(let atMin), .weekdays(_, let atMin), .everyDays(_, let atMin), .timesAWeek(_, let atMin),
      .programme(_, let atMin), .once(_, let atMin):
      atMin
    case .atRandom, .afterPractice: nil
    }
  }

  /// Whether clocks say when it comes: hours are as long everywhere.
  public var goesByAClock: Bool { if case .afterPractice = self { false } else { true } }
}

extension ReminderOpens {
  /// Whether it can be done on a day.
  var canBeDone: Bool {
    switch self {
    case .practice, .journal: true
    case .firstScreen, .letter, .scale, .programme: false
    }
  }
}

extension ReminderZone {
  /// The zone it stays with, as people read it; nil where it follows the person.
  public var place: String? {
    if case .stay(let zone, _) = self { zone.replacing("_", with: " ") } else { nil }
  }

  /// The last part of that, by which people know it.
  public var city: String? { place?.split(separator: "/").last.map(String.init) }
}

extension ReminderRule {
  /// A new one, as usual. `today` is the person's day.
  init(opens: ReminderOpens, when: ReminderWhen, today: String) {
    var late = Late.sameDay
    // What opens once is said whenever the phone is on.
    if case .letter = opens { late = .always }
    self.init(
      when: when, opens: opens, wording: .discreet, zone: .follow, quiet: [], inQuiet: .wait, rest: .no, late: late,
      sounds: false, unlessDone: false, fromDate: today)
  }

  /// A new one, of something in particular.
  init(of: RemindedOf, today: String) {
    let morning = usually.morningMin
    switch of {
    case .nothing: self.init(opens: .firstScreen, when: .daily(atMin: morning), today: today)
    case .practice(let subject):
      self.init(opens: .practice(subject: subject), when: .daily(atMin: morning), today: today)
    case .kind(let kind):
      self.init(opens: .journal(kind: kind), when: .daily(atMin: usually.eveningMin), today: today)
    case .letter(let entry, let opens):
      self.init(opens: .letter(entry: entry), when: .once(date: opens, atMin: morning), today: today)
    }
  }
}
