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
      ForEach(app.notices, id: \.self) { notice in
        SoftCard {
          Said(Text(words(notice)))
          Button("All right") { app.dismiss(notice) }.buttonStyle(.quiet)
        }
      }
      Door("I'm upset", behind: "Feet, hands, room. Thirty seconds.", tone: .warm, open: ways.ground)
      Door("A minute", behind: "One slow minute of breathing. It starts at once.", tone: .inviting) {
        ways.session(app.beginMinute)
      }
      WayTo(.breathe, "Breathe", behind: "Choose a breath, or make your own.").buttonStyle(.door())
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

private func words(_ notice: Notice) -> LocalizedStringKey {
  switch notice {
  case .sessionDamaged:
    """
    A breathing session was kept, but its file is damaged and cannot be read. It has been put aside, and \
    everything else is as it was.
    """
  case .sessionNewer:
    """
    A breathing session was kept by a newer version of Kindself. This one cannot read it, so it has been put \
    aside. With the newer version you could open it again.
    """
  case .sessionUnfollowable:
    """
    A breathing session was kept, but this version of Kindself cannot follow it. It has been put aside. You can \
    begin afresh whenever you like.
    """
  case .settingsDamaged:
    """
    The file with your settings is damaged and cannot be read. It has been put aside, and the usual settings are \
    here for now.
    """
  case .settingsNewer:
    """
    Your settings were kept by a newer version of Kindself. They have been put aside, and the usual settings are \
    here for now.
    """
  case .settingsNotKept:
    "This phone could not keep your settings; perhaps its memory is full. They hold until the app is closed."
  case .nothingKept:
    """
    The file with your writing could not be opened, so changes hold only until the app is closed. The Write tab says \
    why. Breathing and the lifebuoy work as always.
    """
  case .mended(let entries, let holes):
    """
    The file with your writing was damaged. \(Text("\(entries) entries")) could be saved, \
    \(Text("\(holes) places")) could not be read. The damaged file is kept beside the new one.
    """
  case .notErased:
    "Not everything could be deleted. Please try again."
  case .cannotBegin:
    "That session could not begin. Something in the app itself is not right; another practice may still work."
  }
}
