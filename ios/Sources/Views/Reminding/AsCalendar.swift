import AppModel
import KindselfCore
import SwiftUI
import UniformTypeIdentifiers

/// All rules for other apps' calendars. Who will see them is said before anything leaves this one.
struct AsCalendar: View {
  let app: Kindself
  @Bindable var calendar: CalendarFile

  var body: some View {
    VStack(alignment: .leading, spacing: 12) {
      Heading("As a calendar")
      SecondaryText(Text("Other apps that read your calendar see these words and times."))
      SecondaryText(Text("A calendar knows nothing of what was done already, nor of how many come a day."))
      Button("Save as a calendar file") { Task { await calendar.save() } }
        .buttonStyle(.other)
        .disabled(calendar.state == .working)
      switch calendar.state {
      case .asking, .working, .made: EmptyView()
      case .saved(let leftOut):
        DoneLine(words: Text("The calendar file is saved."))
        if !leftOut.isEmpty { BodyText(Text("These cannot be said in a calendar, and are not in it:")) }
        LeftOutOfIt(app: app, leftOut: leftOut)
      case .noneSaid(let leftOut):
        DoneLine(words: Text("None of these can be said in a calendar."))
        LeftOutOfIt(app: app, leftOut: leftOut)
      case .notSaved:
        ErrorLine(
          words: """
            The file could not be saved there. Nothing here has changed; another place may work.
            """)
      }
    }
    .fileMover(isPresented: $calendar.isTakenOut, file: calendar.file) { result in
      calendar.moved(result)
    } onCancellation: {
      calendar.giveUp()
    }
    .closesOutOfSight(choosing: $calendar.isTakenOut)
    // What the system's screen was closed over does not wait on its way.
    .onChange(of: app.privacy.cover != nil) {
      if app.privacy.cover != nil && calendar.file != nil { calendar.giveUp() }
    }
  }
}

/// Which rules are not in it and why. One that was deleted since is not missed.
private struct LeftOutOfIt: View {
  let app: Kindself
  let leftOut: [LeftOutCard]

  var body: some View {
    ForEach(leftOut, id: \.rule) { left in
      if let card = app.reminding.card(left.rule) { SecondaryText(words(left.why, whatInWords(card, in: app))) }
    }
  }

  private func words(_ why: Unsaid, _ name: Text) -> Text {
    switch why {
    case .drawn: Text("“\(name)”: nobody knows its moments ahead.")
    case .afterPractice: Text("“\(name)”: it counts from a practice.")
    case .programme: Text("“\(name)”: its programme says which days.")
    case .quiet: Text("“\(name)”: quiet hours change when it comes, in no weekly order.")
    case .resting: Text("“\(name)”: it rests until you wake it.")
    case .over: Text("“\(name)”: its day is over.")
    }
  }
}
