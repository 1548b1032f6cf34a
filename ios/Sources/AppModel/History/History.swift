import KindselfCore
import Observation

/// Less than this was no breathing yet.
private let leastMs: UInt64 = 10_000

private let pageLength: UInt32 = 50

extension Kindself {
  /// Whether one can say how the session was that ended last.
  public var canSayHowItWas: Bool { remembered != nil }

  /// Says how it was, from 0 to 10; nil takes it back.
  public func felt(_ number: Int?) async {
    guard let id = await remembered?.value, let store else { return }
    let felt = number.flatMap(UInt8.init(exactly:))
    do {
      try await store.ask { try $0.store.sessionFelt(id: id, felt: felt) }
      notRemembered = nil
    } catch {
      notRemembered = storeTrouble(error)
    }
  }

  /// One that was carried on counts from there: what was before is in its length all the same.
  func remember(_ session: EndedSession) {
    guard session.way == .kept, session.lastedMs >= leastMs, let store else { return }
    let card = BreathedCard(
      id: "", subject: session.subject, startedUtcMs: session.begun.utcMs, day: "", lengthMs: session.lastedMs,
      whole: session.isWhole, felt: nil)
    let began = session.begun
    remembered = Task {
      do {
        return try await store.ask { try $0.store.rememberSession(session: card, began: began) }
      } catch {
        notRemembered = storeTrouble(error)
        return nil
      }
    }
  }
}

/// The sessions that were breathed, the newest first.
@MainActor @Observable public final class HistoryModel {
  public private(set) var sessions: [BreathedCard] = []
  public private(set) var hasMore = false
  /// Counts the pages that came: after each the next is asked for anew.
  public private(set) var pages = 0
  /// It was asked for, and is here.
  public private(set) var isRead = false
  /// What is wrong, if anything is.
  public private(set) var trouble: StoreTrouble?
  @ObservationIgnored private let app: Kindself

  public init(app: Kindself) {
    self.app = app
  }

  /// The first of them, or as many as were here already.
  public func read() async { await read(max(pageLength, UInt32(sessions.count))) }

  /// As many again.
  public func more() async {
    if hasMore { await read(UInt32(sessions.count) + pageLength) }
  }

  /// Lets one go.
  public func forget(_ id: String) async {
    do {
      try await app.store?.ask { try $0.store.forgetSession(id: id) }
      sessions.removeAll { $0.id == id }
    } catch {
      trouble = storeTrouble(error)
    }
  }

  private func read(_ most: UInt32) async {
    guard let store = app.store else { return }
    do {
      // One more tells whether there are more.
      let found = try await store.ask { try $0.store.sessions(skip: 0, most: most + 1) }
      sessions = Array(found.prefix(Int(most)))
      hasMore = found.count > sessions.count
      pages += 1
      trouble = nil
    } catch {
      trouble = storeTrouble(error)
    }
    isRead = true
  }
}
