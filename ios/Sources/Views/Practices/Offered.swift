import AppModel
import KindselfCore
import SwiftUI

/// What may fit today, favourites, and what was done lately. A part with nothing in it is not there.
struct Offered: View {
  let app: Kindself

  var body: some View {
    let forYou = app.forYou
    Part("For you now", forYou.suggestions) { suggestion in
      OfferDoor(
        way: .screen(.practices(.practice(suggestion.practice.id))), name: suggestion.practice.name,
        behind: Text(verbatim: suggestion.words),
        emblem: app.practices.practice(.led(id: suggestion.practice.id)).map(app.pictures.emblem(of:)))
    }
    // A pattern of one's own may have been deleted since.
    Part("Favourites", forYou.favourites.compactMap { Known($0, $0.subject, in: app.practices) }) { favourite in
      OfferDoor(
        way: favourite.way, name: favourite.practice.name, behind: lineAbout(favourite.practice),
        emblem: app.pictures.emblem(of: favourite.practice))
    }
    Part("Recent", forYou.recent.compactMap { Known($0, $0.subject, in: app.practices) }) { recent in
      OfferDoor(
        way: recent.way, name: recent.practice.name, behind: dateInWords(recent.card.day),
        emblem: app.pictures.emblem(of: recent.practice), small: recent.card.helped ? Text("Helped before") : nil)
    }
  }
}

/// A card about something that is there to be done.
private struct Known<Card> {
  let card: Card
  let practice: Practice
  let way: Way

  @MainActor init?(_ card: Card, _ subject: Subject, in practices: Practices) {
    guard let practice = practices.practice(about: subject), let way = practices.way(to: subject) else { return nil }
    (self.card, self.practice, self.way) = (card, practice, way)
  }
}

private struct Part<Card, Row: View>: View {
  let name: LocalizedStringKey
  let cards: [Card]
  let row: (Card) -> Row

  init(_ name: LocalizedStringKey, _ cards: [Card], @ViewBuilder row: @escaping (Card) -> Row) {
    self.name = name
    self.cards = cards
    self.row = row
  }

  var body: some View {
    if !cards.isEmpty {
      Heading(name)
      // There are few of them.
      ForEach(Array(cards.enumerated()), id: \.offset) { row($0.element) }
    }
  }
}
