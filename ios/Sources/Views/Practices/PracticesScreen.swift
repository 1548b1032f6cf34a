import AppModel
import KindselfCore
import SwiftUI

/// The second tab: everything that is led with words.
struct PracticesScreen: View {
  @Environment(Navigator.self) private var navigator

  var body: some View {
    Column {
      SecondaryText(Text("Led by a voice, or read in your own time. Any of them can be stopped at any point."))
      ForEach(navigator.app.practices.catalogue.practices, id: \.id) { PracticeDoor(card: $0) }
    }
    .screen("Practise")
  }
}

private struct PracticeDoor: View {
  let card: PracticeCard

  var body: some View {
    let lengths = card.lengths.map { lengthInWords($0.lengthMs) }.dotted
    NavigationLink(value: Destination.practices(.practice(card.id))) {
      BesideEmblem(card.emblem) {
        VStack(alignment: .leading, spacing: 4) {
          Text(verbatim: card.name).font(.headline)
          Text(verbatim: card.summary).lineSpacing(lineGap)
          SecondaryText(lengths).font(.footnote)
        }
      }
      .multilineTextAlignment(.leading)
    }
    .buttonStyle(.door())
    .named(Text(verbatim: card.name), hint: Text(verbatim: card.summary) + Text(verbatim: " ") + lengths)
  }
}
