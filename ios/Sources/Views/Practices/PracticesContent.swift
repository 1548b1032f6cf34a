import AppModel
import SwiftUI

/// The screens of practices that are led with words.
struct PracticesContent: View {
  let destination: PracticesDestination
  let app: Kindself

  var body: some View {
    switch destination {
    case .practice(let id):
      if case .led(let card) = app.practices.practice(.led(id: id)) { PracticeScreen(app: app, card: card) }
    case .album(let id):
      if let album = app.finding.albums.first(where: { $0.id == id }) { AlbumScreen(app: app, album: album) }
    }
  }
}
