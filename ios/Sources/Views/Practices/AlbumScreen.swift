import AppModel
import KindselfCore
import SwiftUI

/// Practices that stand under one name elsewhere, in their order.
struct AlbumScreen: View {
  let app: Kindself
  let album: AlbumCard

  var body: some View {
    Column {
      // A name is longer than a title bar, above all in large text: here it wraps.
      Text(verbatim: album.name).font(.title).accessibilityAddTraits(.isHeader)
      BodyText(album.summary)
      SecondaryText(Text("\(album.practices.count) practices"))
      LazyVStack(alignment: .leading, spacing: 16) {
        ForEach(album.practices, id: \.id) { practice in
          if case .led(let card) = app.practices.practice(.led(id: practice.id)) { OfferDoor(card: card) }
        }
      }
    }
    .screen(verbatim: album.name)
    .navigationBarTitleDisplayMode(.inline)
  }
}
