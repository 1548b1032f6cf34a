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
  /// What could not be kept and was left, by its editor's number.
  case unkept(Int)
}

/// What became of what was typed.
public enum DraftState: Hashable, Sendable {
  /// Nothing was typed yet.
  case untouched
  /// It is being kept in a moment.
  case toBeKept
  case kept
  /// Why it could not be.
  case notKept(JournalError)
}

/// An entry as it is written. When what is typed goes into its draft or becomes an entry, and when nothing may be changed, the
/// core says; this carries it out.
@MainActor @Observable public final class EditorModel {
  /// nil until it is read, and where it is gone.
  public private(set) var written: Written?
  public private(set) var kind: KindCard?
  public private(set) var draft = DraftState.untouched { didSet { editors.follow(self) } }
  /// Why it could not be opened, or kept as an entry.
  public private(set) var refusal: JournalError?
  /// What it was opened for is gone.
  public private(set) var isGone = false
  public private(set) var present: DaysCard?
  /// Tags that were used before, the most used first.
  public private(set) var knownTags: [String] = []
  /// What the core says of it.
  private var status: EditorStatus
  /// Told of its draft, each time it was kept.
  @ObservationIgnored var draftKept: @MainActor (String) -> Void = { _ in }
  /// Tells it from every other editor.
  @ObservationIgnored public let number: Int

  @ObservationIgnored private let subject: EditorSubject
  @ObservationIgnored private let store: StoreAccess
  @ObservationIgnored private let editors: OpenEditors
  /// Words of one's own for feelings, by their field, as they are typed and not yet added.
  private var ownWords: [String: String] = [:]
  /// The entry that is being changed.
  @ObservationIgnored public private(set) var entryId: String?
  @ObservationIgnored private var draftId: String?
  @ObservationIgnored private var rules: Editor
  @ObservationIgnored private var waiting: Task<Void, Never>?
  /// Its way into a draft, or into an entry.
  @ObservationIgnored private var work: Task<Void, Never>?
  /// So long after something was typed it is kept.
  @ObservationIgnored private var autosaveMs: UInt64 = 0
  /// Why it could not be put into its draft.
  @ObservationIgnored private var why = JournalError.Store(trouble: .io)

  init(store: StoreAccess, editors: OpenEditors, subject: EditorSubject, number: Int) {
    self.store = store
    self.editors = editors
    self.subject = subject
    self.number = number
    let rules = Editor(hasDraft: false, opens: nil, today: "")
    (self.rules, status) = (rules, rules.status())
  }

  /// What was typed is nowhere but here.
  var isNowhereElse: Bool { status.nowhereElse }

  /// It is nowhere but here, and the phone would not take it.
  var isUnkept: Bool { status.nowhereElse && status.draft == .notKept }

  /// It has become an entry, or was let go.
  var isDone: Bool { status.done }

  /// It is being sealed: what is typed now could go nowhere, so nothing can be.
  public var isSealing: Bool { !status.mayEdit && !status.done }

  /// How it begins.
  public var beginning: String { whole.flatMap { store.open?.opened.journal.preview(written: $0) } ?? "" }

  /// Whether it is what this draft is written in, the draft of this entry, or a new one of this kind that could not be kept.
  func writes(on subject: EditorSubject) -> Bool {
    guard !status.done else { return false }
    switch subject {
    case .kind: return self.subject == subject && entryId == nil && isUnkept
    case .draft(let id): return draftId == id || self.subject == subject
    case .entry(let id): return entryId == id && (draftId != nil || isNowhereElse)
    case .unkept(let number): return self.number == number
    }
  }

  /// Reads what it was opened for; does nothing where it is here already. What could not be kept is tried again, here and
  /// wherever else.
  public func open() async {
    editors.tryAgain()
    guard written == nil, !status.done, let open = await store.ready() else { return }
    let (now, subject) = (store.clock.moment, subject)
    do {
      let (found, tags) = try await open.ask {
        (try subject.text(in: $0.journal, now: now), try $0.journal.tags().map(\.name))
      }
      // Meanwhile another screen may have asked for it too, and something may have been typed.
      guard written == nil, !status.done else { return }
      entryId = found.entry
      draftId = found.draft
      knownTags = tags
      autosaveMs = open.catalogue.autosaveMs
      present = found.days
      guard let card = open.kind(found.written.kind) else { throw JournalError.UnknownKind }
      (kind, written, refusal) = (card, found.written, nil)
      rules = Editor(hasDraft: found.draft != nil, opens: found.written.opens, today: found.days.today)
      take(rules.status())
    } catch JournalError.Gone {
      isGone = true
    } catch {
      refusal = journalError(error)
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

  /// What stands in the field that this one takes up, or is compared with.
  public func earlier(_ field: FieldCard) -> EntryValue? { field.shape.again.flatMap { self[$0] } }

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
  public func faults(_ field: String) -> [FieldFault] {
    guard case .Fields(let problems) = refusal else { return [] }
    return problems.filter { $0.field == field }.map(\.fault)
  }

  private func change(_ change: (inout Written) -> Void) {
    guard var next = written, status.mayEdit else { return }
    change(&next)
    guard next != written else { return }
    written = next
    changed()
  }

  private func changed() {
    refusal = nil
    happen(.typed(opens: opens, today: present?.today ?? ""))
  }

  // MARK: A word of one's own for a feeling

  /// As it is typed. Whatever is kept has it as a feeling; on the screen it is one once it is added.
  public func ownWord(_ field: String) -> String { ownWords[field] ?? "" }

  public func typeOwnWord(_ word: String, in field: String) {
    guard written != nil, status.mayEdit, word != ownWord(field) else { return }
    ownWords[field] = word
    changed()
  }

  /// Everything that is to be kept: a word that was typed and not added, too.
  private var whole: Written? {
    guard var whole = written else { return nil }
    for field in kind?.fields ?? [] {
      let feelings = self[field.id].feelings(after: earlier(field))
      if let all = feelings.adding(own: ownWord(field.id)) { whole[field.id] = .feelings(all: all) }
    }
    return whole
  }

  // MARK: What happens, and what the core asks for

  private func happen(_ event: EditorEvent) {
    let answer = rules.apply(event: event)
    take(answer.status)
    for effect in answer.effects { carryOut(effect) }
  }

  private func take(_ status: EditorStatus) {
    self.status = status
    draft =
      switch status.draft {
      case .untouched: .untouched
      case .toBeKept: .toBeKept
      case .kept: .kept
      case .notKept: .notKept(why)
      }
  }

  private func carryOut(_ effect: EditorEffect) {
    switch effect {
    case .wait: wait()
    case .stopWaiting: waiting?.cancel()
    // What is there now: what is typed meanwhile waits for its own turn.
    case .saveDraft: if let whole { work = Task { await save(whole) } }
    case .keepEntry: if let whole { work = Task { await keepAsEntry(whole) } }
    }
  }

  private func wait() {
    waiting = Task { [weak self, clock = store.clock, autosaveMs] in
      do {
        try await clock.wait(until: clock.nowMs + autosaveMs)
        if !Task.isCancelled { self?.happen(.waited) }
      } catch {
        // It was kept meanwhile.
      }
    }
  }

  /// Whatever is on its way has arrived, or is refused; and what follows from that, too.
  private func settle() async {
    while let now = work {
      await now.value
      if work == now { work = nil }
    }
  }

  // MARK: The draft

  /// Keeps what was typed as a draft, now: the screen is left, or the app goes out of sight.
  public func keepNow() { happen(.hurry) }

  /// The same, and waits until it is known what became of it.
  func keepNowAndWait() async {
    keepNow()
    await settle()
  }

  /// The screen is left: what became of the draft; nil where it is none, or on its way into an entry.
  public func leave() async -> DraftState? {
    await keepNowAndWait()
    return status.mayKeep ? draft : nil
  }

  private func save(_ written: Written) async {
    let (now, id, entry) = (store.clock.moment, draftId, entryId)
    do {
      guard let open = await store.ready() else { throw JournalError.Store(trouble: .closed) }
      // Everything was deleted while the store was on its way.
      guard !status.done else { return }
      draftId = try await open.ask {
        try $0.journal.keepDraft(id: id, entry: entry, written: written, now: now)
      }
      if let draftId { draftKept(draftId) }
      happen(.saved(blank: draftId == nil))
    } catch {
      guard !status.done else { return }
      why = journalError(error)
      // It will not be kept later either, as it is: it says what would help.
      if case .TooLong = why { refusal = why }
      happen(.notSaved)
    }
  }

  /// Lets go of what was typed, and of what of it is in a draft. Throws where that cannot be deleted now.
  func letGo() async throws {
    forget()
    await settle()
    guard let id = draftId else { return }
    try await store.open?.ask { try $0.journal.discardDraft(id: id) }
  }

  /// Nothing of it is to be seen or kept any more.
  func forget() {
    happen(.letGo)
    (written, kind, refusal, isGone) = (nil, nil, nil, true)
    ownWords = [:]
  }

  // MARK: Keeping

  /// Keeps it as an entry; what its kind says then. Where it cannot be, `refusal` says why.
  public func keep() async -> String? {
    guard await store.ready() != nil, status.mayKeep, let kind else { return nil }
    happen(.keep)
    await settle()
    // Unless everything was deleted meanwhile.
    return status.done && written != nil ? kind.closing : nil
  }

  /// The letter that was kept, where it is sealed.
  public var sealed: RemindedOf? {
    guard let entryId, let opens, status.done else { return nil }
    return .letter(entry: entryId, opens: opens)
  }

  private func keepAsEntry(_ written: Written) async {
    let (now, id, from) = (store.clock.moment, entryId, draftId)
    do {
      guard let open = store.open else { throw JournalError.Store(trouble: .closed) }
      entryId = try await open.ask { try $0.journal.keep(id: id, written: written, draft: from, now: now) }.id
      draftId = nil
      happen(.kept)
    } catch {
      guard !status.done else { return }
      refusal = journalError(error)
      happen(.refused)
    }
  }
}

/// Why a call about entries or drafts was not answered, whatever threw.
func journalError(_ error: any Error) -> JournalError {
  error as? JournalError ?? .Store(trouble: trouble(in: error) ?? .io)
}
