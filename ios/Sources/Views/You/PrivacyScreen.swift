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
      if app.store != nil { backups }
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
    .screen("Privacy and backup")
    .task(id: app.store?.writes) { await count() }
    .confirmationDialog("Delete everything, for good?", isPresented: $asks, titleVisibility: .visible) {
      Button("Yes, delete everything", role: .destructive) { Task { await delete() } }
      Button("Not now", role: .cancel) {}
    } message: {
      if let goes { inWords(goes) }
    }
  }

  @ViewBuilder private var backups: some View {
    LastBackupLine(app: app)
    Group {
      WayTo(.backup, "Make a backup", behind: "Everything in one file, locked with a passphrase.")
      WayTo(
        .restore, "Bring back a backup", behind: "From a backup file, after a look at what would change.")
      WayTo(.automaticBackup, "Backups that make themselves", behind: "Once a day, into a folder you choose.")
      WayTo(.recovery, "Recovery passphrase", behind: "The way back if this device loses its key.")
      WayTo(.plainExport, "Export to read elsewhere", behind: "Pages or data, without a lock.")
    }
    .buttonStyle(.door())
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
