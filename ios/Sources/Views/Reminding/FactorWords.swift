import KindselfCore
import SwiftUI

/// What is said of something that decides whether reminders arrive.
struct FactorWords {
  let name: LocalizedStringKey
  /// How it is there, in one word.
  let state: LocalizedStringKey
  /// What that means, and what one might do.
  let advice: LocalizedStringKey

  /// Nil for what only phones of Android's have. `canAsk`: the system would still ask.
  init?(_ card: FactorCard, canAsk: Bool) {
    guard let name = nameOf(card.factor), let advice = adviceOf(card.factor, card.state, canAsk) else { return nil }
    (self.name, state, self.advice) = (name, wordOf(card.state), advice)
  }
}

private func nameOf(_ factor: Factor) -> LocalizedStringKey? {
  switch factor {
  case .shown: "Showing reminders"
  case .sound: "Sound"
  case .background: "Working out of sight"
  case .summary: "Scheduled summary"
  case .focus: "A Focus, such as Do Not Disturb"
  case .silentChannel, .soundingChannel, .exact, .battery, .maker, .sleep, .forceStop: nil
  }
}

private func wordOf(_ state: FactorState) -> LocalizedStringKey {
  switch state {
  case .good: "Good as it is"
  case .weaker: "Could be better"
  case .broken: "In the way"
  case .unseen: "No app can see this"
  }
}

private func adviceOf(_ factor: Factor, _ state: FactorState, _ canAsk: Bool) -> LocalizedStringKey? {
  let isGood = state == .good
  return switch factor {
  case .shown where isGood: "This app may show them."
  case .shown where state == .weaker && !canAsk:
    """
    They are in the notification centre when you look there, without a sound. \
    Switch on banners or the lock screen in the settings, and each is seen as it comes.
    """
  case .shown where state == .weaker:
    "They are in the notification centre when you look there, without a sound. To see each as it comes, let iOS ask you."
  case .shown: "This app may not show anything yet. Allow notifications, and they are seen."
  case .sound where isGood: "Sounds are allowed."
  case .sound: "Sounds are switched off for this app, so reminders come without one."
  case .background where isGood: "This app may do that."
  case .background:
    "Without it, what you do on another device, or a changed clock, is taken up once you open this app. What waits already still comes."
  case .summary where isGood: "Reminders come at their own time."
  case .summary:
    "Reminders wait for a summary at set times. Leave this app out of it, and each comes at its own."
  case .focus: "While it is on, the phone keeps reminders quiet. They are there when you look."
  case .silentChannel, .soundingChannel, .exact, .battery, .maker, .sleep, .forceStop: nil
  }
}
