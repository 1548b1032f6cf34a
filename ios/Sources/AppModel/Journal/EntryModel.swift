import KindselfCore
import Observation

/// An entry, to be read.
@MainActor @Observable public final class EntryModel {
  /// What there is of it.
  public enum Found: Equatable, Sendable {
    case open(EntryView)
    case sealed(until: String)
    case gone
    /// Why it cannot be read now. It is still there.
    case refused(JournalError)
  }

  /// nil until it is read.
  public private(set) var found: Found?
  public private(set) var present: DaysCard?
  /// It as it goes on paper, or to someone else.
  public private(set) var sheet: Sheet?
  /// Why what it was before could not be brought back.
  public private(set) var refusal: JournalError?
  @ObservationIgnored public let id: String
  @ObservationIgnored private let store: StoreAccess

  public init(store: StoreAccess, id: String) {
    self.store = store
    self.id = id
  }

  /// The kind it is of; nil where that is one of a newer version.
  public var kind: KindCard? {
    guard case .open(let view) = found else { return nil }
    return store.open?.kind(view.card.kind)
  }

  /// Reads it.
  public func read() async {
    guard let open = await store.ready() else { return }
    let (now, id) = (store.clock.moment, id)
    do {
      let (view, days, onPaper) = try await open.ask {
        let view = try $0.journal.entry(id: id, now: now)
        return (view, try $0.journal.days(now: now), try $0.journal.sheet(id: id, now: now))
      }
      present = days
      sheet = onPaper
      found = .open(view)
    } catch JournalError.Sealed(let until) {
      found = .sealed(until: until)
    } catch JournalError.Gone {
      found = .gone
    } catch {
      found = .refused(journalError(error))
    }
  }

  /// Keeps what it was before as its newest version. False where it cannot be, and `refusal` says why.
  @discardableResult public func bringBackPrevious() async -> Bool {
    guard case .open(let view) = found, let previous = view.previous, let open = store.open else { return false }
    let (now, id) = (store.clock.moment, id)
    refusal = nil
    do {
      _ = try await open.ask { try $0.journal.keep(id: id, written: previous.written, draft: nil, now: now) }
      await read()
      return true
    } catch {
      refusal = journalError(error)
      return false
    }
  }
}
