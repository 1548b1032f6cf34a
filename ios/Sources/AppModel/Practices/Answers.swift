import KindselfCore
import Observation

/// What a person answers in a session: what they choose is kept, what they write gets into a draft, and the session goes
/// on, whatever becomes of it.
@MainActor @Observable public final class Answers: Member {
  /// What was to be kept last could not be.
  public private(set) var couldNotKeep = false
  /// Whose pages these are.
  @ObservationIgnored private var session: (any SessionProtocol)?
  /// The pages of this session, one of a kind: a second question for the same page finds what was written there.
  @ObservationIgnored private var pages: [String: EditorModel] = [:]
  /// Their drafts, by the kind of the page; after a kill they are found by these.
  @ObservationIgnored private var drafts: [String: String] = [:]
  @ObservationIgnored private let kept: KeptTexts
  @ObservationIgnored private let player: SessionPlayer
  @ObservationIgnored private let journal: JournalModel
  @ObservationIgnored private let keepsakes: Keepsakes

  init(player: SessionPlayer, journal: JournalModel, keepsakes: Keepsakes, kept: KeptTexts) {
    self.kept = kept
    self.player = player
    self.journal = journal
    self.keepsakes = keepsakes
  }

  /// Chooses one, with words of one's own where it asks for them. Blank words keep nothing.
  public func choose(_ index: Int, own words: String = "", at question: Question) {
    guard case .choose(let options, let keep) = question.asks, options.indices.contains(index) else { return }
    let option = options[index]
    couldNotKeep = false
    let isBlank = words.allSatisfy(\.isWhitespace)
    if keep != nil && !(option.own && isBlank) {
      self.keep(option.own ? .words(words) : .option(id: option.id), at: question)
    }
    player.answer(question, .option(index: UInt32(index)))
  }

  /// Gives a number.
  public func rate(_ number: Int, at question: Question) {
    couldNotKeep = false
    if let number = UInt8(exactly: number) { player.answer(question, .number(number: number)) }
  }

  /// It was read.
  public func haveRead(_ question: Question) {
    couldNotKeep = false
    player.answer(question, .goOn)
  }

  /// The page to write on; nil where this session leaves nothing.
  public func page(of kind: String) -> EditorModel? {
    guard player.keptSession != nil else { return nil }
    if let page = pages[kind] {
      if !page.isDone && !page.isGone { return page }
      // It has become an entry meanwhile, which a practice does not change, or was let go.
      drafts[kind] = nil
    }
    let page = journal.editor(drafts[kind].map { .draft($0) } ?? .kind(kind))
    page.draftKept = { [weak self] in self?.note($0, of: kind) }
    pages[kind] = page
    return page
  }

  /// Puts what was written into its draft.
  public func haveWritten(on page: EditorModel, at question: Question) {
    couldNotKeep = false
    Task {
      if case .notKept = await page.leave() { couldNotKeep = true }
    }
    player.answer(question, .goOn)
  }

  /// Goes on without an answer to `question`.
  public func goOn(without question: Question) {
    couldNotKeep = false
    player.goOn(without: question)
  }

  func opened() async {
    // Unsaid: without it a page begins anew, beside the draft there is.
    let found = try? await kept.read(KeptName.sessionPages) { text in
      text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    }
    // A session that was begun meanwhile has pages of its own.
    guard session == nil else { return }
    for page in found ?? [] where page.count == 2 { drafts[page[0]] = page[1] }
  }

  /// A session begins, or is carried on.
  func open(_ session: any SessionProtocol, isRestored: Bool) {
    guard self.session !== session else { return }
    if !isRestored || self.session != nil { close() }
    self.session = session
  }

  /// It is over.
  func close() {
    forget()
    kept.forget(KeptName.sessionPages)
  }

  /// Its screen is left, too.
  func leave() { couldNotKeep = false }

  func erased() {
    forget()
    leave()
  }

  private func forget() { (session, pages, drafts) = (nil, [:], [:]) }

  private func note(_ draft: String, of kind: String) {
    guard session != nil, drafts[kind] != draft else { return }
    drafts[kind] = draft
    let lines = drafts.map { "\($0.key) \($0.value)" }.joined(separator: "\n")
    kept.keep(KeptName.sessionPages) {
      lines
    } refused: {
      // Unsaid: see above.
    }
  }

  private func keep(_ what: Keeping, at question: Question) {
    guard case .practice(let id) = player.display?.subject, player.keptSession != nil else { return }
    Task {
      if await !keepsakes.keep(what, from: id, step: question.step) { couldNotKeep = true }
    }
  }
}
