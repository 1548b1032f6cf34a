import AppModel
import KindselfCore

/// A stage that remembers what it shows, and through which a test interrupts.
@MainActor public final class TestStage {
  public private(set) var show: NowPlaying?
  /// What the clock read when the session began to run.
  public private(set) var ranSinceMs: UInt64 = 0
  private let clock: TestClock
  private var events: (@MainActor (SessionEvent) -> Void)?

  init(clock: TestClock) {
    self.clock = clock
  }

  /// A call, other sound, headphones, the lock screen's buttons.
  public func tell(_ event: SessionEvent) { events?(event) }

  private func follow(_ show: NowPlaying) {
    if show.isRunning && self.show?.isRunning != true { ranSinceMs = clock.nowMs - show.atMs }
    self.show = show
  }
}

extension TestStage: Stage {
  public func open(_ show: NowPlaying, events: @escaping @MainActor (SessionEvent) -> Void) {
    self.events = events
    follow(show)
  }

  public func update(_ show: NowPlaying) { follow(show) }

  public func close() {
    show = nil
    events = nil
  }
}

/// A phone that remembers what it dialled.
@MainActor public final class TestPhone {
  public var language = "en"
  public var region: String? = "GB"
  public var canDial = true
  public private(set) var dialled: [String] = []
  /// Texts it was asked for: the number, and the words.
  public private(set) var texted: [String] = []
  public private(set) var browsed: [String] = []
  /// How much is being finished out of sight.
  public private(set) var finishing = 0
}

extension TestPhone: Phone {
  public func finishing(_ work: @escaping @MainActor () async -> Void) {
    finishing += 1
    Task {
      await work()
      finishing -= 1
    }
  }

  public func dial(_ number: String) async -> Bool {
    if canDial { dialled.append(number) }
    return canDial
  }

  public func text(_ number: String, words: String?) async -> Bool {
    if canDial { texted.append([number, words].compactMap(\.self).joined(separator: " ")) }
    return canDial
  }

  public func browse(_ site: String) async -> Bool {
    if canDial { browsed.append(site) }
    return canDial
  }
}

/// A printer that keeps what it was to print.
@MainActor public final class TestPrinter {
  /// What comes of it.
  public var answer = Printed.over
  public private(set) var printed: [Paper] = []
}

extension TestPrinter: Printer {
  public func print(_ paper: Paper) async -> Printed {
    if answer == .over { printed.append(paper) }
    return answer
  }
}

/// A lock that opens, or does not.
@MainActor public final class TestLock {
  public var isThere = true
  public var opens = true
  public private(set) var reasons: [String] = []
}

extension TestLock: Lock {
  public func unlock(reason: String) async -> Bool {
    reasons.append(reason)
    return opens
  }
}

/// A curtain that remembers whether it is drawn, and how often what stood above the screens was closed.
@MainActor public final class TestCurtain {
  public private(set) var isDrawn = false
  public private(set) var clearings = 0
}

extension TestCurtain: Curtain {
  public func draw() { isDrawn = true }
  public func open() { isDrawn = false }
  public func clearAway() { clearings += 1 }
}
