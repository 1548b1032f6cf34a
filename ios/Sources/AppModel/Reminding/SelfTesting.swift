import KindselfCore
import Observation

/// Whether reminders arrive on this phone, and one to try.
@MainActor @Observable public final class SelfTesting {
  /// How the phone is; nil until it was read.
  public private(set) var card: SelfTestCard?
  /// Whether the system would still ask the person; where it would not, `SettingsPage.ask` leads into its settings.
  public private(set) var canAsk = true
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

  /// What keeps everything from being shown; nil where nothing does. Where nobody was asked yet, nothing does: what comes quietly
  /// needs no question.
  public var shut: FactorCard? {
    card?.factors.first { $0.factor == .shown && $0.state == .broken && $0.page != .ask }
  }

  /// Reads how the phone is.
  public func read() async {
    canAsk = await reminding.canAsk()
    card = await reminding.selfTest()
  }

  /// Asks, or opens the page where that is changed.
  public func open(_ page: SettingsPage) async {
    hasNoPage = await !reminding.open(page)
    await read()
  }

  /// Sends one in a minute.
  public func send() async {
    isOverdue = false
    await reminding.beginTest().value
    // It may come quietly from now on, or was not let through.
    await read()
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
    if let page = shown?.page { _ = await open(page) }
  }
}
