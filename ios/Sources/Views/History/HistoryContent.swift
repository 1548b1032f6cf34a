import AppModel
import SwiftUI

/// The screens of what was breathed.
struct HistoryContent: View {
  let destination: HistoryDestination
  let app: Kindself

  var body: some View {
    switch destination {
    case .list: BreathedScreen(model: app.history)
    }
  }
}
