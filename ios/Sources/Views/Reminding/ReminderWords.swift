import AppModel
import Foundation
import KindselfCore
import SwiftUI

/// What a rule is for.
@MainActor func whatInWords(_ card: ReminderCard, in app: Kindself) -> Text {
  whatInWords(card.rule, name: card.name, in: app)
}

/// The same; `name` is what it opens, as the core calls it, which does not know a breath of one's own.
@MainActor func whatInWords(_ rule: ReminderRule, name: String?, in app: Kindself) -> Text {
  if rule.wording == .kindAct { return Text("A small kind act") }
  if let name { return Text(verbatim: name) }
  return switch rule.opens {
  case .practice(let subject): nameInWords(subject, in: app)
  case .letter: Text("A sealed letter")
  case .scale: Text("A scale")
  case .programme: Text("A programme")
  case .firstScreen, .journal: Text("A quiet word")
  }
}

/// What a practice or a breath is called; a breath of one's own may have been deleted since.
@MainActor func nameInWords(_ subject: Subject, in app: Kindself) -> Text {
  let name = app.practices.practice(about: subject)?.name ?? ""
  return name.isEmpty ? Text("My breath") : Text(verbatim: name)
}

/// When a rule reminds: "Monday to Friday, 8:00", and by which clock where it stays in a zone.
@MainActor func whenInWords(_ rule: ReminderRule, in app: Kindself) -> Text {
  let when = whenInWords(rule.when, in: app)
  return rule.when.goesByAClock ? byTheClock(of: rule.zone, when) : when
}

/// A time that is told by the clock of that zone; one that follows the person needs no word of it.
private func byTheClock(of zone: ReminderZone, _ time: Text) -> Text {
  guard let city = zone.city else { return time }
  return Text("\(time), by the clock of \(Text(verbatim: city))")
}

@MainActor private func whenInWords(_ when: ReminderWhen, in app: Kindself) -> Text {
  switch when {
  case .daily(let at): Text("Every day, \(timeInWords(at))")
  case .weekdays(let days, let at): onDays(days, timeInWords(at))
  case .everyDays(let days, let at): Text("\(Text("Every \(Int(days)) days")), \(timeInWords(at))")
  case .timesAWeek(let times, let at): Text("\(Text("\(Int(times)) times a week")), \(timeInWords(at))")
  case .atRandom(let days, let from, let until, let times, _):
    atRandom(days, Text("\(Text("\(Int(times)) times a day")), between \(timeInWords(from)) and \(timeInWords(until))"))
  case .afterPractice(let hours, nil): Text("\(Int(hours)) hours after any practice")
  case .afterPractice(let hours, let practice?):
    Text("\(Text("\(Int(hours)) hours after")) \(nameInWords(practice, in: app))")
  case .programme(_, let at): Text("On its programme's days, \(timeInWords(at))")
  case .once(let date, let at): Text("\(dateInWords(date)), \(timeInWords(at))")
  }
}

private func atRandom(_ days: Data, _ window: Text) -> Text {
  Weekdays.days(days) == Weekdays.all ? window : onDays(days, window)
}

private func onDays(_ days: Data, _ then: Text) -> Text {
  if days == usually.workdays { return Text("Monday to Friday, \(then)") }
  let names = Weekdays.days(days).map(weekdayInWords)
  let all = names.dropFirst().reduce(names.first ?? Text(verbatim: "")) { Text("\($0), \($1)") }
  return Text("\(all), \(then)")
}

/// A day of the week by its name; 1 is Monday.
func weekdayInWords(_ day: Int) -> Text {
  var style = Date.FormatStyle.dateTime.weekday(.wide)
  style.timeZone = .gmt
  // The epoch began on a Thursday.
  let monday = Date(timeIntervalSince1970: 0).addingTimeInterval(-3 * secondsADay)
  return Text(monday.addingTimeInterval(TimeInterval(day - 1) * secondsADay), format: style)
}

let secondsADay: TimeInterval = 86_400

/// When one comes, and why not sooner: "Then Monday 8:00: the weekend is quiet". The first of them says no "then". `zone` is its
/// rule's.
func upcomingInWords(_ card: UpcomingCard, of zone: ReminderZone, isFirst: Bool) -> Text {
  let moment =
    if let window = card.window {
      byTheClock(of: zone, drawnInWords(card, window, isFirst: isFirst))
    } else {
      momentInWords(card, isFirst: isFirst)
    }
  guard let before = card.before, let why = because(before, isWeekend: card.weekend) else { return moment }
  return Text("\(moment): \(Text(why))")
}

/// By the clock where the person is.
private func momentInWords(_ card: UpcomingCard, isFirst: Bool) -> Text {
  let at = timeInWords(card.atMin)
  return switch card.inDays {
  case 0: Text("Today \(at)")
  case 1: Text("Tomorrow \(at)")
  default: isFirst ? Text("\(dayAhead(card)) \(at)") : Text("Then \(dayAhead(card)) \(at)")
  }
}

/// Nobody is to know its moment ahead.
private func drawnInWords(_ card: UpcomingCard, _ window: DrawnWindow, isFirst: Bool) -> Text {
  let (from, until) = (timeInWords(window.fromMin), timeInWords(window.untilMin))
  return switch card.inDays {
  case 0: Text("Today, between \(from) and \(until)")
  case 1: Text("Tomorrow, between \(from) and \(until)")
  default:
    isFirst
      ? Text("\(dayAhead(card)), between \(from) and \(until)")
      : Text("Then \(dayAhead(card)), between \(from) and \(until)")
  }
}

/// The day of one that is drawn, and in which hours; nil where its rule draws none. `date` is the rule's day.
func drawnInWords(_ rule: ReminderRule, on date: String) -> Text? {
  guard case .atRandom(_, let from, let until, _, _) = rule.when else { return nil }
  let window = Text("\(dateInWords(date)), between \(timeInWords(from)) and \(timeInWords(until))")
  return byTheClock(of: rule.zone, window)
}

/// A day of this week goes by its name.
private func dayAhead(_ card: UpcomingCard) -> Text {
  guard card.inDays < Weekdays.all.count, let date = Days.date(card.date) else { return dateInWords(card.date) }
  return Text(date, format: .dateTime.weekday(.wide))
}

/// Nil where it goes without saying.
private func because(_ why: NoReminder, isWeekend: Bool) -> LocalizedStringKey? {
  switch why {
  case .quiet: isWeekend ? "the weekend is quiet" : "it is quiet until then"
  case .notItsDay: isWeekend ? "the weekend is free" : nil
  case .resting: "it rests until then"
  case .oneADay: "others come on the days before"
  case .came: "it was here today"
  case .done: "it is done for today"
  case .notToday: "you asked for no more today"
  case .tooLate: "today's time is over"
  }
}

/// Why one comes at another time than was asked for; nil where it does not.
func movedInWords(_ moved: Moved) -> Text? {
  switch moved {
  case .no: nil
  case .gap: Text("The clocks change that night and leave its time out, so it comes a little later.")
  case .quiet: Text("It waits until the quiet hours are over.")
  }
}

/// Why a rule never reminds.
func words(_ never: NeverComes) -> LocalizedStringKey {
  switch never {
  case .quiet:
    "It is always quiet then, so it never comes. Another time, or fewer quiet hours, would let it."
  case .over: "Its day is over."
  case .resting: "It rests until you wake it."
  case .gone: "What it opened is not there any more."
  case .noPractice: "It counts from a practice, and begins with the next one."
  case .noProgramme: "It waits for a programme to begin."
  case .heldBack: "Others come before it each day. With more a day, it would come, too."
  }
}

/// Until when a rule rests; nil where it does not, or nobody knows.
func restInWords(_ rest: ReminderRest) -> Text? {
  if case .until(let date) = rest { Text("It rests until \(dateInWords(date)).") } else { nil }
}

/// A moment of the past, milliseconds since 1970, UTC, as the phone's clock has it.
func momentInWords(_ utcMs: Int64) -> Text {
  let date = Date(timeIntervalSince1970: TimeInterval(utcMs) / 1000)
  let day = Text(date, format: .dateTime.day().month(.wide).year())
  return Text("\(day), \(Text(date, format: .dateTime.hour().minute()))")
}

/// So many minutes as a length.
func minutesInWords(_ minutes: UInt16) -> Text { lengthInWords(UInt64(minutes) * 60_000) }
