import AppModel
import KindselfCore
import SwiftUI
import UniformTypeIdentifiers

/// A backup, or another journal: chosen, opened, looked at, and only then taken in.
struct RestoreScreen: View {
  @State private var model: RestoreModel
  @State private var isChoosing = false
  @State private var asks = false
  @Environment(Navigator.self) private var navigator

  init(app: Kindself, isImport: Bool = false) {
    _model = State(initialValue: RestoreModel(backups: app.backups, isImport: isImport))
  }

  var body: some View {
    Column {
      switch model.state {
      case .choosing:
        if model.isImport {
          Journals(model: model)
        } else {
          BodyText(Text("From a backup file, after a look at what would change."))
        }
        Button("Choose a file") { isChoosing = true }
          .buttonStyle(.main)
          .disabled(model.isImport && model.source == nil)
      case .notBroughtIn:
        ErrorLine(words: "This file could not be read. Another one may work.")
        Button("Choose another file") { isChoosing = true }.buttonStyle(.main)
      case .asking:
        GivenPassphrase(name: "Passphrase", text: $model.passphrase)
        Button("Open") { Task { await model.open() } }.buttonStyle(.main).disabled(model.passphrase.isEmpty)
      case .working(let headway): WorkLine(headway: headway, stop: model.stop)
      case .looked(let card, let madeOn):
        if let madeOn { SecondaryText(Text("Made on \(dateInWords(madeOn))")) }
        Looked(model: model, card: card)
        Button(model.isImport ? "Import" : "Restore") { if model.replaces { asks = true } else { take() } }
          .buttonStyle(.main)
        Button("Cancel", action: model.chooseAnother).buttonStyle(.otherWide)
      case .taken(let card):
        DoneLine(words: done(entriesInWords(card.came)))
      case .failed(let error):
        ErrorLine(words: archiveInWords(error))
        Button("Try again", action: model.tryAgain).buttonStyle(.main)
        Button("Choose another file") { isChoosing = true }.buttonStyle(.otherWide)
      }
    }
    .screen(model.isImport ? "Import another journal" : "Restore a backup")
    .navigationBarTitleDisplayMode(.inline)
    .fileImporter(isPresented: $isChoosing, allowedContentTypes: [.item, .folder]) { result in
      Task { await model.chosen(result) }
    }
    .closesOutOfSight(choosing: $isChoosing)
    .confirmationDialog("Replace everything here, for good?", isPresented: $asks, titleVisibility: .visible) {
      Button("Yes, replace everything", role: .destructive, action: take)
      Button("Not now", role: .cancel) {}
    } message: {
      if let goes = model.goes { whatGoes(goes) }
    }
    .closesOutOfSight(asking: $asks)
    .onDisappear {
      // Another tab or the lifebuoy may be in front of it.
      if !navigator.leads(to: .backup(model.isImport ? .importing : .restore)) { model.leave() }
    }
  }

  private func done(_ count: Text) -> Text {
    if model.replaces { return Text("Here now: \(count).") }
    return model.isImport ? Text("Imported: \(count).") : Text("Restored: \(count).")
  }

  private func take() { Task { await model.restore() } }

  private func whatGoes(_ goes: RemovedCard) -> Text { Text("What is here goes: \(listed(goes.counts)).") }
}

/// What would change, and how it is to be taken in.
private struct Looked: View {
  @Bindable var model: RestoreModel
  let card: PreviewCard

  var body: some View {
    VStack(alignment: .leading, spacing: 4) {
      ForEach(card.outcomes, id: \.collection) { met in
        Met(met: met, isFirst: met.collection == card.outcomes.first?.collection)
      }
      if card.unknown > 0 {
        Text("Stays in the file, for a newer Kindself: \(Text("\(Int(card.unknown)) other records"))")
      }
    }
    .lineSpacing(lineGap)
    if model.isImport {
      NotTakenIn(problems: card.problems)
    } else {
      modes
    }
  }

  @ViewBuilder private var modes: some View {
    Answer(name: "Add to what is here", isChosen: !model.replaces) { model.replaces = false }
    Answer(name: "Replace everything here", isChosen: model.replaces) { model.replaces = true }
    if !model.replaces {
      Switch(
        "Restore what was deleted here", note: "Otherwise it stays deleted.", isOn: $model.restoresDeleted)
    }
  }
}

/// What would become of a collection. Of the first it is said also that nothing of it is new.
private struct Met: View {
  let met: OutcomeCard
  let isFirst: Bool

  var body: some View {
    if isFirst || met.new > 0 { Text("Not here yet: \(inWords(met.new))") }
    if met.newerHere > 0 { Text("Newer here: \(inWords(met.newerHere))") }
    if met.newerThere > 0 { Text("Newer in the file: \(inWords(met.newerThere))") }
    if met.same > 0 { Text("The same: \(inWords(met.same))") }
    if met.deletedHere > 0 { Text("Deleted here: \(inWords(met.deletedHere))") }
    if met.removed > 0 { Text("Here now, and gone after: \(inWords(met.removed))") }
    if met.sealed > 0 { Text("Sealed among them: \(inWords(met.sealed))") }
  }

  private func inWords(_ count: UInt32) -> Text { counted(met.collection, count) }
}

/// What of another journal cannot be taken in, and why.
private struct NotTakenIn: View {
  let problems: ProblemsCard

  var body: some View {
    VStack(alignment: .leading, spacing: 4) {
      if problems.noDate > 0 { Text("Without a day: \(entriesInWords(problems.noDate))") }
      if problems.tooLong > 0 { Text("Too long to import: \(entriesInWords(problems.tooLong))") }
      if problems.empty > 0 { Text("With nothing in them: \(entriesInWords(problems.empty))") }
      if problems.unreadable > 0 { Text("Not readable: \(entriesInWords(problems.unreadable))") }
      if problems.doubled > 0 { Text("There twice: \(entriesInWords(problems.doubled))") }
    }
    .lineSpacing(lineGap)
  }
}

/// Journals whose files are known.
private struct Journals: View {
  @Bindable var model: RestoreModel

  var body: some View {
    Heading("Which app is it from?")
    answer(Text(verbatim: "Daylio"), .daylio)
    answer(Text(verbatim: "Daily You"), .dailyYou)
    answer(Text(verbatim: "Presently"), .presently)
    answer(Text("Pages in Markdown"), .markdown)
  }

  private func answer(_ name: Text, _ source: ImportSource) -> some View {
    Answer(name, isChosen: model.source == source) { model.source = source }
  }
}
