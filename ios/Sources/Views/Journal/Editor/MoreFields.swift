import AppModel
import KindselfCore
import SwiftUI

/// The day it is about, tags, and until when a letter is sealed.
struct MoreFields: View {
  @Bindable var model: EditorModel
  let seals: Bool

  var body: some View {
    Heading("More")
    DayField(model: model)
    TagsField(model: model)
    if seals { SealField(model: model) }
  }
}

private struct DayField: View {
  @Bindable var model: EditorModel
  @State private var isAnother = false

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      Heading("The day it is about")
      if let present = model.present {
        if present.night || isAnotherDay(present) { DayBegins(minutes: present.beginsMin) }
        answer(dayInWords(present.today, present: present), present.today)
        answer(dayInWords(present.yesterday, present: present), present.yesterday)
        Answer(name: "Another day", isChosen: isAnotherDay(present)) { isAnother = true }
        if isAnotherDay(present) {
          DatePicker(
            "The day it is about", selection: date($model.day), in: present.about, displayedComponents: .date)
        }
      }
    }
  }

  private func answer(_ name: Text, _ day: String) -> some View {
    Answer(name, isChosen: model.day == day && !isAnother) {
      isAnother = false
      model.day = day
    }
  }

  private func isAnotherDay(_ present: DaysCard) -> Bool {
    isAnother || (model.day != present.today && model.day != present.yesterday)
  }
}

private struct TagsField: View {
  let model: EditorModel
  /// As it is typed: a comma at the end is no tag yet, and no reason to take it away.
  @State private var typed: String?

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      Heading("Tags").accessibilityHidden(true)
      TextField(
        "Tags", text: text, prompt: Text("Words to find it by, with commas between"), axis: .vertical
      )
      .textFieldStyle(.roundedBorder)
      .autocorrectionDisabled()
    }
  }

  private var text: Binding<String> {
    Binding {
      // Where the draft stands open in another tab, its tags may have changed there.
      if let typed, typedTags(text: typed) == model.tags { typed } else { model.tags.joined(separator: ", ") }
    } set: {
      typed = $0
      model.tags = typedTags(text: $0)
    }
  }
}

private struct SealField: View {
  @Bindable var model: EditorModel

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      if model.opens != nil, let present = model.present {
        DatePicker("Seal until…", selection: date(opens), in: present.opens, displayedComponents: .date)
        Button("Leave it open") { model.opens = nil }.buttonStyle(.quiet)
      } else {
        Button("Seal until…") { model.opens = model.present?.opensEarliest }.buttonStyle(.other)
      }
      SecondaryText(Text("Until that day nobody can read it, you included. Then it opens by itself."))
    }
  }

  private var opens: Binding<String> {
    Binding {
      model.opens ?? ""
    } set: {
      model.opens = $0
    }
  }
}

/// A day of the core's as a date picker has it.
func date(_ day: Binding<String>) -> Binding<Date> {
  Binding {
    Days.date(day.wrappedValue) ?? .now
  } set: {
    day.wrappedValue = Days.day($0)
  }
}
