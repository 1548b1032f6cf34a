import KindselfCore
import Observation

/// What an editor is opened for.
public enum EditorSubject: Hashable, Sendable {
  /// A new entry of that kind.
  case kind(String)
  /// A draft, to be gone on with.
  case draft(String)
  /// An entry, to be changed.
  case entry(String)
}

/// What became of what was typed.
public enum DraftState: Hashable, Sendable {
  /// Nothing was typed yet.
  case untouched
  /// It is being kept in a moment.
  case toBeKept
  case kept
  /// Why it could not be.
  case notKept(StoreTrouble?)
}

/// An entry as it is written. What is typed is kept as a draft by itself, at most `autosave_ms` after it was typed.
@MainActor @Observable public final class EditorModel {
  /// nil until it is read, and where it is gone.
  public private(set) var written: Written?
  public private(set) var kind: KindCard?
  public private(set) var draft = DraftState.untouched
  /// Why it could not be kept as an entry.
  public private(set) var refusal: JournalError?
  /// What it was opened for is gone.
  public private(set) var isGone = false
  public private(set) var present: Present?
  /// Tags that were used before, the most used first.
  public private(set) var knownTags: [String] = []

  @ObservationIgnored private let subject: EditorSubject
  @ObservationIgnored private let app: Kindself
  /// Words of one's own for feelings, by their field, as they are typed and not yet added.
  private var ownWords: [String: String] = [:]
  /// The entry that is being changed.
  @ObservationIgnored public private(set) var entryId: String?
  @ObservationIgnored private var draftId: String?
  @ObservationIgnored private var waiting: Task<Void, Never>?
  @ObservationIgnored private var saving: Task<Void, Never>?
  @ObservationIgnored private var isDone = false

  init(app: Kindself, subject: EditorSubject) {
    self.app = app
    self.subject = subject
  }

  /// Whether something was typed here, and is a draft and no entry.
  public var hasNewDraft: Bool { draft != .untouched && !isDone }

  /// Whether it is what this draft is written in, or the draft of this entry.
  func writes(on subject: EditorSubject) -> Bool {
    guard !isDone else { return false }
    switch subject {
    case .kind: return false
    case .draft(let id): return draftId == id || self.subject == subject
    case .entry(let id): return entryId == id && draftId != nil
    }
  }

  /// Reads what it was opened for; does nothing where it is here already.
  public func open() async {
    guard written == nil, let store = app.store else { return }
    let (now, subject) = (app.services.clock.moment, subject)
    do {
      let (found, tags, today) = try await store.ask { opened in
        (
          try Found(subject, in: opened.journal, now: now), try opened.journal.tags().map(\.name),
          try opened.journal.today(now: now)
        )
      }
      entryId = found.entry
      draftId = found.draft
      knownTags = tags
      present = Present(today: today)
      kind = store.kind(found.written.kind)
      written = found.written
      isGone = kind == nil
    } catch {
      isGone = true
    }
  }

  // MARK: What is typed

  /// What stands in a field; nil where it is empty.
  public subscript(field: String) -> EntryValue? {
    get { written?[field] }
    set {
      change { $0[field] = newValue }
    }
  }

  /// The words of an earlier field, still to be rated, where a field takes them up and nothing was chosen in it.
  public func feelings(_ field: String, again earlier: String?) -> [Feeling] {
    if case .feelings(let all) = self[field] { return all }
    guard let earlier, case .feelings(let all) = self[earlier] else { return [] }
    return all.map { Feeling(word: $0.word, strength: nil) }
  }

  /// A number that was given to a field; nil where it is not rated.
  public func rating(_ field: String?) -> Int? {
    if let field, case .rating(let number) = self[field] { Int(number) } else { nil }
  }

  /// The day it is about.
  public var day: String {
    get { written?.day ?? "" }
    set { change { $0.day = newValue } }
  }

  public var tags: [String] {
    get { written?.tags ?? [] }
    set { change { $0.tags = newValue } }
  }

  /// Sealed until that day.
  public var opens: String? {
    get { written?.opens }
    set { change { $0.opens = newValue } }
  }

  /// What is to be mended about a field.
  public func faults(_ field: String) -> [EntryFault] {
    guard case .Fields(_, let problems) = refusal else { return [] }
    return problems.filter { $0.field == field }.map(\.fault)
  }

  private func change(_ change: (inout Written) -> Void) {
    guard var next = written, !isDone else { return }
    change(&next)
    guard next != written else { return }
    written = next
    changed()
  }

  private func changed() {
    refusal = nil
    draft = .toBeKept
    keepSoon()
  }

  // MARK: A word of one's own for a feeling

  /// As it is typed. Whatever is kept has it as a feeling; on the screen it is one once it is added.
  public func ownWord(_ field: String) -> String { ownWords[field] ?? "" }

  public func typeOwnWord(_ word: String, in field: String) {
    guard !isDone, word != ownWord(field) else { return }
    ownWords[field] = word
    changed()
  }

  public func addOwnWord(_ field: String) {
    guard let all = feelingsWithOwn(field) else { return }
    ownWords[field] = nil
    self[field] = .feelings(all: all)
  }

  public func canAddOwnWord(_ field: String) -> Bool { feelingsWithOwn(field) != nil }

  /// What would stand in a field if the word that is typed there were added; nil where there is none.
  private func feelingsWithOwn(_ field: String) -> [Feeling]? {
    let word = ownWord(field).trimmingCharacters(in: .whitespacesAndNewlines)
    guard !word.isEmpty, case .feelings(_, let again) = kind?.fields.first(where: { $0.id == field })?.shape else {
      return nil
    }
    let all = feelings(field, again: again)
    return all.contains { $0.word == word } ? all : all + [Feeling(word: word, strength: nil)]
  }

  /// Everything that is to be kept: a word that was typed and not added, too.
  private var whole: Written? {
    guard var whole = written else { return nil }
    for field in ownWords.keys.sorted() {
      if let all = feelingsWithOwn(field) { whole[field] = .feelings(all: all) }
    }
    return whole
  }

  // MARK: The draft

  private func keepSoon() {
    guard waiting == nil, let store = app.store else { return }
    waiting = Task { [weak self, clock = app.services.clock] in
      do {
        try await clock.wait(until: clock.nowMs + store.catalogue.autosaveMs)
        self?.keepNow()
      } catch {
        // It was kept meanwhile.
      }
    }
  }

  /// Keeps what was typed as a draft, now: the screen is left, or the app goes out of sight.
  public func keepNow() {
    waiting?.cancel()
    waiting = nil
    let isDue =
      switch draft {
      case .toBeKept, .notKept: true
      case .untouched, .kept: false
      }
    guard isDue, saving == nil, !isDone else { return }
    saving = Task {
      // What was typed while it was being kept, too.
      repeat { await keepDraft() } while draft == .toBeKept
      saving = nil
    }
  }

  private func keepDraft() async {
    guard let store = app.store, let written = whole else { return }
    let (now, id, entry) = (app.services.clock.moment, draftId, entryId)
    do {
      // What was begun and emptied again is no draft.
      if written.isBlank {
        if let id { try await store.ask { try $0.journal.discardDraft(id: id) } }
        (draftId, draft) = (nil, written == whole ? .untouched : .toBeKept)
        return
      }
      let kept = try await store.ask {
        try $0.journal.keepDraft(id: id, entry: entry, written: written, now: now)
      }
      draftId = kept
      draft = written == whole ? .kept : .toBeKept
    } catch {
      draft = .notKept(AppModel.trouble(in: error))
    }
  }

  // MARK: Keeping

  /// Keeps it as an entry; what its kind says then. Where it cannot be, `refusal` says why.
  public func keep() async -> String? {
    waiting?.cancel()
    waiting = nil
    await saving?.value
    guard let store = app.store, var given = whole, let kind, !isDone else { return nil }
    var (entry, begun) = (entryId, draftId)
    isDone = true
    do {
      while true {
        let (now, id, text, from) = (app.services.clock.moment, entry, given, begun)
        entry = try await store.ask { try $0.journal.keep(id: id, written: text, draft: from, now: now) }.id
        // What was typed while it was being kept is kept, too.
        guard let typed = whole, typed != given else { return kind.closing }
        (given, begun) = (typed, nil)
      }
    } catch {
      isDone = false
      refusal = error as? JournalError ?? .Gone(code: "")
      // What was typed goes into its draft.
      if draft == .toBeKept { keepSoon() }
      return nil
    }
  }
}

/// What an editor begins with.
private struct Found {
  let written: Written
  var entry: String?
  var draft: String?

  init(_ subject: EditorSubject, in journal: any JournalProtocol, now: Moment) throws {
    switch subject {
    case .kind(let kind):
      written = try journal.begin(kind: kind, now: now)
    case .draft(let id):
      guard let card = try journal.drafts(now: now).first(where: { $0.id == id }) else {
        throw JournalError.Gone(code: "")
      }
      (written, entry, draft) = (card.written, card.entry, id)
    case .entry(let id):
      // One that was begun to be changed is gone on with.
      if let card = try journal.drafts(now: now).first(where: { $0.entry == id }) {
        (written, entry, draft) = (card.written, id, card.id)
      } else {
        (written, entry) = (try journal.entry(id: id, now: now).written, id)
      }
    }
  }
}

extension Written {
  /// What stands in a field; nil where it is empty.
  fileprivate subscript(field: String) -> EntryValue? {
    get { values.first { $0.field == field }?.value }
    set {
      let index = values.firstIndex { $0.field == field }
      switch (index, newValue) {
      case (let index?, let value?): values[index].value = value
      case (let index?, nil): values.remove(at: index)
      case (nil, let value?): values.append(FieldValue(field: field, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Nothing that was typed or chosen is in it.
  fileprivate var isBlank: Bool {
    tags.isEmpty && opens == nil
      && values.allSatisfy { value in
        switch value.value {
        case .text(let text): text.allSatisfy(\.isWhitespace)
        case .list(let lines): lines.allSatisfy { $0.allSatisfy(\.isWhitespace) }
        case .feelings(let all): all.isEmpty
        case .rating, .choice: false
        }
      }
  }
}
