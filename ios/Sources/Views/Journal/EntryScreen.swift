import AppModel
import KindselfCore
import SwiftUI

/// What was written, to be read.
struct EntryScreen: View {
  @State private var model: EntryModel
  @Environment(Navigator.self) private var navigator

  init(app: Kindself, id: String) {
    _model = State(initialValue: app.journal.reader(id))
  }

  var body: some View {
    Column {
      StoreOnItsWay(store: navigator.app.store)
      switch model.found {
      case .open(let view): open(view)
      case let found: NotOpen(found: found)
      }
      if let kind = model.kind {
        RemindMe("Remind me to write one of these", of: .kind(kind.id)).buttonStyle(.otherWide)
      }
      if case .sealed(let until) = model.found {
        RemindMe("Remind me on the day it opens", of: .letter(entry: model.id, opens: until)).buttonStyle(.otherWide)
      }
      switch model.found {
      case .open, .sealed:
        Button("Delete", role: .destructive) { Task { await navigator.delete(entry: model.id) } }.buttonStyle(.quiet)
      case .refused, .gone, nil: EmptyView()
      }
      TroubleLine(trouble: navigator.app.journal.write.trouble)
    }
    .screen(verbatim: title)
    .navigationBarTitleDisplayMode(.inline)
    .task(id: navigator.app.store.open?.writes) { await model.read() }
  }

  private var title: String {
    if case .open(let view) = model.found { view.card.kindName } else { "" }
  }

  @ViewBuilder private func open(_ view: EntryView) -> some View {
    SecondaryText(dayInWords(view.card.day, present: model.present))
    WrittenValues(written: view.written, kind: model.kind)
    if model.kind != nil {
      NavigationLink(value: Destination.journal(.editor(.entry(model.id)))) { Text("Change") }.buttonStyle(.main)
    }
    if let sheet = model.sheet { Leaving(paper: Paper(sheet, words: sheetWords())) }
    if view.previous != nil {
      NavigationLink(value: Destination.journal(.previous(entry: model.id))) { Text("What it was before") }.buttonStyle(
        .otherWide)
    }
  }
}

/// Why there is nothing of an entry to be read.
private struct NotOpen: View {
  let found: EntryModel.Found?
  @Environment(\.palette) private var palette

  var body: some View {
    switch found {
    case .sealed(let until): BodyText(Text("Sealed until \(dateInWords(until)). It opens by itself."))
    case .refused(let why): readingInWords(why).foregroundStyle(palette.error)
    case .gone: BodyText(Text("This is no longer here."))
    case .open, nil: EmptyView()
    }
  }
}

/// What an entry was before its last change.
struct PreviousScreen: View {
  @State private var model: EntryModel
  @Environment(\.screenActions) private var actions
  @Environment(\.palette) private var palette

  init(app: Kindself, id: String) {
    _model = State(initialValue: app.journal.reader(id))
  }

  var body: some View {
    Column {
      if case .open(let view) = model.found, let previous = view.previous {
        WrittenValues(written: previous.written, kind: model.kind)
        Button("Restore this version") { Task { await bringBack() } }.buttonStyle(.main)
        if let refusal = model.refusal { refusalInWords(refusal).foregroundStyle(palette.error) }
      } else {
        NotOpen(found: model.found)
      }
    }
    .screen("What it was before")
    .navigationBarTitleDisplayMode(.inline)
    .task { await model.read() }
  }

  private func bringBack() async {
    guard await model.bringBackPrevious() else {
      if let refusal = model.refusal { announcePolitely(refusalSpoken(refusal)) }
      return
    }
    announcePolitely(spoken("The earlier version is back."))
    actions.back()
  }
}
