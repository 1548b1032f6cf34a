import AppModel
import SwiftUI

/// The way to a reminder of what stands here, and what became of it once one is back.
struct RemindMe: View {
  let of: RemindedOf
  let words: LocalizedStringKey
  @Environment(Navigator.self) private var navigator

  init(_ words: LocalizedStringKey = "Remind me of this", of: RemindedOf) {
    (self.of, self.words) = (of, words)
  }

  var body: some View {
    NavigationLink(value: Destination.reminders(.rule(.new(of)))) { Text(words) }
    if let said = navigator.app.rules.said, said.subject == .new(of) { SaidOfRule(said: said.words) }
  }
}

/// What became of a rule that was kept, until its screen is left.
struct SaidOfRule: View {
  let said: Rules.Said
  @Environment(Navigator.self) private var navigator

  var body: some View {
    SecondaryText(Text(words(said)))
      .onAppear { announcePolitely(spokenWords(said)) }
      .onDisappear { navigator.app.rules.hush() }
  }
}

private func words(_ said: Rules.Said) -> LocalizedStringKey {
  switch said {
  case .kept: "Saved"
  case .keptUnseen: "Saved. The phone does not show reminders yet; you can let it whenever you like."
  }
}

private func spokenWords(_ said: Rules.Said) -> String {
  switch said {
  case .kept: spoken("Saved")
  case .keptUnseen: spoken("Saved. The phone does not show reminders yet; you can let it whenever you like.")
  }
}
