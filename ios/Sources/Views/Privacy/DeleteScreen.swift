import AppModel
import KindselfCore
import SwiftUI

/// Leaving nothing behind: how much that is, and once more whether it is meant.
struct DeleteScreen: View {
  let app: Kindself
  @State private var goes: Going?
  @State private var asks = false
  @Environment(Navigator.self) private var navigator
  @Environment(\.palette) private var palette

  var body: some View {
    Column {
      if let goes, let words = inWords(goes) { BodyText(words) }
      BodyText(Text("It is gone for good, and Kindself starts as on its first day."))
      if app.backups.automatic.isOn {
        BodyText(
          Text("Backups in the folder you chose stay where they are. They open with their passphrase alone."))
      }
      Button(role: .destructive) {
        asks = true
      } label: {
        // The system's red is too faint on the paper.
        Text("Delete everything").foregroundStyle(palette.error)
      }
      .buttonStyle(.otherWide)
    }
    .screen("Delete everything")
    .navigationBarTitleDisplayMode(.inline)
    .task(id: app.store.open?.writes) { goes = await app.store.whatGoes() }
    .task { await app.backups.automatic.read() }
    .confirmationDialog("Delete everything, for good?", isPresented: $asks, titleVisibility: .visible) {
      Button("Yes, delete everything", role: .destructive) { Task { await delete() } }
      Button("Not now", role: .cancel) {}
    } message: {
      if let goes { inWords(goes) }
    }
    .closesOutOfSight(asking: $asks)
  }

  private func delete() async {
    await app.deleteEverything()
    navigator.startAfresh()
    if !app.notices.shown.contains(.notErased) { announcePolitely(spoken("Everything is deleted.")) }
  }

  private func inWords(_ goes: Going) -> Text? {
    switch goes {
    case .all(let card): inWords(card)
    case .files(0): nil
    case .files(let count):
      Text("\(Int(count)) files will go. What is in them cannot be counted while the journal does not open.")
    }
  }

  private func inWords(_ goes: RemovedCard) -> Text {
    let files = Text("\(Int(goes.files)) files")
    return Text("This deletes \(listed(goes.counts)) and \(files), and your settings with them.")
  }
}
