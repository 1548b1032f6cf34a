import AppModel
import SwiftUI

/// A session while it is on, and what is said when it is over. It fills the screen.
struct SessionRoom: View {
  @Environment(Navigator.self) private var navigator

  var body: some View {
    let player = navigator.app.player
    Group {
      if let display = player.display {
        SessionScreen(display: display)
      } else if let ended = navigator.app.sessions.ended {
        EndedScreen(ended: ended)
      }
    }
    // A pause within writing leads back by itself.
    .onChange(of: player.display == nil && navigator.app.sessions.ended == nil) { navigator.meetSession() }
    // Without a title, the room for a large one would be left empty.
    .navigationBarTitleDisplayMode(.inline)
    .navigationBarBackButtonHidden()
    .toolbar(.hidden, for: .tabBar)
    .toolbar { LifebuoyItem() }
  }
}
