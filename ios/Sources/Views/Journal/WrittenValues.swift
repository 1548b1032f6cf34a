import AppModel
import KindselfCore
import SwiftUI

/// Each field that has something in it, under its question; then the tags.
struct WrittenValues: View {
  let written: Written
  /// nil: one of a newer version, whose questions are not known.
  let kind: KindCard?

  var body: some View {
    ForEach(answers(written, kind: kind), id: \.field) { answer in
      VStack(alignment: .leading, spacing: 4) {
        if !answer.label.isEmpty { Heading(Text(verbatim: answer.label)) }
        ForEach(Array(answer.lines.enumerated()), id: \.offset) { _, line in
          line.lineSpacing(lineGap).textSelection(.enabled)
        }
      }
    }
    if !written.tags.isEmpty { SecondaryText(Text(verbatim: written.tags.joined(separator: ", "))) }
  }
}

/// What was put into a field.
struct WrittenAnswer {
  let field: String
  let label: String
  let lines: [Text]
}

/// In the order of the kind's fields; those it does not know come last.
func answers(_ written: Written, kind: KindCard?) -> [WrittenAnswer] {
  let fields = kind?.fields ?? []
  let known = fields.compactMap { field in written.values.first { $0.field == field.id } }
  let unknown = written.values.filter { value in !fields.contains { $0.id == value.field } }
  return (known + unknown).map { value in
    let field = fields.first { $0.id == value.field }
    return WrittenAnswer(
      field: value.field, label: field?.label ?? "", lines: lines(of: value.value, shape: field?.shape))
  }
}

private func lines(of value: EntryValue, shape: FieldShape?) -> [Text] {
  switch value {
  case .text(let text): return [Text(verbatim: text)]
  case .list(let lines): return lines.map { Text(verbatim: $0) }
  case .choice(let id):
    guard case .choice(let options) = shape, let option = options.first(where: { $0.id == id }) else {
      return [Text(verbatim: id)]
    }
    return [Text(verbatim: option.label)]
  case .rating(let number):
    guard case .rating(let most, _, _, _) = shape else { return [Text(verbatim: String(number))] }
    return [rated(number, of: most)]
  case .feelings(let all):
    return all.map { feeling in
      guard case .feelings(let most?, _) = shape, let strength = feeling.strength else {
        return Text(verbatim: feeling.word)
      }
      return Text(verbatim: feeling.word + ": ") + rated(strength, of: most)
    }
  }
}

private func rated(_ number: UInt8, of most: UInt8) -> Text { Text("\(String(number)) of \(String(most))") }
