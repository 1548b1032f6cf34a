import AppModel
import KindselfCore
import SwiftUI

/// Longer words are sentences to be read, not a phase to be glanced at.
private let longLine = 40

/// The line of now, and what is left.
struct SessionWords: View {
  let display: SessionDisplay
  /// A press has become a long one.
  let saysHold: Bool
  @Environment(\.palette) private var palette
  @Environment(\.accessibilityReduceMotion) private var reducesMotion

  var body: some View {
    VStack(spacing: 4) {
      line
        .font(display.line.count > longLine ? .title3 : .title)
        .frame(maxWidth: .infinity)
        .contentTransition(.opacity)
        .animation(reducesMotion ? nil : .easeInOut(duration: 0.2), value: display.line)
      if let hand = display.hand, !display.isWaiting { Text(words(hand)).foregroundStyle(palette.quiet) }
      left.foregroundStyle(palette.quiet)
    }
    .multilineTextAlignment(.center)
    .accessibilityAddTraits(.updatesFrequently)
  }

  private var line: Text {
    if display.isGettingReady { return Text("Getting ready…") }
    return display.isWaiting ? Text(LocalizedStringKey(waitingKey(display.state))) : Text(verbatim: display.line)
  }

  @ViewBuilder private var left: some View {
    if saysHold {
      Text("Keep holding to end here")
    } else if let breaths = display.breathsLeft {
      Text("\(breaths) breaths left")
    } else if let part = display.part {
      Text("\(part.name) · \(part.number) of \(part.count)")
    }
  }
}

/// Where a hand may be, and never has to be.
private func words(_ hand: Hand) -> LocalizedStringKey {
  switch hand {
  case .heart: "A hand on your heart, if you like"
  case .belly: "A hand on your belly, if you like"
  case .cheek: "A hand on your cheek, if you like"
  case .arms: "Hands on your arms, if you like"
  case .hands: "One hand in the other, if you like"
  case .shoulders: "Hands on your shoulders, if you like"
  case .knees: "Hands on your knees, if you like"
  case .cushion: "Something soft to hold, if you like"
  case .table: "A hand on something hard, if you like"
  }
}

/// Why a session waits.
func waitingKey(_ state: SessionState) -> String {
  switch state {
  case .interrupted(let by), .paused(why: .interrupted(let by)):
    switch by {
    case .call: "Paused for a call."
    case .otherSound: "Paused while something else is playing."
    case .headphonesGone: "Paused: the headphones came out."
    }
  case .paused(why: .restored):
    "Here is where you were."
  case .paused(why: .person), .ready, .running, .asked, .ended:
    "Paused. Take your time."
  }
}

/// What the session goes on without.
struct Degradations: View {
  let degradations: [Degradation]
  @Environment(\.palette) private var palette

  var body: some View {
    ForEach(degradations, id: \.self) { degradation in
      Text(words(degradation)).font(.footnote).foregroundStyle(palette.quiet).multilineTextAlignment(.center)
    }
  }

  private func words(_ degradation: Degradation) -> LocalizedStringKey {
    switch degradation {
    case .voice: "This phone has no voice for this language, so it goes on without one."
    case .sound: "There is no sound right now, so it goes on in silence."
    // An iPhone says of its motor only whether there is one.
    case .haptics, .savingPower, .vibrationOff: "This phone cannot vibrate, so it goes on without touch."
    case .memory: "This phone could not save your place; perhaps its storage is full. The session goes on."
    }
  }
}
