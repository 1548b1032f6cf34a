/// The editors that are open. A draft has one of them, however many screens show it: two would write over each other,
/// and the older one would win.
@MainActor final class OpenEditors {
  /// A screen holds its editor, and with the last screen it is gone.
  private struct Held {
    weak var editor: EditorModel?
  }

  private var held: [Held] = []

  /// The editor that writes on that subject already, or a new one.
  func editor(_ subject: EditorSubject, _ app: Kindself) -> EditorModel {
    held.removeAll { $0.editor == nil }
    if let open = held.lazy.compactMap(\.editor).first(where: { $0.writes(on: subject) }) { return open }
    let editor = EditorModel(app: app, subject: subject)
    held.append(Held(editor: editor))
    return editor
  }
}

extension Kindself {
  /// The editor of a new entry, or the one of a draft or an entry, wherever that is open.
  public func editor(_ subject: EditorSubject) -> EditorModel { editors.editor(subject, self) }
}
