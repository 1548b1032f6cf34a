import Foundation
import SwiftUI

/// What the app is, and what it is not.
struct AboutScreen: View {
  var body: some View {
    Column {
      BodyText(
        Text(
          """
          Kindself is a small place for being a little kinder to yourself, one breath at a time. It is free, it \
          works without a network, and there is nothing to win.
          """))
      Heading("What it is not")
      BodyText(
        Text(
          """
          It is no medical device, and it takes no one's place: not a doctor's, not a therapist's, not a \
          friend's. If you carry something heavy, someone who knows about it can be a good companion. The \
          lifebuoy on every screen has numbers you can call.
          """))
      Heading("Your data")
      BodyText(
        Text(
          """
          There is no account. Nothing in the app uses the network. What you choose here stays on this phone, \
          and out of its backups.
          """))
      Heading("Where it comes from")
      BodyText(
        Text(
          """
          The breaths come from published trainings and studies; each one says what is known about it. The \
          guiding words were written for this app. The crisis lines were gathered from published pages, and \
          carry their dates.
          """))
      Heading("Made with")
      BodyText(Text("Swift and SwiftUI, Rust and its libraries (MIT or Apache 2.0), UniFFI (MPL 2.0)."))
      if let version { SecondaryText(Text("Version \(version)")) }
    }
    .screen("About Kindself")
  }

  private var version: String? { Bundle.main.object(forInfoDictionaryKey: "CFBundleShortVersionString") as? String }
}
