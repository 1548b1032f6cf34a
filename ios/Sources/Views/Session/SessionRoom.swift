import AppModel
import SwiftUI

/// A session while it is on, and what is said when it is over. It fills the screen.
struct SessionRoom: View {
  @Environment(Wayfinder.self) private var ways

  var body: some View {
    let player = ways.app.player
    Group {
      if let display = player.display {
        SessionScreen(display: display)
      } else if let ended = ways.app.ended {
        EndedScreen(ended: ended)
      }
    }
    // A pause within writing leads back by itself.
    .onChange(of: player.display == nil && ways.app.ended == nil) { ways.meetSession() }
    // Without a title, the room for a large one would be left empty.
    .navigationBarTitleDisplayMode(.inline)
    .navigationBarBackButtonHidden()
    .toolbar(.hidden, for: .tabBar)
    .toolbar { LifebuoyItem() }
  }
}
