import AppModel
import KindselfCore
import SwiftUI

/// What comes next, every rule, and what holds for all of them.
struct RemindersScreen: View {
  let app: Kindself
  @State private var problem: ReminderProblem?
  @State private var calendar: CalendarFile
  @Environment(Navigator.self) private var navigator

  init(app: Kindself) {
    self.app = app
    _calendar = State(initialValue: CalendarFile(app: app))
  }

  var body: some View {
    let reminding = app.reminding
    Column {
      StoreOnItsWay(store: app.store)
      if let problem { ProblemLine(problem: problem) }
      if let said = app.rules.said { SaidOfRule(said: said.words) }
      ForEach(reminding.notes, id: \.self) { NoteCard(app: app, note: $0, problem: $problem) }
      if reminding.cards.isEmpty {
        SecondaryText(
          Text("Nothing reminds you. If a quiet word at a good hour would help, you can ask for one here."))
      } else {
        Next(app: app)
      }
      if reminding.isReady {
        NavigationLink(value: Destination.reminders(.rule(.new(.nothing)))) { Text("New reminder") }
          .buttonStyle(.main)
      }
      if !reminding.cards.isEmpty {
        Heading("Your reminders")
        ForEach(reminding.cards, id: \.id) { RuleDoor(app: app, card: $0) }
      }
      Group {
        WayTo(
          .reminders(.arrive), "Will they arrive?", behind: "What this phone does with reminders, and one to try")
        WayTo(
          .reminders(.log), "What came of them",
          behind: "The last ones: when each was meant to come, and when it did")
      }
      .buttonStyle(.door())
      if reminding.isReady && !reminding.cards.isEmpty {
        Together(app: app, calendar: calendar, problem: $problem)
      }
    }
    .screen("Reminders")
    .navigationBarTitleDisplayMode(.inline)
    .bottomBar(isShown: app.rules.deleted != nil) { BringBackRule(rules: app.rules, problem: $problem) }
    .task { reminding.look() }
    .onDisappear { if !navigator.leads(to: .reminders(.list)) { calendar.giveUp() } }
  }
}

/// The next ones in words, each with what it is for.
private struct Next: View {
  let app: Kindself

  var body: some View {
    let reminding = app.reminding
    SoftCard(tone: .inviting) {
      Heading("What comes next")
      if reminding.upcoming.isEmpty { BodyText(Text("Nothing comes by itself.")) }
      ForEach(Array(reminding.upcoming.enumerated()), id: \.offset) { at, card in
        let rule = reminding.card(card.rule)
        VStack(alignment: .leading, spacing: 4) {
          BodyText(upcomingInWords(card, of: rule?.rule.zone ?? .follow, isFirst: at == 0))
          if let rule { whatInWords(rule, in: app).font(.footnote) }
          if let moved = movedInWords(card.moved) { moved.font(.footnote) }
        }
        .accessibilityElement(children: .combine)
      }
    }
  }
}

private struct RuleDoor: View {
  let app: Kindself
  let card: ReminderCard

  var body: some View {
    NavigationLink(value: Destination.reminders(.rule(.kept(card.id)))) {
      VStack(alignment: .leading, spacing: 4) {
        whatInWords(card, in: app).font(.headline)
        whenInWords(card.rule, in: app).lineSpacing(lineGap)
        if let rests = restInWords(card.rule.rest) { SecondaryText(rests) }
        if let never = card.never { SecondaryText(Text(words(never))) }
      }
      .multilineTextAlignment(.leading)
    }
    .buttonStyle(.door())
    .disabled(!app.reminding.isReady)
  }
}

/// What there is to say about reminders, with what one might do. Nothing where it is about one that is gone.
private struct NoteCard: View {
  let app: Kindself
  let note: ReminderNote
  @Binding var problem: ReminderProblem?

  var body: some View {
    switch note {
    case .notShown:
      SoftCard(tone: .warm) {
        BodyText(Text("The phone does not show reminders yet. They are kept, and come once it may."))
        Button("Let them be shown") { Task { await app.reminding.letBeShown() } }.buttonStyle(.other)
      }
    case .unknownZone:
      SoftCard(tone: .warm) {
        BodyText(
          Text(
            "This phone names a time zone that Kindself does not know. Reminders go by the clock it shows now."))
      }
    case .unknownZoneOf(let id):
      about(id) {
        Text(
          "“\($0)” stays in a time zone that this phone does not know. It goes by that zone's hours as they were when you chose it."
        )
      }
    case .heldBack(let id):
      if let card = app.reminding.card(id) { HeldBack(app: app, card: card, problem: $problem) }
    case .offersRest(let id):
      if let card = app.reminding.card(id) {
        SoftCard(tone: .warm) {
          BodyText(
            Text("“\(whatInWords(card, in: app))” passed by a few times. It can rest for a while, if that suits you."))
          Button("Let it rest") { Task { await rest(card) } }.buttonStyle(.other)
        }
      }
    }
  }

  @ViewBuilder private func about(_ id: String, say: (Text) -> Text) -> some View {
    if let card = app.reminding.card(id) {
      SoftCard(tone: .warm) { BodyText(say(whatInWords(card, in: app))) }
    }
  }

  private func rest(_ card: ReminderCard) async {
    var rule = card.rule
    rule.rest = .open
    problem = await app.reminding.keep(card.id, rule)
  }
}

/// One to which others leave no place, and with how many a day it would have one.
private struct HeldBack: View {
  let app: Kindself
  let card: ReminderCard
  @Binding var problem: ReminderProblem?
  /// Nil until the core has said it, or where more would not help.
  @State private var allow: UInt8?

  var body: some View {
    let name = whatInWords(card, in: app)
    SoftCard(tone: .warm) {
      BodyText(Text("“\(name)” gives way to others each day. With more a day, it would come, too."))
      if let allow {
        Button("Let \(Int(allow)) come a day") { Task { problem = await app.reminding.allow(allow) } }
          .buttonStyle(.other)
          .accessibilityHint(name)
      }
    }
    .task(id: app.reminding.wishes) { allow = await app.reminding.preview(card.id, card.rule).allow }
  }
}

/// For a while, what was deleted can be had back.
private struct BringBackRule: View {
  let rules: Rules
  @Binding var problem: ReminderProblem?

  var body: some View {
    HStack {
      Text("Deleted. It does not come any more.")
      Spacer()
      Button("Undo") { Task { problem = await rules.bringBack() } }.buttonStyle(.quiet)
    }
    // It is there for a moment, and far from where a reader is.
    .onAppear { announcePolitely(spoken("Deleted. It does not come any more.")) }
  }
}

extension Reminding {
  /// The rule of that name; nil where it is gone.
  func card(_ id: String) -> ReminderCard? { cards.first { $0.id == id } }
}
