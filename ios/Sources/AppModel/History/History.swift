import KindselfCore
import Observation

/// The sessions that were breathed, the newest first, and the one that ended last.
@MainActor @Observable public final class History: Member {
  public private(set) var sessions: [BreathedCard] = []
  public private(set) var hasMore = false
  /// Counts the pages that came: after each the next is asked for anew.
  public private(set) var pages = 0
  /// It was asked for, and is here.
  public private(set) var isRead = false
  /// What is wrong, if anything is.
  public private(set) var trouble: StoreTrouble?
  /// Why the session that ended last, or how it was, could not be kept; nil where it could.
  public private(set) var notRemembered: StoreTrouble?
  /// The session that ended last; nil where it is not remembered.
  private var last: Task<String?, Never>?
  @ObservationIgnored private let store: StoreAccess

  init(store: StoreAccess) {
    self.store = store
  }

  /// The first of them, or as many as were here already.
  public func read() async { await read(max(sessionsPage(), UInt32(sessions.count))) }

  /// As many again.
  public func more() async {
    if hasMore { await read(UInt32(sessions.count) + sessionsPage()) }
  }

  /// Lets one go.
  public func forget(_ id: String) async {
    do {
      try await store.open?.ask { try $0.store.forgetSession(id: id) }
      sessions.removeAll { $0.id == id }
    } catch {
      trouble = storeTrouble(error)
    }
  }

  /// Nothing of the list is in memory any more: its screen is left.
  public func close() {
    (sessions, hasMore, isRead, trouble) = ([], false, false, nil)
  }

  func erased() {
    close()
    leaveLast()
  }

  private func read(_ most: UInt32) async {
    guard let open = await store.ready() else { return }
    do {
      // One more tells whether there are more.
      let found = try await open.ask { try $0.store.sessions(content: $0.content, skip: 0, most: most + 1) }
      // Everything was deleted meanwhile.
      guard open === store.open else { return }
      sessions = Array(found.prefix(Int(most)))
      hasMore = found.count > sessions.count
      pages += 1
      trouble = nil
    } catch {
      if open === store.open { trouble = storeTrouble(error) }
    }
    isRead = true
  }
}

// MARK: The session that ended last

extension History {
  /// Whether one can say how it was.
  public var canSayHowItWas: Bool { last != nil }

  /// Says how it was, from 0 to 10; nil takes it back.
  public func felt(_ number: Int?) async {
    guard let id = await last?.value, let open = store.open else { return }
    let felt = number.flatMap(UInt8.init(exactly:))
    do {
      try await open.ask { try $0.store.sessionFelt(id: id, felt: felt) }
      notRemembered = nil
    } catch {
      notRemembered = storeTrouble(error)
    }
  }

  /// Says whether it was harder than before.
  public func harder(_ isHarder: Bool) async {
    guard let id = await last?.value, let open = store.open else { return }
    do {
      try await open.ask { try $0.store.sessionHarder(id: id, harder: isHarder) }
      notRemembered = nil
    } catch {
      notRemembered = storeTrouble(error)
    }
  }

  /// One that was carried on counts from there: what was before is in its length all the same. Where the store is still on
  /// its way, that is waited for.
  func remember(_ session: EndedSession) {
    guard session.way == .kept, isSessionRemembered(lengthMs: session.lastedMs, stirred: session.outcome.stirred),
      store.problem == nil
    else { return }
    let card = BreathedCard(
      id: "", subject: session.subject, startedUtcMs: session.begun.utcMs, day: "", lengthMs: session.lastedMs,
      whole: session.isWhole, felt: nil, ratings: session.outcome.ratings, stirred: session.outcome.stirred,
      harder: false, scriptLengthMs: session.outcome.scriptLengthMs)
    let began = session.begun
    last = Task {
      guard let open = await store.ready() else {
        leaveLast()
        return nil
      }
      do {
        return try await open.ask { try $0.store.rememberSession(session: card, began: began) }
      } catch {
        notRemembered = storeTrouble(error)
        return nil
      }
    }
  }

  /// The person has left its screen.
  func leaveLast() { (last, notRemembered) = (nil, nil) }
}
