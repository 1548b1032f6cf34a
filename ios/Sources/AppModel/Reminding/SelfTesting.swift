import KindselfCore
import Observation

/// Whether reminders arrive on this phone, and one to try.
@MainActor @Observable public final class SelfTesting {
  /// How the phone is; nil until it was read.
  public private(set) var card: SelfTestCard?
  /// The one that was sent stays away for longer than it may.
  public private(set) var isOverdue = false
  /// The last page that was to be opened is not there.
  public private(set) var hasNoPage = false
  @ObservationIgnored private let reminding: Reminding
  @ObservationIgnored private let clock: any SessionClock

  public init(app: Kindself) {
    (reminding, clock) = (app.reminding, app.services.clock)
  }

  /// How the one is that was sent.
  public var test: TestState { reminding.test }

  /// Reads how the phone is.
  public func read() async { card = await reminding.selfTest() }

  /// Asks, or opens the page where that is changed.
  public func open(_ page: SettingsPage) async {
    hasNoPage = await !reminding.change(at: page)
    await read()
  }

  /// Sends one in a minute.
  public func send() {
    isOverdue = false
    reminding.beginTest()
  }

  /// Waits with the person for the one that is to come.
  public func watch() async {
    isOverdue = false
    guard case .waitingUntil(let atUtcMs) = test else { return }
    let left = atUtcMs + Int64(usually.patienceMs) - clock.moment.utcMs
    do {
      try await clock.wait(until: clock.nowMs + UInt64(max(left, 0)))
      isOverdue = true
    } catch {
      // Unsaid: it came, or the screen was left.
    }
  }

  /// The screen is left. What came, or does not come, is done with.
  public func leave() {
    if case .arrived = test { reminding.testOver() } else if isOverdue { reminding.testOver() }
    (isOverdue, hasNoPage) = (false, false)
  }
}

extension Reminding {
  /// Lets reminders be shown: the system's question, or where that was answered before, the settings.
  public func letBeShown() async {
    let shown = await selfTest().factors.first { $0.factor == .shown }
    if let page = shown?.page { _ = await change(at: page) }
  }

  /// Asks, or opens the page where that is changed; false where there is none.
  func change(at page: SettingsPage) async -> Bool {
    guard page == .ask else { return await open(page) }
    _ = await askToShow()
    return true
  }
}
