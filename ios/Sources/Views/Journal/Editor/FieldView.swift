import AppModel
import KindselfCore
import SwiftUI

/// A field of an entry, whatever can be put into it.
struct FieldView: View {
  let model: EditorModel
  let field: FieldCard
  /// Words for feelings to choose from.
  let feelings: [String]

  var body: some View {
    switch field.shape {
    case .pause(let structure, _):
      PauseField(field: field, practice: practice)
    case .text(let isLong):
      Labelled(model: model, field: field, isLabelled: true) {
        WrittenField(label: Text(verbatim: field.label), prompt: field.hint, isLong: isLong, text: text)
      }
    case .list(let most):
      Labelled(model: model, field: field) { ListField(model: model, field: field, most: Int(most)) }
    case .choice(let options):
      Labelled(model: model, field: field) {
        ForEach(options, id: \.id) { option in
          let isChosen = model[field.id] == .choice(id: option.id)
          Answer(Text(verbatim: option.label), isChosen: isChosen) {
            model[field.id] = isChosen ? nil : .choice(id: option.id)
          }
        }
      }
    case .rating(let most, let low, let high, let again):
      Labelled(model: model, field: field, isLabelled: true) {
        RatingField(
          label: Text(verbatim: field.label), most: Int(most), low: Text(verbatim: low),
          high: Text(verbatim: high), before: model.rating(again),
          rating: rating)
      }
    case .feelings(let strengthMost, let again):
      Labelled(model: model, field: field) {
        FeelingsField(
          words: feelings, strengthMost: strengthMost.map(Int.init),
          earlier: again.map { model.feelings($0, again: nil) },
          chosen: Binding {
            model.feelings(field.id, again: again)
          } set: {
            model[field.id] = $0.isEmpty ? nil : .feelings(all: $0)
          },
          own: Binding {
            model.ownWord(field.id)
          } set: {
            model.typeOwnWord($0, in: field.id)
          }, add: model.canAddOwnWord(field.id) ? { model.addOwnWord(field.id) } : nil)
      }
    }
  }

  private var text: Binding<String> {
    Binding {
      if case .text(let text) = model[field.id] { text } else { "" }
    } set: {
      model[field.id] = $0.isEmpty ? nil : .text(text: $0)
    }
  }

  private var rating: Binding<Int?> {
    Binding {
      model.rating(field.id)
    } set: {
      model[field.id] = $0.flatMap(UInt8.init(exactly:)).map { .rating(number: $0) }
    }
  }
}

/// A field's question above what is put into it, and what is to be mended below.
private struct Labelled<Content: View>: View {
  let model: EditorModel
  let field: FieldCard
  /// What is inside says the question itself.
  let isLabelled: Bool
  let content: Content

  init(model: EditorModel, field: FieldCard, isLabelled: Bool = false, @ViewBuilder content: () -> Content) {
    self.model = model
    self.field = field
    self.isLabelled = isLabelled
    self.content = content()
  }

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      Heading(Text(verbatim: field.label)).accessibilityHidden(isLabelled)
      if let hint = field.hint { Quiet(hint) }
      content
      Faults(faults: model.faults(field.id))
    }
  }
}

/// Where words are written. Swift's strings are whole Unicode, so nothing of them has to be replaced for the core.
struct WrittenField: View {
  let label: Text
  var prompt: String?
  var isLong = false
  @Binding var text: String

  var body: some View {
    TextField(text: $text, prompt: prompt.map { Text(verbatim: $0) }, axis: .vertical) { label }
      .lineLimit(isLong ? 4... : 1...)
      .textFieldStyle(.roundedBorder)
      .autocorrectionDisabled()
  }
}

/// A few lines; the next one is there as soon as one is filled.
private struct ListField: View {
  let model: EditorModel
  let field: FieldCard
  let most: Int

  var body: some View {
    ForEach(0..<shown, id: \.self) { index in
      WrittenField(label: Text("\(field.label), line \(String(index + 1))"), text: line(index))
    }
  }

  private var lines: [String] {
    if case .list(let lines) = model[field.id] { lines } else { [] }
  }

  private var shown: Int { max(1, min(most, lines.count + (lines.last?.isEmpty == true ? 0 : 1))) }

  private func line(_ index: Int) -> Binding<String> {
    Binding {
      lines.indices.contains(index) ? lines[index] : ""
    } set: { text in
      var lines = lines
      while lines.count <= index { lines.append("") }
      lines[index] = text
      while lines.last?.isEmpty == true { lines.removeLast() }
      model[field.id] = lines.isEmpty ? nil : .list(lines: lines)
    }
  }
}

/// A short practice in the middle of the writing, if one likes.
private struct PauseField: View {
  let field: FieldCard
  let practice: String
  @Environment(Navigator.self) private var navigator

  var body: some View {
    SoftCard(tone: .inviting) {
      Text(verbatim: field.label).font(.headline)
      if let hint = field.hint { Said(hint) }
      Button("Begin") { navigator.pause(practice: practice, called: field.label) }
        .buttonStyle(.other)
        .accessibilityHint(Text(verbatim: field.label))
    }
  }
}
