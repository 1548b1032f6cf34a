import AppModel
import Foundation

/// The phone's clock since the app was started, sleep included.
@MainActor public final class MonotonicClock {
  private let clock = ContinuousClock()
  private let start = ContinuousClock.now

  public init() {}

  /// ISO 8601 whatever calendar and digits the phone is set to.
  static func localDate(of moment: Date, in zone: TimeZone) -> String {
    moment.formatted(Date.ISO8601FormatStyle(timeZone: zone).year().month().day())
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
}
