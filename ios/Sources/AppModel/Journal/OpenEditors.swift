import Observation

/// The editors that are open. A draft has one of them, however many screens show it: two would write over each other,
/// and the older one would win.
@MainActor @Observable final class OpenEditors {
  /// A screen holds its editor, and with the last screen it is gone.
  private struct Held {
    weak var editor: EditorModel?
  }

  @ObservationIgnored private var held: [Held] = []
  @ObservationIgnored private var last = 0
  /// What was typed in these is nowhere else: they stay, whether a screen shows them or not.
  private var nowhereElse: [EditorModel] = []

  /// Those whose text the phone would not take.
  var unkept: [EditorModel] { nowhereElse.filter(\.isUnkept) }

  /// The editor that writes on that subject already, or a new one.
  func editor(_ subject: EditorSubject, in store: StoreAccess) -> EditorModel {
    held.removeAll { $0.editor == nil }
    if let open = held.lazy.compactMap(\.editor).first(where: { $0.writes(on: subject) }) { return open }
    last += 1
    let editor = EditorModel(store: store, editors: self, subject: subject, number: last)
    held.append(Held(editor: editor))
    return editor
  }

  /// Something was typed in an editor, kept or let go.
  func follow(_ editor: EditorModel) {
    let isHere = nowhereElse.contains { $0 === editor }
    guard editor.isNowhereElse != isHere else { return }
    if isHere { nowhereElse.removeAll { $0 === editor } } else { nowhereElse.append(editor) }
  }

  /// What could not be kept is tried again.
  func tryAgain() {
    for editor in unkept { editor.keepNow() }
  }

  /// Keeps what is nowhere else, and waits until it is known what became of it.
  func keepAll() async {
    for editor in nowhereElse { await editor.keepNowAndWait() }
  }

  /// Nothing of any of them is to be kept any more.
  func forgetAll() {
    for editor in held.compactMap(\.editor) { editor.forget() }
  }
}
