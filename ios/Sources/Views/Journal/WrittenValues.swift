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
  /// The same for a text that leaves the app.
  let plain: [String]
}

/// In the order of the kind's fields; those it does not know come last.
func answers(_ written: Written, kind: KindCard?) -> [WrittenAnswer] {
  let fields = kind?.fields ?? []
  let known = fields.compactMap { field in written.values.first { $0.field == field.id } }
  let unknown = written.values.filter { value in !fields.contains { $0.id == value.field } }
  return (known + unknown).map { value in
    let field = fields.first { $0.id == value.field }
    let parts = parts(of: value.value, shape: field?.shape)
    return WrittenAnswer(
      field: value.field, label: field?.label ?? "", lines: parts.map(\.shown), plain: parts.map(\.plain))
  }
}

/// An entry as a text for others.
func plainText(_ written: Written, kind: KindCard?, name: String) -> String {
  let day = Days.date(written.day).map { $0.formatted(date: .long, time: .omitted) } ?? written.day
  let head = [name, day].joined(separator: "\n")
  let parts = answers(written, kind: kind).map { answer in
    ([answer.label] + answer.plain).filter { !$0.isEmpty }.joined(separator: "\n")
  }
  return ([head] + parts).joined(separator: "\n\n")
}

private func parts(of value: EntryValue, shape: FieldShape?) -> [(shown: Text, plain: String)] {
  switch value {
  case .text(let text): return [whole(text)]
  case .list(let lines): return lines.map(whole)
  case .choice(let id):
    guard case .choice(let options) = shape, let option = options.first(where: { $0.id == id }) else {
      return [whole(id)]
    }
    return [whole(option.label)]
  case .rating(let number):
    guard case .rating(let most, _, _, _) = shape else { return [whole(String(number))] }
    return [rated(number, of: most)]
  case .feelings(let all):
    return all.map { feeling in
      guard case .feelings(let most?, _) = shape, let strength = feeling.strength else { return whole(feeling.word) }
      let (shown, plain) = rated(strength, of: most)
      return (Text(verbatim: feeling.word + ": ") + shown, feeling.word + ": " + plain)
    }
  }
}

private func whole(_ text: String) -> (shown: Text, plain: String) { (Text(verbatim: text), text) }

private func rated(_ number: UInt8, of most: UInt8) -> (shown: Text, plain: String) {
  (
    Text("\(String(number)) of \(String(most))"),
    String(format: spoken("%@ of %@"), String(number), String(most))
  )
}
