import AppModel
import Foundation
import KindselfCore
import SwiftUI

/// What is found by what was typed and chosen.
struct FoundList: View {
  let model: FindModel
  @Environment(Navigator.self) private var navigator

  var body: some View {
    if let found = model.found {
      HowMany(count: found.hits.count)
      if found.hits.isEmpty {
        Button("Show all", action: model.close).buttonStyle(.otherWide)
      }
      ForEach(found.hits, id: \.target) { hit in
        if let way = navigator.app.practices.way(to: hit.target) { OfferDoor(hit: hit, way: way) }
      }
    }
  }
}

/// Where someone may be in danger, people to talk to stand above everything else: nobody is to look for them.
struct PeopleToTalkTo: View {
  let model: FindModel

  var body: some View {
    if model.isAsking && model.found?.distress == .crisis {
      SoftCard(tone: .warm) {
        BodyText(words)
        NavigationLink("Crisis lines", value: Destination.safety(.crisisLines)).buttonStyle(.main)
      }
      .onAppear {
        announcePolitely(spoken("If it is too much to carry alone right now, there are people to talk to."))
      }
    }
  }

  private var words: Text {
    Text("If it is too much to carry alone right now, there are people to talk to.")
  }
}

/// How much was found, in a line; whoever cannot see the list hears it when it changes.
private struct HowMany: View {
  let count: Int

  var body: some View {
    Group {
      if count == 0 {
        SecondaryText(Text("Nothing goes by that word yet. Another word may do."))
      } else {
        SecondaryText(Text("\(count) found"))
      }
    }
    .onChange(of: count, initial: true) { announcePolitely(aloud) }
  }

  private var aloud: String {
    count == 0
      ? spoken("Nothing goes by that word yet. Another word may do.")
      : String.localizedStringWithFormat(spoken("%lld found"), count)
  }
}
