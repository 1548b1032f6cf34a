/// The time on a screen. It passes when a test says so.
@MainActor final class VirtualClock {
  fileprivate(set) var now = Date(timeIntervalSinceReferenceDate: 0)
  /// When a `TimelineView` wants to resolve next.
  var wakings: [Date] = []
  private var dues: [(date: Date, act: () -> Void)] = []

  func add(after seconds: Double, _ act: @escaping () -> Void) {
    guard seconds < .infinity else { return }
    dues.append((now.addingTimeInterval(seconds), act))
  }

  func wake(_ date: Date?) { if let date { wakings.append(date) } }

  /// The next moment at which something happens.
  fileprivate func next(until end: Date) -> Date? {
    (dues.map(\.date) + wakings).filter { $0 > now && $0 <= end }.min()
  }

  fileprivate func takeDue() -> [() -> Void] {
    let due = dues.filter { $0.date <= now }.sorted { $0.date < $1.date }
    dues.removeAll { $0.date <= now }
    return due.map(\.act)
  }
}

extension Screen {
  var now: Date { clock.now }

  /// Lets time pass: animations end and timelines go on, each at its moment. `frames`: how many times an animating
  /// `TimelineView` resolves on the way.
  func pass(_ seconds: Double, frames: Int = 1) {
    let start = now
    for frame in 1...max(frames, 1) {
      advance(to: start.addingTimeInterval(seconds * Double(frame) / Double(max(frames, 1))))
    }
  }

  private func advance(to end: Date) {
    settle()
    while now < end {
      clock.now = clock.next(until: end) ?? end
      changes.mark()
      acting { for act in clock.takeDue() { act() } }
    }
  }
}
