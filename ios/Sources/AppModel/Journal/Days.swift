import Foundation

/// The core's days, which are ISO 8601, as dates of the phone's own calendar and zone, and back.
public enum Days {
  private static var style: Date.ISO8601FormatStyle { .init(timeZone: .current).year().month().day() }

  /// Its beginning; nil where it is no day.
  public static func date(_ day: String) -> Date? { try? Date(day, strategy: style) }

  /// The day of a date.
  public static func day(_ date: Date) -> String { date.formatted(style) }

  /// The day before, as the calendar has it.
  public static func before(_ day: String) -> String? {
    guard let date = date(day) else { return nil }
    return Calendar(identifier: .gregorian).date(byAdding: .day, value: -1, to: date).map(self.day)
  }

  /// The day after.
  public static func after(_ day: String) -> String? {
    guard let date = date(day) else { return nil }
    return Calendar(identifier: .gregorian).date(byAdding: .day, value: 1, to: date).map(self.day)
  }
}

/// The person's own today and yesterday.
public struct Present: Equatable, Sendable {
  public let today: String
  public let yesterday: String?

  init(today: String) {
    self.today = today
    yesterday = Days.before(today)
  }
}
