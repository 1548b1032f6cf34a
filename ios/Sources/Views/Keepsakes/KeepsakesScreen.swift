import AppModel
import KindselfCore
import SwiftUI

/// The kinds in the order in which they are listed.
private let kinds: [KeptKind] = [.kindSentence, .phrase, .mantra, .other, .place, .colour, .touch, .act]

/// What was kept from practices, by kind. Each can be let go.
struct KeepsakesScreen: View {
  let model: Keepsakes
  @State private var asksForAll = false
  @Environment(Navigator.self) private var navigator

  var body: some View {
    Column {
      StoreOnItsWay(store: navigator.app.store)
      TroubleLine(trouble: model.trouble)
      if model.isRead && model.kept.isEmpty && model.trouble == nil {
        SecondaryText(Text("What you keep from a practice stands here, and is offered to you again."))
      }
      ForEach(kinds, id: \.self) { kind in
        let kept = model.kept.filter { $0.kind == kind }
        if !kept.isEmpty {
          Heading(words(kind))
          ForEach(kept, id: \.id) { KeepsakeCardView(card: $0, model: model) }
        }
      }
      if !model.kept.isEmpty { Button("Let all of them go") { asksForAll = true }.buttonStyle(.otherWide) }
    }
    .screen("Kept from practices")
    .navigationBarTitleDisplayMode(.inline)
    .task(id: navigator.app.store.open?.writes) { await model.read() }
    .onDisappear {
      // Another tab or the lifebuoy may be in front of it.
      if !navigator.leads(to: .keepsakes(.list)) { model.close() }
    }
    .confirmationDialog("Let all of them go", isPresented: $asksForAll) {
      Button("Let all of them go", role: .destructive) { Task { await model.forgetAll() } }
      Button("Hold on to it", role: .cancel) {}
    } message: {
      Text("All of them are deleted, and none is offered again.")
    }
    .closesOutOfSight(asking: $asksForAll)
  }

  private func words(_ kind: KeptKind) -> LocalizedStringKey {
    switch kind {
    case .place: "Places"
    case .other: "Someone kind"
    case .colour: "Colours"
    case .phrase: "Wishes"
    case .mantra: "Words to repeat"
    case .touch: "Touches"
    case .kindSentence: "Kind sentences"
    case .act: "Small acts"
    }
  }
}

private struct KeepsakeCardView: View {
  let card: KeepsakeCard
  let model: Keepsakes
  @State private var asks = false

  var body: some View {
    SoftCard {
      BodyText(card.words)
      if !card.practiceName.isEmpty { SecondaryText(Text("From \(card.practiceName)")).font(.footnote) }
      Button("Let it go") { asks = true }.buttonStyle(.quiet).accessibilityHint(Text(verbatim: card.words))
    }
    .confirmationDialog("Let it go", isPresented: $asks) {
      Button("Let it go", role: .destructive) { Task { await model.forget(card.id) } }
      Button("Hold on to it", role: .cancel) {}
    } message: {
      Text("It is deleted, and not offered again.")
    }
    .closesOutOfSight(asking: $asks)
  }
}
