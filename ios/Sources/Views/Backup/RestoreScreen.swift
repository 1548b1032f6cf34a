import AppModel
import KindselfCore
import SwiftUI
import UniformTypeIdentifiers

/// A backup comes back: chosen, opened, looked at, and only then taken in.
struct RestoreScreen: View {
  @State private var model: RestoreModel
  @State private var isChoosing = false
  @State private var asks = false

  init(app: Kindself) {
    _model = State(initialValue: RestoreModel(app: app))
  }

  var body: some View {
    Column {
      switch model.state {
      case .choosing:
        Said(Text("From a backup file, after a look at what would change."))
        Button("Choose a file") { isChoosing = true }.buttonStyle(.main)
      case .notBroughtIn:
        ErrorLine(words: "This file could not be read. Another one may work.")
        Button("Choose another file") { isChoosing = true }.buttonStyle(.main)
      case .asking:
        PassphraseField(name: "Passphrase", text: $model.passphrase)
        Button("Open it") { Task { await model.open() } }.buttonStyle(.main).disabled(model.passphrase.isEmpty)
      case .working(let headway): WorkLine(headway: headway, stop: model.stop)
      case .looked(let card):
        Looked(model: model, card: card)
        Button("Take it in") { if model.replaces { asks = true } else { take() } }.buttonStyle(.main)
        Button("Cancel", action: model.chooseAnother).buttonStyle(.otherWide)
      case .taken(let card):
        Said(Text("Taken in: \(entriesInWords(card.changed.new + card.changed.newerThere)).")).accessibilityAddTraits(
          .isHeader)
      case .failed(let error):
        ErrorLine(words: archiveInWords(error))
        Button("Try again", action: model.tryAgain).buttonStyle(.main)
        Button("Choose another file") { isChoosing = true }.buttonStyle(.otherWide)
      }
    }
    .screen("Bring back a backup")
    .navigationBarTitleDisplayMode(.inline)
    .fileImporter(isPresented: $isChoosing, allowedContentTypes: [.item]) { result in
      Task { await model.chosen(result) }
    }
    .confirmationDialog("Replace everything here, for good?", isPresented: $asks, titleVisibility: .visible) {
      Button("Yes, replace everything", role: .destructive, action: take)
      Button("Not now", role: .cancel) {}
    } message: {
      if let goes = model.goes { whatGoes(goes) }
    }
    .onDisappear(perform: model.leave)
  }

  private func take() { Task { await model.takeIn() } }

  private func whatGoes(_ goes: GoesCard) -> Text {
    let entries = Text("\(Int(goes.entries)) entries")
    let drafts = Text("\(Int(goes.drafts)) drafts")
    let sessions = Text("\(Int(goes.sessions)) sessions")
    return Text("What is here goes: \(entries), \(drafts), \(sessions).")
  }
}

/// What would change, and how it is to be taken in.
private struct Looked: View {
  @Bindable var model: RestoreModel
  let card: PreviewCard

  var body: some View {
    VStack(alignment: .leading, spacing: 4) {
      Text("Not here yet: \(entriesInWords(card.new))")
      if card.newerHere > 0 { Text("Newer here: \(entriesInWords(card.newerHere))") }
      if card.newerThere > 0 { Text("Newer in the file: \(entriesInWords(card.newerThere))") }
      if card.same > 0 { Text("The same: \(entriesInWords(card.same))") }
      if card.deletedHere > 0 { Text("Deleted here: \(entriesInWords(card.deletedHere))") }
      if card.goes > 0 { Text("Here now, and gone after: \(entriesInWords(card.goes))") }
      if card.sealed > 0 { Text("Sealed among them: \(entriesInWords(card.sealed))") }
    }
    .lineSpacing(lineGap)
    Answer(name: "Add to what is here", isChosen: !model.replaces) { model.replaces = false }
    Answer(name: "Replace everything here", isChosen: model.replaces) { model.replaces = true }
    if !model.replaces {
      Switch(
        "Bring back what was deleted here", note: "Otherwise it stays deleted.", isOn: $model.raisesDeleted)
    }
  }
}
