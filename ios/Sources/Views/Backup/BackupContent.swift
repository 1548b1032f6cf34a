import AppModel
import SwiftUI

/// The screens of what leaves the app and comes back.
struct BackupContent: View {
  let destination: BackupDestination
  let app: Kindself

  var body: some View {
    switch destination {
    case .export(let kind): ExportScreen(app: app, kind: kind)
    case .restore: RestoreScreen(app: app)
    case .importing: RestoreScreen(app: app, isImport: true)
    case .automatic: AutomaticScreen(app: app)
    case .recovery: RecoveryScreen(app: app)
    }
  }
}
