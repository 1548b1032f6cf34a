import AppModel
import Foundation
import KindselfCore

/// The phone's clock since the app was started, sleep included.
@MainActor public final class MonotonicClock {
  private let clock = ContinuousClock()
  private let start = ContinuousClock.now

  public init() {}

  /// ISO 8601 whatever calendar and digits the phone is set to.
  static func localDate(of moment: Date, in zone: TimeZone) -> String {
    moment.formatted(Date.ISO8601FormatStyle(timeZone: zone).year().month().day())
  }

  /// For the core: milliseconds, and how far the zone is ahead at that moment.
  static func moment(of date: Date, in zone: TimeZone) -> Moment {
    Moment(
      utcMs: Int64((date.timeIntervalSince1970 * 1000).rounded(.down)),
      aheadOfUtcS: Int32(zone.secondsFromGMT(for: date)))
  }
}

extension MonotonicClock: SessionClock {
  public var nowMs: UInt64 { UInt64((clock.now - start) / .milliseconds(1)) }

  public func wait(until atMs: UInt64) async throws {
    try Task.checkCancellation()
    // In a loop: a timer may fire a little early.
    while nowMs < atMs {
      try await clock.sleep(until: start + .milliseconds(atMs), tolerance: .zero)
    }
  }

  public var today: String { Self.localDate(of: .now, in: .current) }

  public var moment: Moment { Self.moment(of: .now, in: .current) }
}
