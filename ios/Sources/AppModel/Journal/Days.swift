import Foundation
import KindselfCore

/// The core's days, which are ISO 8601, as dates of the phone's own calendar and zone, and back.
public enum Days {
  private static var style: Date.ISO8601FormatStyle { .init(timeZone: .current).year().month().day() }

  /// Its beginning; nil where it is no day.
  public static func date(_ day: String) -> Date? { try? Date(day, strategy: style) }

  /// The day of a date.
  public static func day(_ date: Date) -> String { date.formatted(style) }

  /// From the beginning of one to the beginning of another.
  static func range(_ first: String, _ last: String) -> ClosedRange<Date> {
    let (first, last) = (date(first) ?? .distantPast, date(last) ?? .distantFuture)
    return first...max(first, last)
  }
}

extension DaysCard {
  /// The days an entry can be about, and be looked for.
  public var about: ClosedRange<Date> { Days.range(earliest, latest) }

  /// The days on which something can come, or rest until.
  public var ahead: ClosedRange<Date> { Days.range(today, opensLatest) }

  /// The days a letter can be sealed until.
  public var opens: ClosedRange<Date> { Days.range(opensEarliest, opensLatest) }
}
