import AppModel
import KindselfCore
import SwiftUI

/// A rule, from what it opens to what it comes to. Everything can be left as it is.
struct RuleScreen: View {
  let app: Kindself
  let subject: RuleSubject
  /// It stays while the screen goes, which shows it until then.
  @State private var model: RuleModel?
  @Environment(Navigator.self) private var navigator

  var body: some View {
    Group {
      if let model {
        RuleForm(app: app, model: model)
      } else {
        Column { StoreOnItsWay(store: app.store) }
      }
    }
    .screen(isKept ? "This reminder" : "A new reminder")
    .navigationBarTitleDisplayMode(.inline)
    .task {
      if await app.rules.begin(subject) {
        model = app.rules.model(subject)
      } else if navigator[navigator.tab].last == .reminders(.rule(subject)) {
        navigator.back()
      }
    }
    .onDisappear {
      // The list to choose from, another tab or the lifebuoy may be in front of it.
      if !navigator.leads(to: .reminders(.rule(subject))) { app.rules.leave(subject) }
    }
  }

  private var isKept: Bool { if case .kept = subject { true } else { false } }
}

private struct RuleForm: View {
  let app: Kindself
  @Bindable var model: RuleModel
  @Environment(Navigator.self) private var navigator
  @Environment(\.palette) private var palette

  var body: some View {
    Form {
      Group {
        RuleOpens(app: app, model: model)
        RuleWhen(app: app, model: model)
        if model.canBeDone {
          Section { Toggle("Not on days when it is done already", isOn: $model.rule.unlessDone) }
        }
        RuleComes(app: app, model: model)
        RuleSays(model: model)
        RuleQuiet(model: model)
        RuleSounds(model: model)
        RuleRest(model: model)
        Section {
          DisclosureGroup {
            RuleTravels(app: app, model: model)
            RuleLate(model: model)
          } label: {
            Text("More").frame(minHeight: 44)
          }
          RuleFaults(model, at: .zone)
          RuleFaults(model, at: .whole)
        }
        if model.id != nil {
          Section {
            Button(role: .destructive) {
              Task { await navigator.delete(model) }
            } label: {
              // The system's red is too faint on the paper.
              Text("Delete this reminder").foregroundStyle(palette.error)
            }
          }
        }
      }
      .listRowBackground(palette.surface)
    }
    .bottomBar {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if isFaulty { SecondaryText(Text("Above it says what to change, and it can be kept.")) }
      Button("Save") { Task { await navigator.keep(model) } }
        .buttonStyle(.main)
        .disabled(!model.canBeKept)
    }
    .task(id: model.rule) { await model.look() }
    .onChange(of: isFaulty) {
      if isFaulty { announcePolitely(spoken("Above it says what to change, and it can be kept.")) }
    }
  }

  private var isFaulty: Bool { model.preview?.faults.isEmpty == false }
}

/// What a tap on it leads to.
private struct RuleOpens: View {
  let app: Kindself
  let model: RuleModel

  var body: some View {
    let kind = model.opensKind
    Section("What it opens") {
      if kind == .other {
        BodyText(whatInWords(model.rule, name: nil, in: app))
      } else {
        Answer(name: "Nothing in particular", isChosen: kind == .nothing) { model.open(.firstScreen) }
        if let practice = model.practice {
          Answer(name: "A practice, or a breath", isChosen: true) {}
          nameInWords(practice, in: app).font(.headline)
          NavigationLink(value: pick) { Text("Choose another") }
        } else {
          NavigationLink(value: pick) { Text("A practice, or a breath") }
        }
        Answer(name: "A page to write on", isChosen: kind == .page) {
          if kind != .page, let first = kinds.first { model.open(.journal(kind: first.id)) }
        }
      }
      RuleFaults(model, at: .opens)
    }
    if case .journal(let chosen) = model.rule.opens {
      Section("Which page") {
        ForEach(kinds, id: \.id) { kind in
          Answer(Text(verbatim: kind.name), isChosen: kind.id == chosen) { model.open(.journal(kind: kind.id)) }
        }
      }
    }
  }

  private var pick: Destination { .reminders(.pick(model.subject)) }
  private var kinds: [KindCard] { app.store.open?.catalogue.kinds ?? [] }
}

/// The next ones as it stands, or why there are none, or fewer than it asks for.
private struct RuleComes: View {
  let app: Kindself
  let model: RuleModel

  var body: some View {
    if let preview = model.preview, preview.faults.isEmpty {
      Section("When it would come") {
        // By the clock where one is it comes at other times than the one that was chosen.
        if model.rule.zone.city != nil { BodyText(whenInWords(model.rule, in: app)) }
        ForEach(Array(preview.next.enumerated()), id: \.offset) { at, card in
          VStack(alignment: .leading, spacing: 4) {
            BodyText(upcomingInWords(card, of: model.rule.zone, isFirst: at == 0))
            if let moved = movedInWords(card.moved) { SecondaryText(moved) }
          }
        }
        if let never = preview.never { BodyText(Text(words(never))) }
        if let allow = preview.allow {
          if preview.never == nil {
            let most = app.reminding.wishes.mostADay
            BodyText(Text("At most \(Int(most)) reminders come a day, so not all of these would."))
          }
          Button("Let \(Int(allow)) come a day") { Task { await model.allow(allow) } }
        }
      }
    }
  }
}

/// In which words, and how that looks.
private struct RuleSays: View {
  let model: RuleModel

  var body: some View {
    let wording = model.rule.wording
    Section("What it says") {
      if wording == .kindAct { Answer(name: "A question about a small kind act", isChosen: true) {} }
      NotedAnswer(
        "Nothing that tells others anything", note: "Whoever sees the phone learns nothing.",
        isChosen: wording == .discreet
      ) { model.rule.wording = .discreet }
      if model.opensKind != .nothing {
        NotedAnswer(
          "What it is for",
          note: """
            Its name is in the notification. A locked iPhone shows it too, \
            unless Show Previews is “When Unlocked” or “Never” in Settings.
            """,
          isChosen: wording == .named
        ) { model.rule.wording = .named }
      }
      NotedAnswer(
        "My own words",
        note: """
          They are in the notification as you write them. A locked iPhone shows them too, \
          unless Show Previews is “When Unlocked” or “Never” in Settings.
          """,
        isChosen: wording.own != nil
      ) { if wording.own == nil { model.rule.wording = .own(words: "") } }
      if let own = wording.own {
        TextField("My words", text: words(own), axis: .vertical).autocorrectionDisabled()
      }
      RuleFaults(model, at: .words)
    }
    if let preview = model.preview, preview.faults.isEmpty {
      Section("It would look like this") {
        VStack(alignment: .leading, spacing: 4) {
          Text(verbatim: preview.title).font(.headline)
          if !preview.body.isEmpty { BodyText(preview.body) }
        }
        .accessibilityElement(children: .combine)
      }
    }
  }

  private func words(_ own: String) -> Binding<String> {
    Binding {
      model.rule.wording.own ?? own
    } set: {
      model.rule.wording = .own(words: $0)
    }
  }
}

/// With a sound, or without; for a sound the system asks the person, and why is said before.
private struct RuleSounds: View {
  @Bindable var model: RuleModel

  var body: some View {
    Section("How it comes") {
      Switch("With a sound", note: "Otherwise it is there when you look.", isOn: $model.rule.sounds)
      if model.rule.sounds {
        SecondaryText(
          Text(
            "For a sound, iOS asks once whether this app may. Nothing but what you ask for here comes."))
      }
    }
  }
}

private struct RuleRest: View {
  let model: RuleModel

  var body: some View {
    let rest = model.rule.rest
    Section("Rest") {
      Answer(name: "It comes", isChosen: rest == .no) { model.rule.rest = .no }
      Answer(name: "It rests until a day", isChosen: rest.date != nil) {
        if rest.date == nil { model.rule.rest = .until(date: model.days.opensEarliest) }
      }
      if let date = rest.date {
        RuleDay(day: date, days: model.days) { model.rule.rest = .until(date: $0) }
      }
      Answer(name: "It rests until I wake it", isChosen: rest == .open) { model.rule.rest = .open }
    }
  }
}

private struct RuleTravels: View {
  let app: Kindself
  let model: RuleModel

  var body: some View {
    let zone = model.rule.zone
    let here = ReminderZone.stay(
      zone: app.services.notifier.zone(), aheadOfUtcS: app.services.clock.moment.aheadOfUtcS)
    let stays = zone.place == nil ? here : zone
    Heading("When you travel")
    Answer(name: "Go by the clock where I am", isChosen: zone == .follow) { model.rule.zone = .follow }
    Answer(
      Text("Stay with the clock of \(stays.place ?? "")"), isChosen: zone.place != nil
    ) { model.rule.zone = stays }
  }
}

private struct RuleLate: View {
  let model: RuleModel

  var body: some View {
    Heading("If the phone was off then")
    Answer(name: "It comes later that day", isChosen: model.rule.late == .sameDay) { model.rule.late = .sameDay }
    Answer(name: "It comes as soon as it can", isChosen: model.rule.late == .always) { model.rule.late = .always }
    Answer(name: "It is let go", isChosen: model.rule.late == .never) { model.rule.late = .never }
  }
}

/// An answer with a line below it.
private struct NotedAnswer: View {
  let name: LocalizedStringKey
  let note: LocalizedStringKey
  let isChosen: Bool
  let choose: () -> Void
  @Environment(\.palette) private var palette

  init(_ name: LocalizedStringKey, note: LocalizedStringKey, isChosen: Bool, choose: @escaping () -> Void) {
    (self.name, self.note, self.isChosen, self.choose) = (name, note, isChosen, choose)
  }

  var body: some View {
    Button(action: choose) {
      HStack {
        VStack(alignment: .leading, spacing: 4) {
          Text(name).foregroundStyle(palette.text)
          Text(note).font(.footnote).foregroundStyle(palette.quiet)
        }
        .multilineTextAlignment(.leading)
        Spacer()
        if isChosen { Image(systemName: "checkmark").accessibilityHidden(true) }
      }
    }
    .named(Text(name), hint: Text(note))
    .accessibilityAddTraits(isChosen ? .isSelected : [])
  }
}

extension ReminderWording {
  /// A person's own words; nil where it has others.
  fileprivate var own: String? { if case .own(let words) = self { words } else { nil } }
}

extension ReminderRest {
  /// Until when it rests; nil where it does not, or nobody knows.
  fileprivate var date: String? { if case .until(let date) = self { date } else { nil } }
}
