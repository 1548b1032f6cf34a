import AppModel
import SwiftUI

extension View {
  /// Shows the screens that are gone to from here, each as its capability does.
  func destinations(of app: Kindself) -> some View {
    navigationDestination(for: Destination.self) { DestinationContent(destination: $0, app: app) }
  }
}

private struct DestinationContent: View {
  let destination: Destination
  let app: Kindself

  var body: some View {
    switch destination {
    case .session(let destination): SessionContent(destination: destination)
    case .breathing(let destination): BreathingContent(destination: destination, app: app)
    case .practices(let destination): PracticesContent(destination: destination, app: app)
    case .journal(let destination): JournalContent(destination: destination, app: app)
    case .history(let destination): HistoryContent(destination: destination, app: app)
    case .keepsakes(let destination): KeepsakesContent(destination: destination, app: app)
    case .reminders(let destination): RemindersContent(destination: destination, app: app)
    case .backup(let destination): BackupContent(destination: destination, app: app)
    case .safety(let destination): SafetyContent(destination: destination)
    case .privacy(let destination): PrivacyContent(destination: destination, app: app)
    case .settings(let destination): SettingsContent(destination: destination, app: app)
    }
  }
}
