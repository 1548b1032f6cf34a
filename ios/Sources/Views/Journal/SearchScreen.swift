import AppModel
import KindselfCore
import SwiftUI

/// Looks through everything that was written, while one types.
struct SearchScreen: View {
  @Bindable var model: SearchModel
  @FocusState private var isTyping: Bool
  @Environment(Navigator.self) private var navigator
  @Environment(\.palette) private var palette

  var body: some View {
    Column {
      TextField("Words to look for", text: $model.text)
        .textFieldStyle(.roundedBorder)
        .autocorrectionDisabled()
        .submitLabel(.search)
        .focused($isTyping)
      StoreOnItsWay(store: navigator.app.store)
      Filters(model: model)
      TroubleLine(trouble: model.trouble)
      if model.foundNothing {
        SecondaryText(Text("Nothing found. The beginning of a word is enough."))
      }
      ForEach(model.hits, id: \.card.id) { hit in
        // What day it is is read again with the list behind it.
        EntryRow(
          entry: hit.card, day: dayInWords(hit.card.day, present: navigator.app.journal.write.present),
          found: hit.snippet.isEmpty ? nil : Text(found(hit.snippet)))
      }
      if model.hasMore { Button("More") { Task { await model.more() } }.buttonStyle(.otherWide) }
    }
    .screen("Search")
    .navigationBarTitleDisplayMode(.inline)
    .task { await model.open() }
    .onDisappear {
      // An entry that was found, another tab or the lifebuoy may be in front of it.
      if !navigator.leads(to: .journal(.search)) { model.close() }
    }
    .onArrival { isTyping = model.text.isEmpty }
    .onChange(of: model.foundNothing) {
      if model.foundNothing { announcePolitely(spoken("Nothing found. The beginning of a word is enough.")) }
    }
  }

  /// What is found stands out by its weight and by what is behind it, never by colour alone.
  private func found(_ pieces: [Piece]) -> AttributedString {
    pieces.reduce(into: AttributedString()) { all, piece in
      var part = AttributedString(piece.text)
      if piece.found {
        part.font = .body.bold()
        part.backgroundColor = palette.primaryContainer
        part.foregroundColor = palette.onPrimaryContainer
      }
      all += part
    }
  }
}

/// Which entries: their kinds, tags and days, and whether they were rated. Folded away until they are wanted, so that
/// the first hit is in sight; those that are on stay, to be taken off again.
private struct Filters: View {
  @Bindable var model: SearchModel
  @State private var isUnfolded = false

  var body: some View {
    Button(isUnfolded ? "Hide filters" : "Filters") { isUnfolded.toggle() }.buttonStyle(.quiet)
    Chips {
      ForEach(model.kinds, id: \.id) { kind in
        chip(Text(verbatim: kind.name), contains(kind.id, in: \.kinds))
      }
      ForEach(model.tags, id: \.self) { tag in
        chip(Text(verbatim: tag), contains(tag, in: \.tags))
      }
      chip(Text("With a rating"), $model.filter.rated)
    }
    if isUnfolded || model.filter.from != nil { bound("From", \.from) }
    if isUnfolded || model.filter.to != nil { bound("To", \.to) }
    if let present = model.present, model.filter.from != nil || model.filter.to != nil {
      DayBegins(minutes: present.beginsMin)
    }
  }

  @ViewBuilder private func chip(_ name: Text, _ isOn: Binding<Bool>) -> some View {
    if isUnfolded || isOn.wrappedValue { Chip(name: name, isOn: isOn) }
  }

  @ViewBuilder private func bound(
    _ name: LocalizedStringKey, _ bound: WritableKeyPath<EntryFilter, String?>
  ) -> some View {
    if let day = model.filter[keyPath: bound], let present = model.present {
      HStack {
        DatePicker(
          name,
          selection: date(
            Binding {
              day
            } set: {
              model.filter[keyPath: bound] = $0
            }), in: present.about, displayedComponents: .date)
        Button("Any day") { model.filter[keyPath: bound] = nil }
          .buttonStyle(.quiet)
          .accessibilityHint(Text(name))
      }
    } else {
      Button(name) { model.filter[keyPath: bound] = model.present?.today }.buttonStyle(.other)
    }
  }

  private func contains(_ value: String, in list: WritableKeyPath<EntryFilter, [String]>) -> Binding<Bool> {
    Binding {
      model.filter[keyPath: list].contains(value)
    } set: { isOn in
      model.filter[keyPath: list].removeAll { $0 == value }
      if isOn { model.filter[keyPath: list].append(value) }
    }
  }
}
