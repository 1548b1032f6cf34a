import AppModel
import KindselfCore
import SwiftUI

/// One kind line about what was done, whether it came to its end or not.
struct EndedScreen: View {
  let ended: EndedSession
  @Environment(Navigator.self) private var navigator
  @Environment(\.palette) private var palette
  @State private var felt: Int?
  @State private var isHarder = false

  var body: some View {
    let app = navigator.app
    let isGrounding = app.practices.isGrounding(ended.subject)
    Column {
      VStack(spacing: 12) {
        Lamp()
          .scaleEffect(0.65)
          .frame(maxWidth: 220)
          .accessibilityHidden(true)
        kindLine
          .font(.title)
          .accessibilityAddTraits(.isHeader)
          .readFirst()
        if isOpen { RatedLines(ratings: ended.outcome.ratings) }
        SecondaryText(
          isGrounding
            ? Text("You are here. You can stop now, or do whatever comes next.")
            : Text("See if you can take a little of it along."))
      }
      .multilineTextAlignment(.center)
      .frame(maxWidth: .infinity)
      if isOpen && ended.outcome.ratings.contains(where: \.isPair) {
        SecondaryText(Text("One pair proves nothing. The numbers are yours to look at."))
      }
      NotKeptLine()
      TroubleLine(trouble: app.history.notRemembered)
      if app.history.canSayHowItWas {
        VStack(alignment: .leading, spacing: 8) {
          Heading("How was it?").accessibilityHidden(true)
          RatingField(
            label: Text("How was it?"), most: Int(feltMost()), low: Text("hard"), high: Text("very good"), rating: $felt
          )
        }
      }
      if isPractice { Harder(history: app.history, isHarder: $isHarder) }
    }
    .onChange(of: felt) { Task { await app.history.felt(felt) } }
    .bottomBar {
      if ended.isDiscreet { WaysOut() }
      Button("Done", action: navigator.leaveSession).buttonStyle(.main)
      if !ended.isDiscreet {
        Button(isGrounding ? "Once more" : "A little more", action: again).buttonStyle(.otherWide)
      }
      if isGrounding { Button("Breathe for a minute") { app.sessions.beginMinute() }.buttonStyle(.quiet) }
    }
  }

  /// While the app is locked, nothing that was answered is to be seen.
  private var isOpen: Bool { navigator.app.privacy.cover == nil }

  /// One that is led, and is no grounding.
  private var isPractice: Bool {
    if case .practice = ended.subject { ended.isKept } else { false }
  }

  private func again() {
    let sessions = navigator.app.sessions
    guard isPractice else {
      sessions.beginAgain(after: ended)
      return
    }
    Task { [isHarder] in await sessions.practiseAgain(after: ended, wasHarder: isHarder) }
  }

  /// Whole minutes, in words where they are few; less than a minute is a moment.
  private var kindLine: Text {
    if isPractice { return Text("You were here for yourself.") }
    let minutes = Int(minutesGiven(lengthMs: ended.lastedMs))
    return minutes == 0 ? Text("You gave yourself a moment.") : Text("You gave yourself \(minutes) minutes.")
  }
}

/// It may have been harder than before; then the next time can be softer, and there is something solid now.
private struct Harder: View {
  let history: History
  @Binding var isHarder: Bool
  @Environment(Navigator.self) private var navigator

  var body: some View {
    Chip(name: Text("It was harder than before"), isOn: $isHarder)
      .onChange(of: isHarder) {
        Task { [isHarder] in await history.harder(isHarder) }
        if isHarder { announcePolitely(spoken(harderSaid)) }
      }
    if isHarder {
      BodyText(Text(LocalizedStringKey(harderSaid)))
      Button("Ground me", action: navigator.ground).buttonStyle(.otherWide)
    }
  }
}

private let harderSaid =
  "Thank you for saying so. Next time it can be softer. For now, something solid under your hands may help."
