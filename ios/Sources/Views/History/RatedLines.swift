import KindselfCore
import SwiftUI

/// "With the hard voice: tense 7. With the kind voice: tense 4." A pair that this version does not know is not named.
struct RatedLines: View {
  let ratings: [RatedCard]

  var body: some View {
    ForEach(ratings, id: \.pair) { rated in
      let sides = [(rated.firstWords, rated.first), (rated.secondWords, rated.second)]
      let words = sides.compactMap { side, number in
        number.map { Text("\(side): \(rated.name) \(String($0))") }
      }
      if !rated.name.isEmpty && !words.isEmpty { BodyText(words.sentences) }
    }
  }
}

extension RatedCard {
  /// Both numbers were given.
  var isPair: Bool { first != nil && second != nil }
}
