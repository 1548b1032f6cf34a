import AppModel
import Foundation
import KindselfCore

/// The phone's clock since the app was started, sleep included.
@MainActor public final class MonotonicClock {
  private let clock = ContinuousClock()
  private let start = ContinuousClock.now
  public var dayBeginsMin = usualSettings().dayBeginsMin

  public init() {}

  /// For the core: milliseconds, how far the zone is ahead at that moment, and where a day begins.
  static func moment(of date: Date, in zone: TimeZone, dayBeginsMin: UInt16) -> Moment {
    Moment(
      utcMs: Int64((date.timeIntervalSince1970 * 1000).rounded(.down)),
      aheadOfUtcS: Int32(zone.secondsFromGMT(for: date)), dayBeginsMin: dayBeginsMin)
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

  public var moment: Moment { Self.moment(of: .now, in: .current, dayBeginsMin: dayBeginsMin) }
}
