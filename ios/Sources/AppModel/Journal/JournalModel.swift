import KindselfCore

/// The writing: what was written, and the editors that are open.
@MainActor public final class JournalModel: Member {
  /// Entries, drafts, and what was deleted last.
  public let write: WriteModel
  let editors = OpenEditors()
  let store: StoreAccess

  init(store: StoreAccess) {
    self.store = store
    write = WriteModel(store: store, editors: editors)
  }

  /// The editor of a new entry, or the one of a draft or an entry, wherever that is open.
  public func editor(_ subject: EditorSubject) -> EditorModel { editors.editor(subject, in: store) }

  /// What was typed and could be kept nowhere, to be gone on with. It stays as long as the app is open.
  public var unkept: [EditorModel] { editors.unkept }

  /// An entry, to be read.
  public func reader(_ entry: String) -> EntryModel { EntryModel(store: store, id: entry) }

  func opened() async {
    tidy()
    editors.tryAgain()
  }

  func inSight() {
    // Perhaps there is room by now.
    editors.tryAgain()
    tidy()
    Task { await write.readOnAnotherDay() }
  }

  func finish() async { await editors.keepAll() }

  func erased() {
    editors.forgetAll()
    write.forgetAll()
  }

  /// What was deleted goes for good, and letters whose day has come can be found.
  private func tidy() {
    guard let open = store.open else { return }
    let now = store.clock.moment
    // Unsaid: where it cannot be, it is done the next time.
    Task { try? await open.ask { try $0.journal.tidy(now: now) } }
  }
}
