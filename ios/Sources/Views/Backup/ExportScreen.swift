import AppModel
import KindselfCore
import SwiftUI
import UniformTypeIdentifiers

/// A backup, or an export for reading: made here, and taken to wherever the person wants it.
struct ExportScreen: View {
  @State private var model: ExportModel
  @State private var isTakenOut = false
  @Environment(Navigator.self) private var navigator

  init(app: Kindself, kind: ExportModel.Kind) {
    _model = State(initialValue: ExportModel(backups: app.backups, kind: kind))
  }

  var body: some View {
    Column {
      switch model.state {
      case .asking: Asking(model: model)
      case .working(let headway): WorkLine(headway: headway, stop: model.stop)
      case .made(_, let card):
        let entries = entriesInWords(card.counts.of("entries"))
        DoneLine(
          words: Text(
            """
            It is ready, with \(entries) in it. Somewhere outside this device is a good place for it.
            """))
        leftOut(card)
        Button("Choose where to save it") { isTakenOut = true }.buttonStyle(.main)
        Button("Cancel", action: model.giveUp).buttonStyle(.otherWide)
      case .saved(let card):
        DoneLine(words: Text("Saved: \(entriesInWords(card.counts.of("entries")))."))
        leftOut(card)
      case .failed(let error):
        ErrorLine(words: archiveInWords(error))
        Button("Try again", action: model.giveUp).buttonStyle(.otherWide)
      case .notSaved:
        ErrorLine(
          words: """
            The file could not be saved there. Nothing here has changed; another place may work.
            """)
        Button("Try again", action: model.giveUp).buttonStyle(.otherWide)
      }
      if model.kind == .backup { LastBackupLine(app: navigator.app) }
    }
    .screen(model.kind == .backup ? "Make a backup" : "Export without a lock")
    .navigationBarTitleDisplayMode(.inline)
    .fileMover(isPresented: $isTakenOut, file: file) { result in
      Task { await model.moved(result) }
    } onCancellation: {
      // It waits here for another try.
    }
    .closesOutOfSight(choosing: $isTakenOut)
    .onDisappear {
      // Another tab or the lifebuoy may be in front of it.
      if !navigator.leads(to: .backup(.export(model.kind))) { model.leave() }
    }
  }

  private var file: URL? {
    if case .made(let file, _) = model.state { file } else { nil }
  }

  @ViewBuilder private func leftOut(_ card: ExportedCard) -> some View {
    if card.sealedLeftOut > 0 {
      SecondaryText(Text("Sealed letters that are not in it: \(entriesInWords(card.sealedLeftOut))"))
    }
  }
}

/// What it is to be like.
private struct Asking: View {
  @Bindable var model: ExportModel

  var body: some View {
    switch model.kind {
    case .backup:
      BodyText(
        Text("Kindself cannot open a backup without its passphrase, and cannot recover a forgotten one."))
      NewPassphraseFields(passphrase: model.passphrase)
    case .plain:
      SoftCard(tone: .warm) { BodyText(Text("Anyone who has this file can read it.")) }
      Answer(name: "Pages to read (Markdown)", isChosen: model.form == .markdown) { model.form = .markdown }
      Answer(name: "Data for other programs (JSON)", isChosen: model.form == .json) { model.form = .json }
      Switch("Sealed letters too", note: "Otherwise they stay closed, here.", isOn: $model.includesSealed)
    }
    Button(model.kind == .backup ? "Make a backup" : "Export") { Task { await model.make() } }
      .buttonStyle(.main)
      .disabled(!model.canMake)
  }
}
