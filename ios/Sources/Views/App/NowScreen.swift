import AppModel
import SwiftUI

/// "What would help now?"
struct NowScreen: View {
  @Environment(Navigator.self) private var navigator

  var body: some View {
    let app = navigator.app
    let pictures = app.pictures.card
    let catalogue = app.practices.catalogue
    Column {
      // A question is longer than a title bar, above all in large text: here it wraps.
      Text("What would help now?").font(.title).accessibilityAddTraits(.isHeader)
      NoticeCards(app: app)
      StoreOnItsWay(store: app.store)
      Door(
        "I'm upset", behind: "Feet, hands, room. Thirty seconds.", tone: .warm, emblem: catalogue.grounding.emblem,
        open: navigator.ground)
      Door(
        "A minute", behind: "One slow minute of breathing. It starts at once.", tone: .inviting,
        emblem: pictures.minute
      ) {
        navigator.session(app.sessions.beginMinute)
      }
      Door(
        "A kind minute", behind: "The self-compassion break. It starts at once.", tone: .inviting,
        emblem: catalogue.kindMinute.emblem, open: navigator.beginKindMinute)
      WayTo(
        .breathing(.list), "Breathe", behind: "Choose a breath, or make your own.", emblem: pictures.breathing
      )
      .buttonStyle(.door())
      WayTo(.journal(.kinds), "Write", behind: "A line, a letter, a hard thought", emblem: pictures.journal)
        .buttonStyle(.door())
      if let unfinished = app.sessions.unfinished {
        Heading("Still open")
        SoftCard {
          // A pattern of one's own may have been deleted since.
          BodyText(unfinished.title.isEmpty ? Text("My breath") : Text(verbatim: unfinished.title))
          HStack {
            Button("Carry on", action: navigator.carryOn).buttonStyle(.other)
            Button("Let it go", action: app.sessions.letGo).buttonStyle(.quiet)
          }
        }
      }
    }
    .screen("Now")
    .navigationBarTitleDisplayMode(.inline)
  }
}
