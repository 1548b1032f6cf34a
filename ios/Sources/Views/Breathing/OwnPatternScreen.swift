import AppModel
import KindselfCore
import SwiftUI

/// A breath of one's own: five parts within safe bounds, and each problem beside its part.
struct OwnPatternScreen: View {
  /// The place of one that was saved; nil for a new one.
  let index: Int?
  @State private var model: OwnPatternModel
  @State private var isSaving = false
  @Environment(Navigator.self) private var navigator
  @Environment(\.palette) private var palette

  init(app: Kindself, index: Int?) {
    self.index = index
    let own = index.flatMap { app.practices.practice(.own(index: $0)) }
    _model = State(initialValue: OwnPatternModel(practices: app.practices, changing: own?.asOwn))
  }

  var body: some View {
    let checked = model.checked
    Form {
      Section {
        SecondaryText(Text("In seconds. Halves are fine."))
        TextField("Name", text: $model.name, prompt: Text("My breath"))
      }
      .listRowBackground(palette.surface)
      Section {
        switch checked {
        case .success(let pattern):
          BreathPicture(pattern: pattern)
          BodyText(patternInWords(pattern))
        case .failure(let mending):
          BodyText(Text("Below it says what to change, and this breath is ready."))
          Problems(mending.about(.cycle, .holdsShare))
        }
      }
      .listRowBackground(palette.surface)
      Section {
        ForEach(OwnPatternModel.fields, id: \.self) { field in
          PartRow(model: model, field: field, problems: checked.problems(about: field))
        }
      }
      .listRowBackground(palette.surface)
      if let index {
        Button(role: .destructive) {
          navigator.delete(at: index)
        } label: {
          // The system's red is too faint on the paper.
          Text("Delete this breath").foregroundStyle(palette.error)
        }
        .listRowBackground(palette.surface)
      }
    }
    .screen(index == nil ? "A breath of your own" : "Your breath")
    .bottomBar {
      if isSaving { StoreOnItsWay(store: navigator.app.store) }
      Button("Save") {
        if case .success(let pattern) = checked { save(pattern) }
      }
      .buttonStyle(.main)
      .disabled(!checked.canBeSaved || isSaving)
    }
  }

  private func save(_ pattern: Pattern) {
    let name = model.name.trimmingCharacters(in: .whitespaces)
    let own = OwnPattern(name: name.isEmpty ? spoken("My breath") : name, pattern: pattern)
    isSaving = true
    Task {
      await navigator.save(own, at: index)
      isSaving = false
    }
  }
}

/// One part of the breath: typed, or stepped.
private struct PartRow: View {
  @Bindable var model: OwnPatternModel
  let field: Field
  let problems: [Problem]

  var body: some View {
    VStack(alignment: .leading, spacing: 4) {
      Text(name).accessibilityHidden(true)
      HStack {
        TextField(name, text: $model[field])
          .keyboardType(.decimalPad)
          .textFieldStyle(.roundedBorder)
        Stepper(name, onIncrement: model.more(field), onDecrement: model.less(field))
          .labelsHidden()
          .accessibilityValue(Text(verbatim: model[field]))
      }
      Problems(problems)
    }
  }

  private var name: LocalizedStringKey {
    switch field {
    case .topUp: "A little more in"
    case .holdFull: "Hold, lungs full"
    case .exhale: "Out"
    case .holdEmpty: "Hold, lungs empty"
    default: "In"
    }
  }
}

extension Practice {
  fileprivate var asOwn: OwnPattern? {
    if case .own(let own) = self { own } else { nil }
  }
}

extension Result where Success == Pattern, Failure == Mending {
  fileprivate var canBeSaved: Bool {
    if case .success = self { true } else { false }
  }

  fileprivate func problems(about field: Field) -> [Problem] {
    if case .failure(let mending) = self { mending.about(field) } else { [] }
  }
}
