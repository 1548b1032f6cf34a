import AppModel
import SwiftUI

/// Ground me, crisis lines, leave quickly: each in one tap.
struct LifebuoyScreen: View {
  @Environment(Navigator.self) private var navigator
  @Environment(\.palette) private var palette

  var body: some View {
    let grounding = navigator.app.practices.catalogue.grounding
    Column {
      Door(
        Text(verbatim: grounding.name), behind: Text(verbatim: grounding.summary), tone: .warm,
        emblem: grounding.emblem, open: navigator.ground)
      WayTo(.safety(.crisisLines), "Crisis lines", behind: "Numbers to call, for your country.").buttonStyle(.door())
      Door(
        "Leave quickly", behind: "Covers the app at once. Unlocking the phone opens it again.",
        open: navigator.app.leaveQuickly)
      SecondaryText(Text("Whatever you were doing waits for you."))
    }
    .navigationTitle("You are not alone with this")
    // A large title has one line, and these words are longer than it is wide.
    .navigationBarTitleDisplayMode(.inline)
  }
}
