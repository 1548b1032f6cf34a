import KindselfCore
import Observation

/// Entries of one day.
public struct EntryDay: Identifiable, Equatable, Sendable {
  public let day: String
  public var entries: [EntryCard]

  public var id: String { day }
}

/// Entries by day and drafts, as the first screen of the writing shows them. One for as long as the app runs.
@MainActor @Observable public final class WriteModel {
  public private(set) var days: [EntryDay] = []
  public private(set) var drafts: [DraftCard] = []
  /// Letters that were sealed, and wait to be read.
  public private(set) var opened: [EntryCard] = []
  /// Which day it is; nil before anything was read.
  public private(set) var present: DaysCard?
  /// What is wrong, if anything is.
  public private(set) var trouble: StoreTrouble?
  /// An entry that was deleted and can still be had back.
  public private(set) var deletedId: String?
  /// What a kind says once an entry is kept, until something else is done.
  public private(set) var said: String?
  /// The letter it is said of, where one was sealed.
  public private(set) var sealed: RemindedOf?
  /// Where the next older ones begin; nil where there are none.
  public private(set) var next: String?
  /// Counts the pages that came: after each the next is asked for anew.
  public private(set) var pages = 0

  @ObservationIgnored private var count: UInt32 = 0
  @ObservationIgnored private var forgetting: Task<Void, Never>?
  @ObservationIgnored private let store: StoreAccess
  @ObservationIgnored private let editors: OpenEditors

  init(store: StoreAccess, editors: OpenEditors) {
    self.store = store
    self.editors = editors
  }

  /// There is nothing yet, for all that is known.
  public var isEmpty: Bool {
    present != nil && days.isEmpty && drafts.isEmpty && unkept.isEmpty && trouble == nil
  }

  /// What was typed and could not be kept: it is only in its editor.
  public var unkept: [EditorModel] { editors.unkept }

  /// Drafts as they were last kept, without those that have gone on in an editor and could not be kept again.
  public var keptDrafts: [DraftCard] {
    let unkept = unkept
    return drafts.filter { draft in !unkept.contains { $0.writes(on: .draft(draft.id)) } }
  }

  /// Something is said, perhaps of a letter that was sealed.
  func say(_ words: String, of letter: RemindedOf?) { (said, sealed) = (words, letter) }

  /// It was heard.
  public func hush() { (said, sealed) = (nil, nil) }

  /// Reads drafts and entries, as many as were here already.
  public func read() async {
    guard let open = store.open else { return }
    let (now, most) = (store.clock.moment, max(open.catalogue.page, count))
    do {
      let (desk, page) = try await open.ask { opened in
        (
          try opened.journal.desk(now: now),
          try opened.journal.entries(filter: .all, after: nil, most: most, now: now)
        )
      }
      // Everything was deleted meanwhile.
      guard open === store.open else { return }
      (opened, drafts) = (desk.opened, desk.drafts)
      present = desk.days
      days = []
      count = 0
      take(page)
      trouble = nil
    } catch {
      if open === store.open { trouble = storeTrouble(error) }
    }
  }

  /// Reads anew where the person's day is another than when it was read, for what was written today is yesterday's now, or
  /// where night has come, when today is shown with its date.
  func readOnAnotherDay() async {
    guard let present, let open = store.open else { return }
    // Unsaid: where the day cannot be read, reading anew says why.
    let days = try? open.opened.journal.days(now: store.clock.moment)
    if days != present { await read() }
  }

  /// The next older ones.
  public func more() async {
    guard let open = store.open, let after = next else { return }
    let (now, most) = (store.clock.moment, open.catalogue.page)
    do {
      let page = try await open.ask {
        try $0.journal.entries(filter: .all, after: after, most: most, now: now)
      }
      if after == next && open === store.open { take(page) }
    } catch {
      trouble = storeTrouble(error)
    }
  }

  private func take(_ page: EntryPage) {
    for entry in page.entries {
      if days.last?.day == entry.day {
        days[days.count - 1].entries.append(entry)
      } else {
        days.append(EntryDay(day: entry.day, entries: [entry]))
      }
    }
    count += UInt32(page.entries.count)
    next = page.next
    pages += 1
  }

  /// Lets a draft go.
  public func discard(_ draft: DraftCard) async {
    do {
      try await store.open?.ask { try $0.journal.discardDraft(id: draft.id) }
      await read()
    } catch {
      trouble = storeTrouble(error)
    }
  }

  /// Lets go of what could not be kept, and of the draft it was before.
  public func discard(_ editor: EditorModel) async {
    do {
      try await editor.letGo()
      await read()
    } catch {
      trouble = storeTrouble(error)
    }
  }

  // MARK: Deleting

  /// Deletes an entry; for a while it can be had back. False where it cannot be.
  @discardableResult public func delete(_ id: String) async -> Bool {
    guard let open = store.open else { return false }
    await forget()
    do {
      try await open.ask { try $0.journal.delete(id: id) }
    } catch {
      trouble = storeTrouble(error)
      return false
    }
    deletedId = id
    forgetting = Task { [weak self, clock = store.clock] in
      do {
        try await clock.wait(until: clock.nowMs + open.catalogue.undoMs)
        await self?.forget()
      } catch {
        // Unsaid: it was brought back, or another one was deleted.
      }
    }
    await read()
    return true
  }

  /// Brings back what was deleted.
  public func bringBack() async {
    guard let id = deletedId, let open = store.open else { return }
    forgetting?.cancel()
    let now = store.clock.moment
    do {
      try await open.ask { try $0.journal.undoDelete(id: id, now: now) }
      deletedId = nil
      await read()
    } catch {
      trouble = storeTrouble(error)
    }
  }

  /// It goes for good.
  private func forget() async {
    guard let id = deletedId, let open = store.open else { return }
    let now = store.clock.moment
    deletedId = nil
    // Unsaid: where it cannot now, the next tidying does it.
    try? await open.ask { try $0.journal.forget(id: id, now: now) }
  }

  /// Nothing of it is to be seen any more.
  func forgetAll() {
    forgetting?.cancel()
    (days, drafts, opened, present, trouble, deletedId) = ([], [], [], nil, nil, nil)
    hush()
    (count, next) = (0, nil)
  }
}

extension EntryFilter {
  /// Every entry.
  public static let all = EntryFilter(kinds: [], tags: [], from: nil, to: nil, rated: false)
}
