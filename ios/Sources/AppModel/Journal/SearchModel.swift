import KindselfCore
import Observation

/// What is looked for, and what was found. Each change looks anew, and the latest wins. It is there until its screen is
/// left.
@MainActor @Observable public final class SearchModel: Member {
  public var text = "" { didSet { if text != oldValue { look() } } }
  public var filter = EntryFilter.all { didSet { if filter != oldValue { look() } } }
  public private(set) var hits: [HitCard] = []
  /// Where the next ones begin; nil where there are none.
  private var next: UInt32?
  /// It was looked for, and nothing is there.
  public private(set) var foundNothing = false
  public private(set) var trouble: StoreTrouble?
  /// Tags to choose from, the most used first.
  public private(set) var tags: [String] = []
  /// Which day it is, and which can be looked for.
  public private(set) var present: DaysCard?
  @ObservationIgnored private let store: StoreAccess
  @ObservationIgnored private var looking: Task<Void, Never>?

  init(store: StoreAccess) {
    self.store = store
  }

  public var hasMore: Bool { next != nil }

  /// Kinds to choose from.
  public var kinds: [KindCard] { store.open?.catalogue.kinds ?? [] }

  /// Reads the tags, and what is found where an entry was changed meanwhile.
  public func open() async {
    guard let open = await store.ready() else { return }
    let (now, most) = (store.clock.moment, Int(open.catalogue.tagsOffered))
    do {
      (tags, present) = try await open.ask {
        (try $0.journal.tags().prefix(most).map(\.name), try $0.journal.days(now: now))
      }
    } catch {
      trouble = storeTrouble(error)
      return
    }
    if isAsking { await find(atLeast: UInt32(hits.count)) }
  }

  /// The next ones.
  public func more() async {
    if let next { await find(after: next) }
  }

  /// The screen is left: nothing of it is to be seen any more.
  public func close() {
    looking?.cancel()
    (text, filter) = ("", .all)
    (hits, next, foundNothing, trouble, tags, present) = ([], nil, false, nil, [], nil)
  }

  func erased() { close() }

  private var isAsking: Bool { looksForSomething(text: text, filter: filter) }

  private func look() {
    looking?.cancel()
    guard isAsking else {
      (hits, next, foundNothing) = ([], nil, false)
      return
    }
    looking = Task { await find() }
  }

  /// Finds the first ones, as many as were here, or goes on `after` those.
  private func find(after: UInt32? = nil, atLeast: UInt32 = 0) async {
    guard let open = store.open else { return }
    let (text, filter, now) = (text, filter, store.clock.moment)
    let most = max(open.catalogue.hitsPage, atLeast)
    do {
      // What was written meanwhile moves the others on: one may come twice.
      let here = after == nil ? [] : Set(hits.map(\.card.id))
      let (found, following) = try await open.ask { opened in
        var (found, skip) = ([HitCard](), after)
        // A page of letters that are sealed once more, for the clock was set back, has nothing: the next one has.
        repeat {
          let page = try opened.journal.search(text: text, filter: filter, skip: skip ?? 0, most: most, now: now)
          found = page.hits.filter { !here.contains($0.card.id) }
          skip = page.next
        } while found.isEmpty && skip != nil
        return (found, skip)
      }
      // Something else is looked for by now, or these were found already.
      guard text == self.text, filter == self.filter, after == nil || after == next, open === store.open else { return }
      hits = (after == nil ? [] : hits) + found
      (next, foundNothing, trouble) = (following, hits.isEmpty, nil)
    } catch {
      trouble = storeTrouble(error)
    }
  }
}
