import AppModel
import SwiftUI

/// All breaths: the protocols, the structures, and the person's own.
struct BreatheScreen: View {
  @Environment(Wayfinder.self) private var ways
  @Environment(\.palette) private var palette

  var body: some View {
    let app = ways.app
    List {
      Section {
        Quiet(Text("All of them are slow and gentle. Any of them is a good one."))
        ForEach(app.catalogue.protocols, id: \.id) { card in
          door(.breathing(id: card.id), card.name, Text(verbatim: card.summary))
        }
      }
      .listRowBackground(palette.surface)
      Section("With a few words") {
        ForEach(app.catalogue.structures, id: \.id) { card in
          door(.structure(id: card.id), card.name, Text(verbatim: card.summary))
        }
      }
      .listRowBackground(palette.surface)
      Section("Your own") {
        ForEach(Array(app.settings.ownPatterns.enumerated()), id: \.offset) { index, own in
          door(.own(index: index), own.name, patternInWords(own.pattern))
        }
        NavigationLink("Make a breath of your own", value: Room.ownPattern(index: nil))
      }
      .listRowBackground(palette.surface)
    }
    .screen("Breathe")
    .bottomBar(isShown: ways.deleted != nil) { BringBack() }
  }

  private func door(_ key: PracticeKey, _ name: String, _ behind: Text) -> some View {
    WayTo(.read(key), Text(verbatim: name), behind: behind)
  }
}

/// For a while, what was deleted can be had back.
private struct BringBack: View {
  @Environment(Wayfinder.self) private var ways

  var body: some View {
    HStack {
      Text("Deleted.")
      Spacer()
      Button("Undo", action: ways.bringBack).buttonStyle(.quiet)
    }
    // It is there for ten seconds, and far from where a reader is.
    .onAppear { announcePolitely(spoken("Deleted.")) }
  }
}
