import AppModel
import SwiftUI

/// The screens of what was kept from practices.
struct KeepsakesContent: View {
  let destination: KeepsakesDestination
  let app: Kindself

  var body: some View {
    switch destination {
    case .list: KeepsakesScreen(model: app.keepsakes)
    }
  }
}
