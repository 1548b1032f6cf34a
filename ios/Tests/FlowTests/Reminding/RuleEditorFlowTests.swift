import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// Making a rule.
@Suite @MainActor struct RuleEditorFlowTests {
  @Test func everyWayToSayWhenCanBeChosenAndIsSaidInWords() async throws {
    let person = try await Person.atReminders()
    let (eight, ten, six) = (person.time(480), person.time(600), person.time(1080))
    func made(_ kind: String, _ words: String, more: @MainActor () async throws -> Void = {}) async throws {
      try await person.newReminder()
      try await person.tap(kind)
      try await more()
      try await person.keepRule()
      #expect(person.says(words))
    }
    try await made("On days of the week", "Monday, Wednesday, Thursday, Friday, \(eight)") {
      try await person.tap("Tuesday")
    }
    try await made("Every few days", "Every 3 days, \(eight)") {
      try person.screen.increment("Days from one to the next")
    }
    try await made("Some times a week", "3 times a week, \(eight)")
    try await made("At moments nobody knows ahead", "2 times a day, between \(ten) and \(six)") {
      try person.screen.increment("Times a day")
      #expect(person.says("At least 60 minutes apart"))
      try person.screen.increment("Minutes apart, at least")
      #expect(person.says("At least 90 minutes apart"))
    }
    try await made("Hours after a practice", "3 hours after any practice") {
      try person.screen.increment("Hours after")
    }
    try await made("Once", "November 24, 2026, \(eight)")
    try await made("An evening question about a small kind act", "A small kind act") {
      #expect(person.says("Heading: Which page"))
    }
    #expect(person.app.reminding.cards.count == 7)
  }

  @Test func moreADayThanComeIsSaidAndCanBeAllowedThere() async throws {
    let person = try await Person.atNewReminder()
    let fewer = "At most one reminder comes a day, so not all of these would."
    try await person.tap("At moments nobody knows ahead")
    #expect(!person.says(fewer))
    try person.screen.increment("Times a day")
    try person.screen.increment("Times a day")
    try await person.until("it is said") { person.says(fewer) && person.offers("Let 3 come a day") }
    try await person.tap("Let 3 come a day")
    try await person.until("all of them come") { !person.says(fewer) && !person.offers("Let 3 come a day") }
    #expect(person.app.reminding.wishes.mostADay == 3)
  }

  @Test func oneThatOthersLeaveNoPlaceCanBeLetComeWhereItIsMade() async throws {
    let person = try await Person.atNewReminder()
    try await person.keepRule()
    try await person.newReminder()
    try await person.until("it is said") { person.offers("Let 2 come a day") }
    try await person.tap("Let 2 come a day")
    try await person.until("it comes, too") { !person.offers("Let 2 come a day") }
    #expect(!person.says("Others come before it each day. With more a day, it would come, too."))
    #expect(person.says("Tomorrow \(person.time(480))") && person.app.reminding.wishes.mostADay == 2)
  }

  @Test func oneWhoseTimeTodayIsOverSaysThatALaterOneWouldCome() async throws {
    let person = try await Person.atNewReminder()
    let over = "This is over already. A later day or time would come."
    try await person.tap("Once")
    try person.screen.set("Day", role: .datePicker, to: try #require(Days.date("2026-11-23")))
    try await person.until("it is said") { person.says(over) }
    #expect(try person.isDisabled("Save"))
    try person.screen.set("Time", role: .datePicker, to: Date(timeIntervalSince1970: 20 * 3600))
    try await person.until("it comes") { !person.says(over) && person.says("Today \(person.time(1200))") }
    try await person.keepRule()
    #expect(person.rule?.when == .once(date: "2026-11-23", atMin: 1200))
  }

  @Test func theEveningQuestionLeadsToAPageAndIsNotAskedWhereThereIsOne() async throws {
    let person = try await Person.atNewReminder()
    try await person.tap("An evening question about a small kind act")
    try await person.keepRule()
    let rule = try #require(person.rule)
    #expect(rule.when == .daily(atMin: 1200) && rule.opens == .journal(kind: "kind-act"))
    #expect(rule.wording == .kindAct && rule.unlessDone)
    #expect(person.says("Today \(person.time(1200))"))
  }

  @Test func whatIsToBeMendedIsSaidWhereItIsAndNothingIsKeptMeanwhile() async throws {
    let person = try await Person.atNewReminder()
    try await person.tap("On days of the week")
    for day in ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"] { try await person.tap(day) }
    try await person.until("it is said") { person.says("Choose one day or more.") }
    #expect(person.says("Above it says what to change, and it can be kept."))
    #expect(try person.isDisabled("Save"))
    try await person.tap("Sunday")
    try await person.until("it is right") { !person.says("Choose one day or more.") }
    try await person.tap("My own words")
    try await person.until("it is said") { person.says("A word is enough.") }
    try person.type(String(repeating: "x", count: 101), into: "My words")
    try await person.until("it is said") { person.says("At most 100 letters fit.") }
    try person.type("Look up", into: "My words")
    try await person.until("it is right") { !person.says("At most 100 letters fit.") && person.offers("Save") }
    try await person.keepRule()
    #expect(person.rule?.wording == .own(words: "Look up"))
  }

  @Test func ownWordsAreShownAsTheyWouldLookAndAreGoneOnceItIsLeft() async throws {
    let person = try await Person.atNewReminder()
    try await person.tap("My own words")
    try person.type("The kettle", into: "My words")
    try await person.until("it is shown") { person.says("Heading: It would look like this") }
    #expect(person.says("The kettle"))
    try await person.tab("Now")
    try await person.tab("You")
    #expect(person.says("The kettle"))
    try await person.back()
    try await person.newReminder()
    #expect(!person.says("The kettle") && !person.says("My words"))
  }

  @Test func quietHoursMoveAndSilenceIt() async throws {
    let person = try await Person.atNewReminder()
    try await person.tap("The weekend is quiet")
    #expect(person.says("Heading: Quiet hours 1") && !person.says("Button: The weekend is quiet"))
    #expect(person.says("Until that time on the next day"))
    try await person.keepRule()
    #expect(person.rule?.inQuiet == .skip)
    try await person.openRule("A quiet word")
    try await person.tap("Remove quiet hours 1")
    #expect(!person.says("Quiet hours 1"))
    try await person.tap("Add quiet hours")
    try await person.tap("One that falls into them comes afterwards, if it is still that day")
    #expect(person.says("Date picker: From, \(person.time(1320))"))
    #expect(person.says("Date picker: Until, \(person.time(420))"))
    try await person.keepRule()
    #expect(person.rule?.quiet.count == 1)
  }

  @Test func oneThatIsAlwaysQuietSaysThatItNeverComes() async throws {
    let person = try await Person.atNewReminder()
    try await person.tap("Add quiet hours")
    try person.screen.set("Until", role: .datePicker, to: Date(timeIntervalSince1970: 22 * 3600))
    try await person.tap("One that falls into them is left out")
    let never = "It is always quiet then, so it never comes. Another time, or fewer quiet hours, would let it."
    try await person.until("it is said") { person.says(never) }
    try await person.keepRule()
    #expect(person.says(never))
  }

  @Test func aPracticeIsChosenByNameAndItsNameCanBeShown() async throws {
    let person = try await Person.atNewReminder()
    try await person.tap("A practice, or a breath")
    try await person.tap("Box breathing")
    try await person.tap("What it is for")
    try await person.tap("Not on days when it is done already")
    try await person.tap("Hours after a practice")
    try await person.tap("Only what it opens")
    try await person.keepRule()
    let (box, rule) = (Subject.protocol(id: "box-4"), try #require(person.rule))
    #expect(rule.opens == .practice(subject: box) && rule.when == .afterPractice(hours: 2, practice: box))
    #expect(rule.wording == .named && rule.unlessDone)
    #expect(person.says("2 hours after Box breathing"))
    #expect(person.says("It counts from a practice, and begins with the next one."))
  }

  @Test func travelAndLatenessAreChosen() async throws {
    let person = try await Person.atNewReminder()
    try await person.tap("More")
    try await person.tap("Stay with the clock of Europe/Paris")
    try await person.tap("It comes as soon as it can")
    try await person.keepRule()
    #expect(person.rule?.zone == .stay(zone: "Europe/Paris", aheadOfUtcS: 0))
    #expect(person.rule?.late == .always)
  }

  @Test func aTimeAndADayAreChosenOnTheSystemsPickers() async throws {
    let person = try await Person.atNewReminder()
    try await person.tap("Once")
    try person.screen.set("Time", role: .datePicker, to: Date(timeIntervalSince1970: 7 * 3600 + 30 * 60))
    #expect(person.says("Date picker: Time, \(person.time(450))"))
    let (over, friday) = (try #require(Days.date("2026-11-22")), try #require(Days.date("2026-11-27")))
    try person.screen.set("Day", role: .datePicker, to: friday)
    #expect(throws: (any Error).self) { try person.screen.set("Day", role: .datePicker, to: over) }
    try await person.keepRule()
    #expect(person.rule?.when == .once(date: "2026-11-27", atMin: 450))
  }

  @Test func afterAKillTheRuleIsAsItWasKept() async throws {
    let person = try await Person.atNewReminder()
    try await person.keepRule()
    try await person.openRule("A quiet word")
    try await person.tap("With a sound")
    let next = try await Person.atReminders(person.machine.afterKill())
    try await next.until("it is there") { next.says("A quiet word, Every day") }
    #expect(next.rule?.sounds == false)
  }
}
