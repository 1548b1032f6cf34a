import AppModel
import KindselfCore

/// A clock that only the test moves.
@MainActor public final class TestClock {
  public private(set) var nowMs: UInt64 = 1_000_000
  /// Whole days that went by besides, and minutes.
  public var daysOn: Int64 = 0
  public var minutesOn: Int64 = 0
  public var dayBeginsMin = usualSettings().dayBeginsMin

  private struct Waiter {
    let atMs: UInt64
    let go: CheckedContinuation<Void, any Error>
  }

  private var waiters: [Int: Waiter] = [:]
  private var last = 0
  /// Woken, and not yet gone on.
  private var waking = 0

  public init() {}

  /// Lets time go by, moment by moment: whoever waits for one has done what they do then before the next comes.
  public func pass(_ ms: UInt64, each: (UInt64) -> Void = { _ in }) async {
    let end = nowMs + ms
    await letGoOn()
    while nowMs < end {
      let next = waiters.values.map(\.atMs).min() ?? end
      let before = nowMs
      // What was done is seen before more time goes by.
      each(0)
      nowMs = min(max(next, nowMs), end)
      each(nowMs - before)
      await letGoOn()
    }
  }

  private func letGoOn() async {
    await taskTurns()
    while let (key, waiter) = waiters.filter({ $0.value.atMs <= nowMs }).min(by: { $0.key < $1.key }) {
      waiters[key] = nil
      waking += 1
      waiter.go.resume()
      while waking > 0 { await Task.yield() }
      await taskTurns()
    }
  }

  /// Tasks that were just begun come to their first wait.
  private func taskTurns() async {
    for _ in 0..<10 { await Task.yield() }
  }

  private func cancel(_ key: Int) {
    waiters.removeValue(forKey: key)?.go.resume(throwing: CancellationError())
  }
}

extension TestClock: SessionClock {
  /// Noon of that Monday in Greenwich, and whatever went by since.
  public var moment: Moment {
    let elsewhere = daysOn * 86_400_000 + minutesOn * 60_000
    return Moment(
      utcMs: 1_795_435_200_000 + elsewhere + Int64(nowMs) - 1_000_000, aheadOfUtcS: 0, dayBeginsMin: dayBeginsMin)
  }

  public func wait(until atMs: UInt64) async throws {
    try Task.checkCancellation()
    guard atMs > nowMs else { return }
    last += 1
    let key = last
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { waiters[key] = Waiter(atMs: atMs, go: $0) }
    } onCancel: {
      Task { @MainActor in cancel(key) }
    }
    waking -= 1
  }
}
