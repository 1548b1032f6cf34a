import AppModel
import KindselfCore
import SwiftUI

/// One kind line about what was done, whether it came to its end or not.
struct EndedScreen: View {
  let ended: EndedSession
  @Environment(Navigator.self) private var navigator
  @Environment(\.palette) private var palette
  @State private var felt: Int?

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
        SecondaryText(
          isGrounding
            ? Text("You are here. You can stop now, or do whatever comes next.")
            : Text("See if you can take a little of it along."))
      }
      .multilineTextAlignment(.center)
      .frame(maxWidth: .infinity)
      TroubleLine(trouble: app.history.notRemembered)
      if app.history.canSayHowItWas {
        VStack(alignment: .leading, spacing: 8) {
          Heading("How was it?").accessibilityHidden(true)
          RatingField(
            label: Text("How was it?"), most: Int(feltMost()), low: Text("hard"), high: Text("very good"), rating: $felt
          )
        }
      }
    }
    .onChange(of: felt) { Task { await app.history.felt(felt) } }
    .bottomBar {
      Button("Done", action: navigator.leaveSession).buttonStyle(.main)
      Button(isGrounding ? "Once more" : "A little more") { app.sessions.beginAgain(after: ended) }.buttonStyle(
        .otherWide)
      if isGrounding { Button("Breathe for a minute") { app.sessions.beginMinute() }.buttonStyle(.quiet) }
    }
  }

  /// Whole minutes, in words where they are few; less than a minute is a moment.
  private var kindLine: Text {
    let minutes = Int(minutesGiven(lengthMs: ended.lastedMs))
    return minutes == 0 ? Text("You gave yourself a moment.") : Text("You gave yourself \(minutes) minutes.")
  }
}
