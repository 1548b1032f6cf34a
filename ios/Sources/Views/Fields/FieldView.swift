import AppModel
import KindselfCore
import SwiftUI

/// A field, whatever can be put into it. It keeps nothing itself: what stands in it belongs to whoever asks. Where it
/// cannot be answered (`disabled`), it can be read all the same.
struct FieldView: View {
  let field: FieldCard
  @Binding var value: EntryValue?
  /// What stands in the earlier field that this one takes up, or is compared with.
  var earlier: EntryValue?
  /// What is to be mended.
  var faults: [FieldFault] = []
  /// Words for feelings to choose from.
  var feelings: [String] = []
  /// A word of one's own for a feeling that is typed and not added yet.
  var ownWord = Binding.constant("")

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      Heading(Text(verbatim: field.label)).accessibilityHidden(isLabelled)
      if let hint = field.hint { SecondaryText(hint) }
      answer
      Faults(faults: faults)
    }
  }

  /// What is inside says the question itself.
  private var isLabelled: Bool {
    switch field.shape {
    case .text, .rating: true
    case .list, .choice, .feelings: false
    }
  }

  @ViewBuilder private var answer: some View {
    switch field.shape {
    case .text(let isLong):
      WrittenField(label: Text(verbatim: field.label), prompt: field.hint, isLong: isLong, text: text)
    case .list(let most):
      LinesField(label: field.label, most: Int(most), value: $value)
    case .choice(let options):
      ForEach(options, id: \.id) { option in
        let isChosen = value.choice == option.id
        Answer(Text(verbatim: option.label), isChosen: isChosen) {
          value = isChosen ? nil : .choice(id: option.id)
        }
      }
    case .rating(let most, let low, let high, _):
      RatingField(
        label: Text(verbatim: field.label), most: Int(most), low: Text(verbatim: low), high: Text(verbatim: high),
        before: earlier.rating, rating: rating)
    case .feelings(let strengthMost, _):
      FeelingsField(
        words: feelings, strengthMost: strengthMost.map(Int.init), earlier: earlier.feelings(after: nil),
        chosen: chosen, own: ownWord)
    }
  }

  private var text: Binding<String> {
    Binding {
      value.text
    } set: {
      value = .text(typed: $0)
    }
  }

  private var rating: Binding<Int?> {
    Binding {
      value.rating
    } set: {
      value = .rating(of: $0)
    }
  }

  private var chosen: Binding<[Feeling]> {
    Binding {
      value.feelings(after: earlier)
    } set: {
      value = .feelings($0)
    }
  }
}

/// A few lines; the next one is there as soon as one is filled.
private struct LinesField: View {
  let label: String
  let most: Int
  @Binding var value: EntryValue?

  var body: some View {
    ForEach(0..<shown, id: \.self) { index in
      WrittenField(label: Text("\(label), line \(String(index + 1))"), text: line(index))
    }
  }

  private var shown: Int {
    let lines = value.lines
    return max(1, min(most, lines.count + (lines.last?.isEmpty == true ? 0 : 1)))
  }

  private func line(_ index: Int) -> Binding<String> {
    Binding {
      let lines = value.lines
      return lines.indices.contains(index) ? lines[index] : ""
    } set: {
      value = value.typing($0, intoLine: index)
    }
  }
}
