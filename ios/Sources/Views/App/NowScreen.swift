import AppModel
import SwiftUI

/// "What would help now?"
struct NowScreen: View {
  @Environment(Wayfinder.self) private var ways

  var body: some View {
    let app = ways.app
    Column {
      // A question is longer than a title bar, above all in large text: here it wraps.
      Text("What would help now?").font(.title).accessibilityAddTraits(.isHeader)
      NoticeCards(app: app)
      Door("I'm upset", behind: "Feet, hands, room. Thirty seconds.", tone: .warm, open: ways.ground)
      Door("A minute", behind: "One slow minute of breathing. It starts at once.", tone: .inviting) {
        ways.session(app.beginMinute)
      }
      WayTo(.breathe, "Breathe", behind: "Choose a breath, or make your own.").buttonStyle(.door())
      WayTo(.kinds, "Write", behind: "A line, a letter, a hard thought").buttonStyle(.door())
      if let unfinished = app.unfinished {
        Heading("Still open")
        SoftCard {
          // A pattern of one's own may have been deleted since.
          Said(unfinished.title.isEmpty ? Text("My breath") : Text(verbatim: unfinished.title))
          HStack {
            Button("Carry on", action: ways.carryOn).buttonStyle(.other)
            Button("Let it go", action: app.letGo).buttonStyle(.quiet)
          }
        }
      }
    }
    .screen("Now")
    .navigationBarTitleDisplayMode(.inline)
  }
}
