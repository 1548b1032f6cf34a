import AppModel
import KindselfCore
import SwiftUI

/// Words for feelings to choose from, and one's own; and how strong each is, where that is asked.
struct FeelingsField: View {
  let words: [String]
  let strengthMost: Int?
  /// The same words as they were rated in an earlier field.
  let earlier: [Feeling]
  @Binding var chosen: [Feeling]
  /// A word of one's own, as it is typed.
  @Binding var own: String

  var body: some View {
    Chips {
      ForEach(words + ownWords, id: \.self) { word in
        Chip(name: Text(verbatim: word), isOn: isChosen(word))
      }
    }
    HStack {
      WrittenField(label: Text("A word of your own"), text: $own)
      Button("Add it", action: add).buttonStyle(.other).disabled(chosen.adding(own: own) == nil)
    }
    if let strengthMost {
      ForEach(chosen, id: \.word) { feeling in
        VStack(alignment: .leading) {
          Text(verbatim: feeling.word).font(.headline).accessibilityHidden(true)
          RatingField(
            label: Text(verbatim: feeling.word), most: strengthMost,
            before: earlier.first { $0.word == feeling.word }?.strength.map(Int.init),
            rating: strength(of: feeling.word))
        }
      }
    }
  }

  private func add() {
    guard let all = chosen.adding(own: own) else { return }
    chosen = all
    own = ""
  }

  private var ownWords: [String] { chosen.map(\.word).filter { !words.contains($0) } }

  private func isChosen(_ word: String) -> Binding<Bool> {
    Binding {
      chosen.contains { $0.word == word }
    } set: { isOn in
      if isOn { chosen.append(Feeling(word: word, strength: nil)) } else { chosen.removeAll { $0.word == word } }
    }
  }

  private func strength(of word: String) -> Binding<Int?> {
    Binding {
      chosen.first { $0.word == word }?.strength.map(Int.init)
    } set: { strength in
      chosen = chosen.map {
        $0.word == word ? Feeling(word: word, strength: strength.flatMap(UInt8.init(exactly:))) : $0
      }
    }
  }
}
