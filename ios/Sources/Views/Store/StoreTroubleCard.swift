import AppModel
import KindselfCore
import SwiftUI

/// Why there is nothing to write in, and what can be done about it.
struct StoreTroubleCard: View {
  let app: Kindself
  let problem: StoreProblem
  @State private var asks = false

  var body: some View {
    SoftCard {
      BodyText(Text(storeInWords(problem)))
      Button("Try again") { Task { await app.store.tryAgain() } }.buttonStyle(.other)
      if problem.canBeginAfresh && app.backups.recovery.isChosen { RecoveryCard(app: app) }
      if problem.canBeginAfresh {
        BodyText(Text("If you have a backup, you can restore it after starting fresh."))
        Button("Start fresh") { asks = true }.buttonStyle(.quiet)
      }
    }
    .confirmationDialog("Start fresh", isPresented: $asks, titleVisibility: .visible) {
      Button("Start fresh", role: .destructive) { Task { await app.store.beginAfresh() } }
      Button("Not now", role: .cancel) {}
    } message: {
      Text(
        """
        What you wrote before is set aside as it is, and cannot be read without its key. Kindself starts with an \
        empty journal.
        """)
    }
    .closesOutOfSight(asking: $asks)
  }
}

/// A call that could not be answered, said where it was asked for.
struct TroubleLine: View {
  let trouble: StoreTrouble?
  @Environment(\.palette) private var palette

  var body: some View {
    if let trouble { Text(storeInWords(.trouble(trouble))).foregroundStyle(palette.error) }
  }
}

/// Why something cannot be read, and what would help.
func readingInWords(_ refusal: JournalError) -> Text {
  if case .Store(let trouble) = refusal { Text(storeInWords(.trouble(trouble))) } else { refusalInWords(refusal) }
}

/// Why there is nothing to write in, and what would help.
func storeInWords(_ problem: StoreProblem) -> LocalizedStringKey {
  switch problem {
  case .keyLost:
    """
    This device no longer has the key to your writing. That can happen after a move to another device or a change \
    of its screen lock. The file is still there, and cannot be read without its key.
    """
  case .notNow:
    "Once this device has been unlocked, your writing can be opened."
  case .trouble(.wrongKey):
    "The key on this device does not fit the file with your writing. Nothing was changed."
  case .trouble(.newer):
    """
    The file with your writing was saved by a newer version of Kindself. That version can open it. Nothing was \
    changed.
    """
  case .trouble(.damaged):
    "The file with your writing is damaged and could not be repaired. It is still there."
  case .trouble(.full):
    """
    There is no room left on this device. Once there is some, please try again. What was kept before is still there.
    """
  case .trouble(.readOnly):
    "This device does not allow saving right now. What was saved before is still there."
  case .trouble(.busy):
    "Something else is using the file with your writing. In a moment it may be free again."
  case .refused, .trouble(.io), .trouble(.closed):
    """
    This device could not read or write the file with your writing. What was kept before is still there; please try \
    again.
    """
  }
}
