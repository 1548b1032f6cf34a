import AppModel
import KindselfCore
import SwiftUI

/// Whether reminders arrive on this phone, one to try, and what decides it, what needs doing first.
struct ArriveScreen: View {
  @State private var testing: SelfTesting
  @Environment(\.scenePhase) private var scenePhase
  @Environment(Navigator.self) private var navigator

  init(app: Kindself) {
    _testing = State(initialValue: SelfTesting(app: app))
  }

  var body: some View {
    Column {
      if let card = testing.card {
        BodyText(Text(words(ofVerdict: card.verdict)))
        Heading("Try it")
        Try(testing: testing)
        Heading("What decides it")
        if testing.hasNoPage {
          BodyText(Text("This phone has no such page. It may be under a name of its own in the settings."))
        }
        ForEach(card.factors, id: \.factor) { FactorCardView(card: $0, testing: testing) }
      }
    }
    .screen("Will they arrive?")
    .navigationBarTitleDisplayMode(.inline)
    .task { await testing.read() }
    // Whoever comes back from the settings sees what they changed there.
    .onChange(of: scenePhase) { if scenePhase == .active { Task { await testing.read() } } }
    .task(id: testing.test) { await testing.watch() }
    .onDisappear { if !navigator.leads(to: .reminders(.arrive)) { testing.leave() } }
  }

  private func words(ofVerdict verdict: FactorState) -> LocalizedStringKey {
    switch verdict {
    case .good, .unseen: "As far as this phone tells, they arrive."
    case .weaker: "They arrive, though perhaps later or more quietly than they could."
    case .broken: "As it is, they do not arrive. Below is what keeps them, and what would help."
    }
  }
}

/// The one that a person sends themselves.
private struct Try: View {
  let testing: SelfTesting

  var body: some View {
    Group {
      switch testing.test {
      case .none: EmptyView()
      case .waitingUntil:
        BodyText(
          testing.isOverdue
            ? Text(
              """
              It has not come yet. The phone may be holding it back. The lines below say what to look at, from the top.
              """)
            : Text("One is on its way. It comes in about a minute; you can put the phone away meanwhile."))
      case .arrived(0): BodyText(Text("It arrived on time."))
      case .arrived(let late): BodyText(Text("It arrived, \(Int(late)) seconds after it was due."))
      }
    }
    .onChange(of: testing.test) { if case .arrived(let late) = testing.test { announcePolitely(arrivalSpoken(late)) } }
    if let shut = testing.shut {
      BodyText(Text("Nothing may be shown now, so it would not arrive."))
      WayToChange(card: shut, testing: testing)
    } else if !isWaiting || testing.isOverdue {
      Button("Send me one in a minute") { Task { await testing.send() } }.buttonStyle(.main)
    }
  }

  private var isWaiting: Bool { if case .waitingUntil = testing.test { true } else { false } }
}

private func arrivalSpoken(_ late: Int64) -> String {
  late == 0
    ? spoken("It arrived on time.")
    : String.localizedStringWithFormat(spoken("It arrived, %lld seconds after it was due."), late)
}

private struct FactorCardView: View {
  let card: FactorCard
  let testing: SelfTesting

  var body: some View {
    if let words = FactorWords(card, canAsk: testing.canAsk) {
      SoftCard {
        Heading(words.name)
        SecondaryText(Text(words.state))
        BodyText(Text(words.advice))
        WayToChange(card: card, testing: testing)
      }
    }
  }
}

/// The system's question, or the page of the settings where it is changed.
private struct WayToChange: View {
  let card: FactorCard
  let testing: SelfTesting

  var body: some View {
    if let page = card.page, let words = FactorWords(card, canAsk: testing.canAsk) {
      Button(page == .ask && testing.canAsk ? "Ask me" : "Open this in the settings") {
        Task { await testing.open(page) }
      }
      .buttonStyle(.other)
      .accessibilityHint(Text(words.name))
    }
  }
}
