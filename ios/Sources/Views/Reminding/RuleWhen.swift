import AppModel
import Foundation
import KindselfCore
import SwiftUI

/// When it reminds: in which way, and then what belongs to that.
struct RuleWhen: View {
  let app: Kindself
  let model: RuleModel

  var body: some View {
    Section("When") {
      // A programme says its days itself: there is nothing of that to choose here.
      ForEach(WhenKind.allCases.filter { $0 != .programme || model.kind == $0 }, id: \.self) { kind in
        Answer(name: words(kind), isChosen: model.kind == kind) { model.choose(kind) }
      }
    }
    Section {
      asked
      RuleFaults(model, at: .when)
    }
  }

  @ViewBuilder private var asked: some View {
    switch model.rule.when {
    case .daily(let at): RuleTime(minutes: at) { model.ask(.daily(atMin: $0)) }
    case .weekdays(let days, let at):
      RuleWeekdays(days: days) { model.ask(.weekdays(days: $0, atMin: at)) }
      RuleTime(minutes: at) { model.ask(.weekdays(days: days, atMin: $0)) }
    case .everyDays(let days, let at):
      Number("Days from one to the next", words: Text("Every \(Int(days)) days"), days, in: 1...ruleBounds.mostDays) {
        model.ask(.everyDays(days: $0, atMin: at))
      }
      RuleTime(minutes: at) { model.ask(.everyDays(days: days, atMin: $0)) }
    case .timesAWeek(let times, let at):
      Number("Times a week", words: Text("\(Int(times)) times a week"), times, in: 1...UInt8(Weekdays.all.count)) {
        model.ask(.timesAWeek(times: $0, atMin: at))
      }
      RuleTime(minutes: at) { model.ask(.timesAWeek(times: times, atMin: $0)) }
    case .atRandom(let days, let from, let until, let times, let apart):
      AtRandom(model: model, days: days, from: from, until: until, times: times, apart: apart)
    case .afterPractice(let hours, let practice): After(model: model, hours: hours, practice: practice)
    case .programme(let programme, let at):
      RuleTime(minutes: at) { model.ask(.programme(programme: programme, atMin: $0)) }
    case .once(let date, let at):
      RuleDay(day: date, days: model.days) { model.ask(.once(date: $0, atMin: at)) }
      RuleTime(minutes: at) { model.ask(.once(date: date, atMin: $0)) }
    }
  }

  private func words(_ kind: WhenKind) -> LocalizedStringKey {
    switch kind {
    case .daily: "Every day"
    case .weekdays: "On days of the week"
    case .everyDays: "Every few days"
    case .timesAWeek: "Some times a week"
    case .atRandom: "At moments nobody knows ahead"
    case .after: "Hours after a practice"
    case .once: "Once"
    case .kindAct: "An evening question about a small kind act"
    case .programme: "On its programme's days"
    }
  }
}

private struct AtRandom: View {
  let model: RuleModel
  let days: Data
  let from: UInt16
  let until: UInt16
  let times: UInt8
  let apart: UInt16

  var body: some View {
    RuleWeekdays(days: days) { ask(days: $0) }
    RuleTime("From", minutes: from) { ask(from: $0) }
    RuleTime("Until", minutes: until) { ask(until: $0) }
    Number("Times a day", words: Text("\(Int(times)) times a day"), times, in: 1...ruleBounds.mostTimes) {
      ask(times: $0)
    }
    if times > 1 {
      let all = usually.apartMin
      Stepper(
        label: { Text("At least \(Int(apart)) minutes apart") },
        onIncrement: all.first { $0 > apart }.map { next in { ask(apart: next) } },
        onDecrement: all.last { $0 < apart }.map { next in { ask(apart: next) } }
      )
      .accessibilityLabel("Minutes apart, at least")
      .accessibilityValue(Text("At least \(Int(apart)) minutes apart"))
    }
  }

  private func ask(
    days: Data? = nil, from: UInt16? = nil, until: UInt16? = nil, times: UInt8? = nil, apart: UInt16? = nil
  ) {
    model.ask(
      .atRandom(
        days: days ?? self.days, fromMin: from ?? self.from, untilMin: until ?? self.until,
        times: times ?? self.times, apartMin: apart ?? self.apart))
  }
}

private struct After: View {
  let model: RuleModel
  let hours: UInt8
  let practice: Subject?

  var body: some View {
    Number("Hours after", words: Text("\(Int(hours)) hours after"), hours, in: 1...ruleBounds.mostHours) {
      model.ask(.afterPractice(hours: $0, practice: practice))
    }
    if let opens = model.practice {
      Answer(name: "Any practice", isChosen: practice == nil) {
        model.ask(.afterPractice(hours: hours, practice: nil))
      }
      Answer(name: "Only what it opens", isChosen: practice != nil) {
        model.ask(.afterPractice(hours: hours, practice: opens))
      }
    }
  }
}

/// A time of day, so many minutes after midnight.
struct RuleTime: View {
  let name: LocalizedStringKey
  let minutes: UInt16
  /// What it belongs to, where there may be another of its name.
  let of: Text
  let choose: (UInt16) -> Void

  init(
    _ name: LocalizedStringKey = "Time", minutes: UInt16, of: Text = Text(verbatim: ""),
    choose: @escaping (UInt16) -> Void
  ) {
    (self.name, self.minutes, self.of, self.choose) = (name, minutes, of, choose)
  }

  var body: some View {
    DatePicker(name, selection: time, displayedComponents: .hourAndMinute)
      .accessibilityHint(of)
      // Of no place: each day in this zone has every time once.
      .environment(\.timeZone, .gmt)
  }

  private var time: Binding<Date> {
    Binding {
      Date(timeIntervalSince1970: TimeInterval(minutes) * 60)
    } set: { date in
      let seconds = date.timeIntervalSince1970.truncatingRemainder(dividingBy: secondsADay)
      choose(UInt16((seconds + secondsADay).truncatingRemainder(dividingBy: secondsADay) / 60))
    }
  }
}

/// A day from today on, ISO 8601.
struct RuleDay: View {
  let day: String
  let days: DaysCard
  let choose: (String) -> Void

  var body: some View {
    DatePicker("Day", selection: date(chosen), in: days.ahead, displayedComponents: .date)
  }

  private var chosen: Binding<String> {
    Binding {
      day
    } set: {
      choose($0)
    }
  }
}

/// Days of the week, any of them.
struct RuleWeekdays: View {
  let days: Data
  /// See `RuleTime`.
  var of = Text(verbatim: "")
  let choose: (Data) -> Void

  var body: some View {
    Chips {
      ForEach(Weekdays.all, id: \.self) { day in
        Chip(name: weekdayInWords(day), isOn: isOn(day)).accessibilityHint(of)
      }
    }
  }

  private func isOn(_ day: Int) -> Binding<Bool> {
    let chosen = Weekdays.days(days)
    return Binding {
      chosen.contains(day)
    } set: { isOn in
      choose(Weekdays.core(Weekdays.all.filter { $0 == day ? isOn : chosen.contains($0) }))
    }
  }
}

/// A number in words that count it, one more or one less.
private struct Number<Value: BinaryInteger>: View {
  let name: LocalizedStringKey
  let words: Text
  let now: Value
  let bounds: ClosedRange<Value>
  let choose: (Value) -> Void

  init(
    _ name: LocalizedStringKey, words: Text, _ now: Value, in bounds: ClosedRange<Value>,
    choose: @escaping (Value) -> Void
  ) {
    (self.name, self.words, self.now, self.bounds, self.choose) = (name, words, now, bounds, choose)
  }

  var body: some View {
    Stepper(
      label: { words }, onIncrement: now < bounds.upperBound ? { choose(now + 1) } : nil,
      onDecrement: now > bounds.lowerBound ? { choose(now - 1) } : nil
    )
    .accessibilityLabel(name)
    .accessibilityValue(words)
  }
}
