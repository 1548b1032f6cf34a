import AppModel
import KindselfCore
import SwiftUI

/// An entry of any kind, as it is written. It keeps itself as a draft.
///
/// The keyboard learns nothing here: corrections are off for each of its fields, and with them the suggestions that iOS
/// takes from what was typed.
struct EditorScreen: View {
  private let subject: EditorSubject
  @State private var model: EditorModel
  @Environment(Navigator.self) private var navigator
  @Environment(\.palette) private var palette
  @Environment(\.scenePhase) private var scenePhase

  init(app: Kindself, subject: EditorSubject) {
    self.subject = subject
    _model = State(initialValue: app.journal.editor(subject))
  }

  var body: some View {
    Column {
      StoreOnItsWay(store: navigator.app.store)
      if let problem = navigator.app.store.problem { StoreTroubleCard(app: navigator.app, problem: problem) }
      if model.isGone {
        BodyText(Text("This is no longer here."))
      } else if let kind = model.kind {
        BodyText(kind.opening)
        Group {
          ForEach(kind.parts, id: \.id) { part in
            switch part {
            case .field(let field): if !field.retired || model[field.id] != nil { filled(field) }
            case .pause(let pause): PauseField(pause: pause)
            }
          }
          MoreFields(model: model, seals: kind.seals)
        }
        .disabled(model.isSealing)
        BlankSheet(kind: kind)
      } else if let refusal = model.refusal {
        readingInWords(refusal).foregroundStyle(palette.error)
        Button("Try again") { Task { await model.open() } }.buttonStyle(.other)
      }
    }
    .screen(verbatim: model.kind?.name ?? "")
    .navigationBarTitleDisplayMode(.inline)
    .bottomBar(isShown: model.kind != nil) {
      DraftLine(model: model)
      Button("Save", action: keep).buttonStyle(.main)
    }
    .task { await model.open() }
    .onChange(of: scenePhase) { if scenePhase != .active { model.keepNow() } }
    .onDisappear(perform: left)
  }

  private func filled(_ field: FieldCard) -> some View {
    @Bindable var model = model
    return FieldView(
      field: field, value: $model[field.id], earlier: model.earlier(field), faults: model.faults(field.id),
      feelings: navigator.app.store.open?.catalogue.feelings ?? [],
      ownWord: Binding {
        model.ownWord(field.id)
      } set: {
        model.typeOwnWord($0, in: field.id)
      })
  }

  private func keep() {
    Task {
      if let closing = await model.keep() { return navigator.kept(closing: closing, sealed: model.sealed) }
      if let refusal = model.refusal { announcePolitely(refusalSpoken(refusal)) }
    }
  }

  private func left() {
    let isStillOpen = [Navigator.Tab.now, .write].contains { navigator[$0].contains(.journal(.editor(subject))) }
    Task {
      // What became of it is said once that is known.
      let draft = await model.leave()
      if isStillOpen { return }
      switch draft {
      case .kept: announcePolitely(spoken("Saved as a draft."))
      case .notKept(let why): announcePolitely(refusalSpoken(why))
      case .untouched, .toBeKept, nil: break
      }
    }
  }
}

/// What becomes of what is typed, quietly; and why it cannot be kept, plainly.
private struct DraftLine: View {
  let model: EditorModel
  @State private var heard: JournalError?
  @Environment(\.palette) private var palette

  var body: some View {
    Group {
      if let refusal = model.refusal {
        refusalInWords(refusal).foregroundStyle(palette.error)
      } else {
        switch model.draft {
        case .kept: Text("Draft saved").foregroundStyle(palette.quiet)
        case .notKept(let why): refusalInWords(why).foregroundStyle(palette.quiet)
        case .untouched, .toBeKept: EmptyView()
        }
      }
    }
    .font(.footnote)
    .onChange(of: model.draft) {
      // Heard once: each change would be too much.
      switch model.draft {
      case .notKept(let why) where why != heard:
        heard = why
        announcePolitely(refusalSpoken(why))
      case .kept: heard = nil
      default: break
      }
    }
  }
}
