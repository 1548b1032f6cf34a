import AppModel
import SwiftUI

/// The screens of what is kept, and from whom.
struct PrivacyContent: View {
  let destination: PrivacyDestination
  let app: Kindself

  var body: some View {
    switch destination {
    case .privacy: PrivacyScreen(app: app)
    case .deleteEverything: DeleteScreen(app: app)
    }
  }
}
