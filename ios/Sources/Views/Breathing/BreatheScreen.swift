import AppModel
import SwiftUI

/// All breaths: the protocols, and the person's own.
struct BreatheScreen: View {
  @Environment(Navigator.self) private var navigator
  @Environment(\.palette) private var palette

  var body: some View {
    let app = navigator.app
    List {
      Section {
        SecondaryText(Text("All of them are slow and gentle. Any of them is a good one."))
        ForEach(app.practices.catalogue.protocols, id: \.id) { card in
          door(.breathing(id: card.id), card.name, Text(verbatim: card.summary))
        }
      }
      .listRowBackground(palette.surface)
      Section("Your own") {
        ForEach(Array(app.settings.ownPatterns.enumerated()), id: \.offset) { index, own in
          door(.own(index: index), own.name, patternInWords(own.pattern))
        }
        NavigationLink("Make a breath of your own", value: Destination.breathing(.ownPattern(index: nil)))
      }
      .listRowBackground(palette.surface)
    }
    .screen("Breathe")
    .bottomBar(isShown: app.practices.deleted != nil) { BringBack() }
  }

  private func door(_ key: PracticeKey, _ name: String, _ behind: Text) -> some View {
    WayTo(.breathing(.about(key)), Text(verbatim: name), behind: behind)
  }
}

/// For a while, what was deleted can be had back.
private struct BringBack: View {
  @Environment(Navigator.self) private var navigator

  var body: some View {
    HStack {
      Text("Deleted.")
      Spacer()
      Button("Undo", action: navigator.app.practices.bringBack).buttonStyle(.quiet)
    }
    // It is there for ten seconds, and far from where a reader is.
    .onAppear { announcePolitely(spoken("Deleted.")) }
  }
}
