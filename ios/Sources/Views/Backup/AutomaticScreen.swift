import AppModel
import SwiftUI
import UniformTypeIdentifiers

/// Automatic backup, into a folder the person chose.
struct AutomaticScreen: View {
  let app: Kindself
  @State private var passphrase = NewPassphrase()
  @State private var isChoosing = false
  @State private var isWorking = false

  var body: some View {
    let model = app.backups.automatic
    Column {
      BodyText(
        Text(
          """
          When you leave the app, at most once a day, a backup is made in that folder, in two files in turn. Its \
          passphrase is kept in the locked file with your writing.
          """))
      if case .Refused = model.problem {
        ErrorLine(
          words: """
            The last backup could not be put into its folder. Perhaps it was moved. You can choose one again.
            """)
      } else if let problem = model.problem {
        ErrorLine(words: archiveInWords(problem))
      }
      if isWorking {
        WorkLine(headway: nil, stop: nil)
      } else {
        if model.isOn && model.problem == nil {
          BodyText(Text("Automatic backup is on."))
        } else {
          BodyText(
            Text("Kindself cannot open a backup without its passphrase, and cannot recover a forgotten one."))
          NewPassphraseFields(passphrase: passphrase)
          Button("Choose a folder") { isChoosing = true }
            .buttonStyle(.main)
            .disabled(!passphrase.isReady)
        }
        if let refusal = model.refusal { ErrorLine(words: archiveInWords(refusal)) }
        if model.isOn {
          Button("Turn off automatic backup") { Task { await working { await model.stop() } } }.buttonStyle(.otherWide)
          SecondaryText(Text("Backups that were made stay where they are."))
        }
      }
      LastBackupLine(app: app)
    }
    .screen("Automatic backup")
    .navigationBarTitleDisplayMode(.inline)
    .task { await model.read() }
    .fileImporter(isPresented: $isChoosing, allowedContentTypes: [.folder]) { result in
      Task {
        await working { await model.begin(in: result, passphrase: passphrase.text) }
        // Where no backup arrived there, it is asked for once more.
        if model.isOn && model.problem == nil { passphrase.forget() }
      }
    }
    .closesOutOfSight(choosing: $isChoosing)
  }

  private func working(_ work: @MainActor () async -> Void) async {
    isWorking = true
    await work()
    isWorking = false
  }
}
