/// The screens of the writing.
public enum JournalDestination: CapabilityDestination {
  /// The kinds of entries to choose from.
  case kinds
  case editor(EditorSubject)
  /// An entry, by its id.
  case reader(entry: String)
  /// What it was before its last change.
  case previous(entry: String)
  case search
}

extension Navigator {
  /// An entry was kept: back to all of them, and what its kind says is said there; of a letter that was sealed, one can be
  /// reminded there.
  public func kept(closing: String, sealed: RemindedOf? = nil) {
    app.journal.write.say(closing, of: sealed)
    toWriting()
  }

  /// Deletes an entry; for a while it can be had back, among all the others.
  public func delete(entry id: String) async {
    if await app.journal.write.delete(id) { toWriting() }
  }

  private func toWriting() {
    remove { if case .journal = $0 { true } else { false } }
    tab = .write
  }
}
