import AppModel
import Foundation
import KindselfCore

/// A system of notifications that writes down what it is told; a test is the person who allows them.
public final class TestNotifier: @unchecked Sendable {
  private let alone = NSLock()
  private var planned: [String: PlannedReminder] = [:]
  private var arrived: [ShownReminder] = []
  private var status = NotificationsShown.notAsked
  private var questions = 0
  private var willSay = NotificationsShown.yes
  private var losing = false
  private var refusing = false
  private var place = "Europe/London"
  private var said: ReminderReadings?
  private var opensPages = true
  private var pages: [SettingsPage] = []
  private var taken: [String] = []
  public let kept: any Shelf

  public init(kept: any Shelf = TestShelf()) {
    self.kept = kept
  }

  /// The same system, as the next process finds it.
  public func afterKill(kept: any Shelf) -> TestNotifier {
    let next = TestNotifier(kept: kept)
    alone.withLock { (next.planned, next.arrived, next.status, next.place) = (planned, arrived, status, place) }
    return next
  }

  /// What waits, the soonest first.
  public var pending: [PlannedReminder] { alone.withLock { planned.values.sorted { $0.atUtcMs < $1.atUtcMs } } }
  /// The names of what it was to have waiting, one after the other.
  public var accepted: [String] { alone.withLock { taken } }
  /// The names of what is to be seen.
  public var seen: [String] { alone.withLock { arrived.map(\.id) } }
  /// How it is, and how often a person was asked.
  public var allowed: NotificationsShown { alone.withLock { status } }
  public var asked: Int { alone.withLock { questions } }
  /// Pages of the settings that it was to open.
  public var opened: [SettingsPage] { alone.withLock { pages } }

  /// What a person says once they are asked.
  public func answers(_ answer: NotificationsShown) { alone.withLock { willSay = answer } }
  /// As it stands in the phone's settings.
  public func allows(_ status: NotificationsShown) { alone.withLock { self.status = status } }
  /// What it takes is lost.
  public func loses(_ loses: Bool) { alone.withLock { losing = loses } }
  /// It takes nothing.
  public func refuses(_ refuses: Bool) { alone.withLock { refusing = refuses } }
  public func travels(to zone: String) { alone.withLock { place = zone } }
  /// What it says of itself; nil: that all is well.
  public func says(_ readings: ReminderReadings?) { alone.withLock { said = readings } }
  public func opensSettings(_ opens: Bool) { alone.withLock { opensPages = opens } }

  /// The moment of one has come.
  public func arrive(_ id: String) {
    alone.withLock {
      guard let due = planned.removeValue(forKey: id) else { return }
      arrived.append(ShownReminder(id: id, atUtcMs: due.atUtcMs))
    }
  }
}

extension TestNotifier: Notifier {
  public var system: PhoneSystem { .ios }
  public func zone() -> String { alone.withLock { place } }
  public func posts() async -> Bool { [.yes, .quietly].contains(allowed) }
  public func waiting() async -> [WaitingReminder] { pending.map { WaitingReminder(id: $0.id, mark: $0.mark) } }
  public func shown() async -> [ShownReminder] { alone.withLock { arrived } }

  public func accept(_ planned: PlannedReminder) async -> Bool {
    // As the system does it: others go on meanwhile.
    await Task.yield()
    return alone.withLock {
      taken.append(planned.id)
      if !losing && !refusing { self.planned[planned.id] = planned }
      return !refusing
    }
  }

  public func cancel(_ ids: [String]) async { alone.withLock { for id in ids { planned[id] = nil } } }

  public func show(_ planned: PlannedReminder) async -> Bool {
    guard await posts() else { return false }
    alone.withLock {
      self.planned[planned.id] = nil
      arrived.append(ShownReminder(id: planned.id, atUtcMs: planned.atUtcMs))
    }
    return true
  }

  public func clear(_ ids: [String]) async { alone.withLock { arrived.removeAll { ids.contains($0.id) } } }

  public func readings() async -> ReminderReadings {
    alone.withLock {
      said
        ?? ReminderReadings(
          system: .ios, shown: status, silentOff: nil, soundingOff: nil, soundOff: false, exact: nil,
          batteryExempt: nil,
          backgroundRestricted: false, summary: false, focusOn: nil, maker: nil)
    }
  }

  public func beQuiet() async { alone.withLock { if status == .notAsked { status = .quietly } } }

  public func ask() async -> Bool {
    if await canAsk() { alone.withLock { (status, questions) = (willSay, questions + 1) } }
    return allowed == .yes
  }

  public func canAsk() async -> Bool { [.notAsked, .quietly].contains(allowed) }

  @MainActor public func open(_ page: SettingsPage) async -> Bool {
    if page == .ask, await canAsk() {
      _ = await ask()
      return true
    }
    return alone.withLock {
      if opensPages { pages.append(page == .ask ? .notifications : page) }
      return opensPages
    }
  }
}
