import Foundation
import KindselfCore

/// The core's store, refusing when a test says so.
final class RefusingStore: StoreProtocol {
  private let real: any StoreProtocol
  private let stores: TestStores

  init(_ real: any StoreProtocol, stores: TestStores) {
    self.real = real
    self.stores = stores
  }

  private func asked<Answer>(writing: Bool = true, _ call: () throws -> Answer) throws -> Answer {
    try stores.asked(writing: writing, refused: { StoreError.Failed(trouble: $0) }, call)
  }

  func close() { real.close() }
  func examine() throws { try asked(writing: false) { try real.examine() } }
  func forgetSession(id: String) throws { try asked { try real.forgetSession(id: id) } }
  func forgetText(name: String) throws { try asked { try real.forgetText(name: name) } }
  func wouldRemove() throws -> RemovedCard { try asked(writing: false) { try real.wouldRemove() } }
  func keepText(name: String, text: String) throws {
    try asked { try real.keepText(name: name, text: text) }
    stores.wrote(name)
  }

  func mend() throws -> SalvageReport? { stores.mend() }
  func mended() throws -> SalvageReport? { try real.mended() }
  func readText(name: String) throws -> String? { try asked(writing: false) { try real.readText(name: name) } }

  func rememberSession(session: BreathedCard, began: Moment) throws -> String {
    try asked { try real.rememberSession(session: session, began: began) }
  }

  func rekey(key: Data, check: String) throws {
    try stores.stopsRekey(.beforeTheFile)
    try real.rekey(key: key, check: check)
    try stores.stopsRekey(.afterTheFile)
  }

  func keyCheck() throws -> String { try real.keyCheck() }

  func rest() throws { try asked { try real.rest() } }
  func sessionFelt(id: String, felt: UInt8?) throws { try asked { try real.sessionFelt(id: id, felt: felt) } }

  func sessionHarder(id: String, harder: Bool) throws { try asked { try real.sessionHarder(id: id, harder: harder) } }

  func sessions(content: Content, skip: UInt32, most: UInt32) throws -> [BreathedCard] {
    try asked(writing: false) { try real.sessions(content: content, skip: skip, most: most) }
  }

  func lastOfPractice(practice: String) throws -> LastCard? {
    try asked(writing: false) { try real.lastOfPractice(practice: practice) }
  }

  func keepOption(
    content: Content, practice: String, step: String, option: String, now: Moment
  ) throws -> String? {
    try keeping {
      try real.keepOption(content: content, practice: practice, step: step, option: option, now: now)
    }
  }

  func keepWords(
    content: Content, practice: String, step: String, words: String, now: Moment
  ) throws -> String? {
    try keeping { try real.keepWords(content: content, practice: practice, step: step, words: words, now: now) }
  }

  private func keeping<Answer>(_ call: () throws -> Answer) throws -> Answer {
    try stores.asked(writing: true, refused: { KeepsakeError.Store(trouble: $0) }, call)
  }

  func keepsakes(content: Content) throws -> [KeepsakeCard] {
    try asked(writing: false) { try real.keepsakes(content: content) }
  }

  func keepsakesFor(content: Content, practice: String) throws -> [OfferedKeepsake] {
    try asked(writing: false) { try real.keepsakesFor(content: content, practice: practice) }
  }

  func forgetKeepsake(id: String, now: Moment) throws { try asked { try real.forgetKeepsake(id: id, now: now) } }
  func forgetKeepsakes(now: Moment) throws { try asked { try real.forgetKeepsakes(now: now) } }

  func suggestions(content: Content, most: UInt32, now: Moment) throws -> [SuggestionCard] {
    try asked(writing: false) { try real.suggestions(content: content, most: most, now: now) }
  }

  func recent(content: Content, most: UInt32) throws -> [RecentCard] {
    try asked(writing: false) { try real.recent(content: content, most: most) }
  }

  func favourites() throws -> [FavouriteCard] { try asked(writing: false) { try real.favourites() } }

  func keepFavourite(subject: Subject, now: Moment) throws {
    try asked { try real.keepFavourite(subject: subject, now: now) }
  }

  func forgetFavourite(subject: Subject, now: Moment) throws {
    try asked { try real.forgetFavourite(subject: subject, now: now) }
  }

  func setTextAside(name: String) throws { try asked { try real.setTextAside(name: name) } }
  func watch(listener: any StoreListener) { real.watch(listener: listener) }
}

/// The core's journal, refusing when a test says so.
final class RefusingJournal: JournalProtocol {
  private let real: any JournalProtocol
  private let stores: TestStores

  init(_ real: any JournalProtocol, stores: TestStores) {
    self.real = real
    self.stores = stores
  }

  private func asked<Answer>(writing: Bool = true, _ call: () throws -> Answer) throws -> Answer {
    try stores.asked(writing: writing, refused: { JournalError.Store(trouble: $0) }, call)
  }

  private func read<Answer>(_ call: () throws -> Answer) throws -> Answer {
    try stores.checkRead()
    return try asked(writing: false, call)
  }

  func begin(kind: String, now: Moment) throws -> Written { try read { try real.begin(kind: kind, now: now) } }
  func catalogue() -> JournalCatalogue { real.catalogue() }
  func change(entry: String, now: Moment) throws -> EditorText {
    try read { try real.change(entry: entry, now: now) }
  }
  func delete(id: String) throws { try asked { try real.delete(id: id) } }
  func desk(now: Moment) throws -> DeskCard { try asked(writing: false) { try real.desk(now: now) } }
  func discardDraft(id: String) throws { try asked { try real.discardDraft(id: id) } }
  func drafts(now: Moment) throws -> [DraftCard] { try read { try real.drafts(now: now) } }

  func entries(filter: EntryFilter, after: String?, most: UInt32, now: Moment) throws -> EntryPage {
    try asked(writing: false) { try real.entries(filter: filter, after: after, most: most, now: now) }
  }

  func entry(id: String, now: Moment) throws -> EntryView { try read { try real.entry(id: id, now: now) } }

  func sheet(id: String, now: Moment) throws -> Sheet { try read { try real.sheet(id: id, now: now) } }

  func forget(id: String, now: Moment) throws { try asked { try real.forget(id: id, now: now) } }

  func keep(id: String?, written: Written, draft: String?, now: Moment) throws -> EntryCard {
    try stores.checkKeep()
    return try asked { try real.keep(id: id, written: written, draft: draft, now: now) }
  }

  func goOn(draft: String, now: Moment) throws -> EditorText { try read { try real.goOn(draft: draft, now: now) } }

  func keepDraft(id: String?, entry: String?, written: Written, now: Moment) throws -> String? {
    try asked { try real.keepDraft(id: id, entry: entry, written: written, now: now) }
  }

  func preview(written: Written) -> String { real.preview(written: written) }

  func search(text: String, filter: EntryFilter, skip: UInt32, most: UInt32, now: Moment) throws -> SearchPage {
    try asked(writing: false) { try real.search(text: text, filter: filter, skip: skip, most: most, now: now) }
  }

  func tags() throws -> [TagCard] { try asked(writing: false) { try real.tags() } }
  func tidy(now: Moment) throws { try asked { try real.tidy(now: now) } }
  func days(now: Moment) throws -> DaysCard { try real.days(now: now) }
  func undoDelete(id: String, now: Moment) throws { try asked { try real.undoDelete(id: id, now: now) } }
  func write(kind: String, now: Moment) throws -> EditorText { try read { try real.write(kind: kind, now: now) } }
}
