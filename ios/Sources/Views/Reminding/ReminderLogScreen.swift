import AppModel
import KindselfCore
import SwiftUI

/// What became of the last reminders.
struct ReminderLogScreen: View {
  let app: Kindself
  /// Nil until they were read.
  @State private var lines: [ReminderLogCard]?

  var body: some View {
    Column {
      if lines?.isEmpty == true { SecondaryText(Text("Nothing has come yet.")) }
      LazyVStack(alignment: .leading, spacing: 16) {
        ForEach(Array((lines ?? []).enumerated()), id: \.offset) { _, line in Line(app: app, line: line) }
      }
    }
    .screen("What came of them")
    .navigationBarTitleDisplayMode(.inline)
    .task(id: app.reminding.upcoming) { lines = await app.reminding.log(usually.logLines) }
  }
}

private struct Line: View {
  let app: Kindself
  let line: ReminderLogCard

  var body: some View {
    SoftCard {
      name.font(.headline)
      BodyText(Text("Meant for \(moment)"))
      if let delivered = line.deliveredUtcMs {
        SecondaryText(Text("Shown \(momentInWords(delivered))"))
      } else if let accepted = line.acceptedUtcMs {
        SecondaryText(Text("Handed to the phone \(momentInWords(accepted))"))
        SecondaryText(Text("Not shown so far"))
      } else {
        SecondaryText(Text("Not handed to the phone yet"))
      }
      if let act = line.act { SecondaryText(Text(words(act))) }
    }
    .accessibilityElement(children: .combine)
  }

  private var name: Text {
    if let card = app.reminding.card(line.rule) { return whatInWords(card.rule, name: line.name, in: app) }
    return line.name.map { Text(verbatim: $0) } ?? Text("A reminder")
  }

  /// One that was drawn and has not come yet is a surprise still.
  private var moment: Text {
    let isToCome = line.deliveredUtcMs == nil && line.act == nil
    let drawn = isToCome ? app.reminding.card(line.rule).flatMap { drawnInWords($0.rule, on: line.date) } : nil
    return drawn ?? momentInWords(line.intendedUtcMs)
  }

  private func words(_ act: ReminderAct) -> LocalizedStringKey {
    switch act {
    case .done: "You said it was done."
    case .later: "You asked for it a little later."
    case .notToday: "You asked for no more that day."
    case .pause: "You let it rest."
    case .opened: "You opened it."
    case .letPass: "You let it pass."
    }
  }
}
