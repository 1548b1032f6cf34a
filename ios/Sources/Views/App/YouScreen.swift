import AppModel
import SwiftUI

/// The last tab: what belongs to the person.
struct YouScreen: View {
  var body: some View {
    Column {
      WayTo(.settings(.settings), "Settings", behind: "Light and dark, motion, how sessions lead you, your country.")
      WayTo(.privacy(.privacy), "Privacy and backup", behind: "The lock, the key, backups, and deleting everything.")
      WayTo(.history(.list), "Breathing so far", behind: "What you breathed, and when.")
      WayTo(.reminders(.list), "Reminders", behind: "A quiet word at an hour you choose")
      WayTo(
        .keepsakes(.list), "Kept from practices",
        behind: "What you keep from a practice stands here, and is offered to you again.")
      WayTo(
        .settings(.about), "About Kindself",
        behind: "What it is, what it is not, and what it does with your data: nothing.")
    }
    .buttonStyle(.door())
    .screen("You")
  }
}
