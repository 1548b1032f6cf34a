import KindselfCore
import Observation

/// How long a deletion can be taken back.
private let undoMs: UInt64 = 10_000

/// The rooms behind the tabs.
public enum Room: Hashable, Sendable {
  case breathe
  case read(PracticeKey)
  case prepare(PracticeKey)
  case session
  /// A pattern of one's own, at that place of the list; nil for a new one.
  case ownPattern(index: Int?)
  case settings, country, about, privacy, breathed
  case backup, restore, plainExport, automaticBackup, recovery, importing, deleteEverything
  /// The kinds of entries to choose from.
  case kinds
  case editor(EditorSubject)
  /// An entry, by its id; and what it was before its last change.
  case entry(id: String)
  case previous(id: String)
  case search
  case lifebuoy, crisisLines
}

/// Knows the way from each screen to the next: a tab, and the way a person took from there.
@MainActor @Observable public final class Wayfinder {
  /// The tabs.
  public enum Tab: Hashable, Sendable {
    case now, write, you
  }

  @ObservationIgnored public let app: Kindself
  public var tab = Tab.now
  private var ways: [Tab: [Room]] = [:]
  /// A pattern of one's own that was deleted and can still be had back.
  public private(set) var deleted: OwnPattern?
  @ObservationIgnored private var deletedAt = 0
  @ObservationIgnored private var forgetting: Task<Void, Never>?

  public init(app: Kindself) {
    self.app = app
  }

  /// The way from a tab. The system shortens it too (its tab bar, its list of screens): a session that is no longer
  /// on it is left, to be carried on later.
  public subscript(tab: Tab) -> [Room] {
    get { ways[tab, default: []] }
    set {
      let leavesSession = self[tab].contains(.session) && !newValue.contains(.session)
      ways[tab] = newValue
      guard leavesSession else { return }
      app.leaveSession()
      app.leaveEnded()
    }
  }

  /// Goes to a room; going where one is already does nothing.
  public func go(_ room: Room) {
    if self[tab].last != room { self[tab].append(room) }
  }

  /// Whether a room is on the way from any tab.
  public func leads(to room: Room) -> Bool { ways.values.contains { $0.contains(room) } }

  /// One step back. In a session that runs, it pauses; in one that waits, it leaves it to be carried on later.
  public func back() {
    guard self[tab].last == .session else {
      _ = self[tab].popLast()
      return
    }
    if app.player.display?.isRunning == true { return app.player.pause() }
    self[tab].removeLast()
  }

  /// Opens the lifebuoy; a session waits meanwhile.
  public func lifebuoy() {
    app.player.pause()
    go(.lifebuoy)
  }

  /// Goes to a session, if it begins.
  public func session(_ begin: () -> Bool) {
    guard begin() else { return }
    withoutSession()
    go(.session)
  }

  /// From anywhere, the lifebuoy included: thirty seconds of grounding; from there it goes back to the tab.
  public func ground() {
    guard app.beginGrounding() else { return }
    withoutSession()
    self[tab] = [.session]
  }

  /// Carries on what was unfinished.
  public func carryOn() {
    app.carryOn()
    withoutSession()
    go(.session)
  }

  /// The session's screen is done with.
  public func leaveSession() {
    app.leaveSession()
    app.leaveEnded()
    withoutSession()
    tab = .now
    self[.now] = []
  }

  /// A pause within writing takes the place of the writing until it is over.
  public func pause(structure: String, lengthMs: UInt64, called title: String) {
    session { app.beginPause(structure: structure, lengthMs: lengthMs, called: title) }
  }

  /// Shows the session that is on or has ended, and no room of one that is over.
  public func meetSession() {
    if app.player.display == nil && app.ended == nil { return withoutSession() }
    if !ways.values.contains(where: { $0.contains(.session) }) { go(.session) }
  }

  /// As on the first day.
  public func startAfresh() {
    ways = [:]
    tab = .now
  }

  private func withoutSession() {
    for tab in ways.keys { ways[tab]?.removeAll { $0 == .session } }
  }
}

// MARK: Writing

extension Wayfinder {
  /// An entry was kept: back to all of them, and what its kind says is said there.
  public func kept(closing: String) {
    app.write.said = closing
    toWriting()
  }

  /// Deletes an entry; for a while it can be had back, among all the others.
  public func delete(entry id: String) async {
    if await app.write.delete(id) { toWriting() }
  }

  private func toWriting() {
    for tab in ways.keys { ways[tab]?.removeAll(where: \.isWriting) }
    tab = .write
  }
}

extension Room {
  /// Whether it is about an entry, or is the way to one.
  fileprivate var isWriting: Bool {
    switch self {
    case .kinds, .editor, .entry, .previous, .search: true
    default: false
    }
  }
}

// MARK: Patterns of one's own

extension Wayfinder {
  /// Keeps a pattern at that place of the list, or at its end; then one sees it, ready to be breathed.
  public func save(_ own: OwnPattern, at index: Int?) {
    back()
    if let index, app.settings.ownPatterns.indices.contains(index) {
      app.settings.ownPatterns[index] = own
    } else {
      app.settings.ownPatterns.append(own)
      go(.read(.own(index: app.settings.ownPatterns.count - 1)))
    }
  }

  /// Deletes a pattern; for ten seconds it can be had back.
  public func delete(at index: Int) {
    guard app.settings.ownPatterns.indices.contains(index) else { return }
    self[tab] = [.breathe]
    deleted = app.settings.ownPatterns.remove(at: index)
    deletedAt = index
    forgetting?.cancel()
    forgetting = Task { [weak self, clock = app.services.clock] in
      do {
        try await clock.wait(until: clock.nowMs + undoMs)
        if !Task.isCancelled { self?.deleted = nil }
      } catch {
        // Another one was deleted, or this one was brought back.
      }
    }
  }

  /// Brings back what was deleted.
  public func bringBack() {
    guard let own = deleted else { return }
    forgetting?.cancel()
    deleted = nil
    app.settings.ownPatterns.insert(own, at: min(deletedAt, app.settings.ownPatterns.count))
  }
}
