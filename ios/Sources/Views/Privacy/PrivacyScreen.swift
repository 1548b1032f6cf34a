import AppModel
import SwiftUI

/// The lock, where the key is, what leaves the app, and leaving nothing behind.
struct PrivacyScreen: View {
  let app: Kindself

  var body: some View {
    Column {
      Switch(
        "Lock Kindself",
        note: hasLock
          ? "It opens the way you unlock this device. Breathing and the lifebuoy stay open to you."
          : "This device has no screen lock that Kindself could ask for.",
        isOn: Binding {
          app.privacy.isLockOn
        } set: {
          app.privacy.setLock($0)
        }
      )
      // Whoever took the phone's code away can still switch it off.
      .disabled(!hasLock && !app.privacy.isLockOn)
      Heading("Your writing is locked")
      BodyText(
        Text(
          """
          Everything you write is in a file that opens only with its key. The key is in the safe of this phone and \
          never leaves it; neither the file nor the key is in any backup.
          """))
      StoreOnItsWay(store: app.store)
      if app.store.open != nil { backups }
      WayTo(.privacy(.deleteEverything), "Delete everything", behind: "Everything you wrote, breathed and chose.")
        .buttonStyle(.door())
    }
    .screen("Privacy and backup")
  }

  @ViewBuilder private var backups: some View {
    LastBackupLine(app: app)
    Group {
      WayTo(.backup(.export(.backup)), "Make a backup", behind: "Everything in one file, locked with a passphrase.")
      WayTo(
        .backup(.restore), "Restore a backup", behind: "From a backup file, after a look at what would change.")
      WayTo(.backup(.automatic), "Automatic backup", behind: "Once a day, into a folder you choose.")
      WayTo(.backup(.recovery), "Recovery passphrase", behind: "The way back if this device loses its key.")
      WayTo(
        .backup(.importing), "Import another journal",
        behind: "From Daylio, Daily You or Presently, or from pages in Markdown.")
      WayTo(.backup(.export(.plain)), "Export without a lock", behind: "Pages to read, or data for other programs.")
    }
    .buttonStyle(.door())
  }

  private var hasLock: Bool { app.services.lock.isThere }
}
