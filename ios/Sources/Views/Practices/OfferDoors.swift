import AppModel
import KindselfCore
import SwiftUI

/// The way to something that can be done: its name, a line about it, and what stands small below.
struct OfferDoor: View {
  let way: Way
  let name: String
  let behind: Text
  var emblem: String?
  var small: Text?
  @Environment(Navigator.self) private var navigator

  var body: some View {
    door
      .buttonStyle(.door())
      .named(Text(verbatim: name), hint: small.map { behind + Text(verbatim: " ") + $0 } ?? behind)
  }

  @ViewBuilder private var door: some View {
    switch way {
    case .screen(let destination): NavigationLink(value: destination) { words }
    case .grounding: Button(action: navigator.ground) { words }
    }
  }

  private var words: some View {
    BesideEmblem(emblem) {
      VStack(alignment: .leading, spacing: 4) {
        Text(verbatim: name).font(.headline)
        behind.lineSpacing(lineGap)
        if let small { SecondaryText(small).font(.footnote) }
      }
    }
    .multilineTextAlignment(.leading)
  }
}

extension OfferDoor {
  /// A practice that is led with words.
  init(card: PracticeCard) {
    self.init(
      way: .screen(.practices(.practice(card.id))), name: card.name, behind: Text(verbatim: card.summary),
      emblem: card.emblem, small: card.lengths.map { lengthInWords($0.lengthMs) }.dotted)
  }

  /// Something that was found.
  init(hit: FoundHit, way: Way) {
    self.init(
      way: way, name: hit.name, behind: Text(verbatim: hit.summary), emblem: hit.emblem,
      small: hit.lengthsMs.isEmpty ? nil : hit.lengthsMs.map(lengthInWords).dotted)
  }
}

/// What a practice is, in a line.
func lineAbout(_ practice: Practice) -> Text {
  switch practice {
  case .breathing(let card): Text(verbatim: card.summary)
  case .led(let card): Text(verbatim: card.summary)
  case .own(let own): patternInWords(own.pattern)
  }
}
