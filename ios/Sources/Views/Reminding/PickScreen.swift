import AppModel
import KindselfCore
import SwiftUI

/// A practice or a breath, to be chosen. What is about abuse is not there.
struct PickScreen: View {
  let app: Kindself
  let model: RuleModel
  @Environment(\.screenActions) private var actions

  var body: some View {
    let favourites = app.forYou.favourites.map(\.subject)
    let recent = app.forYou.recent.map(\.subject)
    let practices = app.practices.catalogue.practices.map { Subject.practice(id: $0.id) }
    Column {
      Some("Favourites", favourites, in: app, choose)
      Some("Recent", without(favourites, recent), in: app, choose)
      Some("Breaths", without(favourites + recent, breaths), in: app, choose)
      Some("All practices", without(favourites + recent + breaths, practices), in: app, choose)
    }
    .screen("Remind me of")
    .navigationBarTitleDisplayMode(.inline)
    .task(id: app.store.open?.writes) { await app.forYou.read() }
  }

  /// Each name stands there once, where it is first looked for.
  private func without(_ before: [Subject], _ subjects: [Subject]) -> [Subject] {
    let name = { app.practices.practice(about: $0)?.name ?? "" }
    let names = Set(before.map(name)).subtracting([""])
    return subjects.filter { !names.contains(name($0)) }
  }

  private func choose(_ subject: Subject) {
    model.open(.practice(subject: subject))
    actions.back()
  }

  private var breaths: [Subject] {
    app.practices.catalogue.protocols.map { .protocol(id: $0.id) }
      + app.settings.ownPatterns.map { .own(pattern: $0.pattern) }
  }
}

private struct Some: View {
  let name: LocalizedStringKey
  let subjects: [Subject]
  let app: Kindself
  let choose: (Subject) -> Void

  init(
    _ name: LocalizedStringKey, _ subjects: [Subject], in app: Kindself, _ choose: @escaping (Subject) -> Void
  ) {
    (self.name, self.app, self.choose) = (name, app, choose)
    // A pattern of one's own may have been deleted since.
    self.subjects = subjects.filter { app.practices.practice(about: $0) != nil && !app.practices.isDiscreet($0) }
  }

  var body: some View {
    if !subjects.isEmpty {
      Heading(name)
      ForEach(subjects, id: \.self) { subject in
        Button {
          choose(subject)
        } label: {
          nameInWords(subject, in: app).font(.headline).multilineTextAlignment(.leading)
        }
        .buttonStyle(.door())
      }
    }
  }
}
