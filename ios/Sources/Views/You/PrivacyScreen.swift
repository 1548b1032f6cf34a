import AppModel
import KindselfCore
import SwiftUI

/// The lock, where the key is, and leaving nothing behind.
struct PrivacyScreen: View {
  let app: Kindself
  @State private var goes: GoesCard?
  @State private var asks = false
  @Environment(Wayfinder.self) private var ways
  @Environment(\.palette) private var palette

  var body: some View {
    Column {
      Switch(
        "Ask who you are when Kindself opens",
        note: hasLock
          ? "The way you unlock this device. Breathing and the lifebuoy stay open to you."
          : "This device has no screen lock that Kindself could ask for.",
        isOn: Binding {
          app.isLockOn
        } set: {
          app.setLock($0)
        }
      )
      // Whoever took the phone's code away can still switch it off.
      .disabled(!hasLock && !app.isLockOn)
      Heading("Your writing is locked")
      Said(
        Text(
          """
          Everything you write is in a file that opens only with its key. The key is in the safe of this phone and \
          never leaves it; neither the file nor the key is in any backup.
          """))
      Heading("Delete everything")
      if let goes { Said(inWords(goes)) }
      Said(Text("It is gone for good, and Kindself begins as on its first day."))
      Button(role: .destructive) {
        asks = true
      } label: {
        // The system's red is too faint on the paper.
        Text("Delete everything").foregroundStyle(palette.error)
      }
      .buttonStyle(.otherWide)
    }
    .screen("Privacy")
    .task(id: app.store?.writes) { await count() }
    .confirmationDialog("Delete everything, for good?", isPresented: $asks, titleVisibility: .visible) {
      Button("Yes, delete everything", role: .destructive) { Task { await delete() } }
      Button("Not now", role: .cancel) {}
    } message: {
      if let goes { inWords(goes) }
    }
  }

  private var hasLock: Bool { app.services.lock.isThere }

  private func count() async { goes = try? await app.store?.ask { try $0.store.goes() } }

  private func delete() async {
    await app.deleteEverything()
    ways.startAfresh()
    if !app.notices.contains(.notErased) { announcePolitely(spoken("Everything is deleted.")) }
  }

  private func inWords(_ goes: GoesCard) -> Text {
    let entries = Text("\(Int(goes.entries)) entries")
    let drafts = Text("\(Int(goes.drafts)) drafts")
    let sessions = Text("\(Int(goes.sessions)) sessions")
    let files = Text("\(Int(goes.files)) files")
    return Text("This deletes \(entries), \(drafts), \(sessions) and \(files), and your settings with them.")
  }
}
