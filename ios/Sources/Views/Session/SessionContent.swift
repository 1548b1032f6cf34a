import AppModel
import SwiftUI

/// The screens of a session.
struct SessionContent: View {
  let destination: SessionDestination

  var body: some View {
    switch destination {
    case .player: SessionRoom()
    }
  }
}
