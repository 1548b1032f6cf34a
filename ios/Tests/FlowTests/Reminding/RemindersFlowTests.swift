import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// What comes next, every rule, and the ways to a new one. It is noon of Monday, 23 November.
@Suite @MainActor struct RemindersFlowTests {
  @Test func theNextThreeAreSaidWithWhatTheyAreForAndWhyNotSooner() async throws {
    let person = try await Person.atNewReminder()
    try await person.tap("On days of the week")
    try await person.keepRule()
    let at = person.time(480)
    #expect(person.says("Text: Saved"))
    #expect(person.says("Tomorrow \(at): today's time is over, A quiet word"))
    #expect(person.says("Then Wednesday \(at), A quiet word") && person.says("Then Thursday \(at)"))
    #expect(person.says("Button: A quiet word, Monday to Friday, \(at)"))
    try await person.until("the phone has it") { !person.machine.notifier.pending.isEmpty }
    // On Friday, the weekend is between.
    await person.scene(.background)
    person.machine.clock.daysOn = 4
    await person.scene(.active)
    try await person.until("the weekend is said") {
      person.says("Monday \(at): the weekend is free") || person.says("Then Tuesday \(at)")
    }
  }

  @Test func whatIsDrawnIsToldWithItsHoursAndNeverWithItsMinute() async throws {
    let person = try await Person.atNewReminder()
    try await person.tap("At moments nobody knows ahead")
    let between = "between \(person.time(600)) and \(person.time(1080))"
    try await person.until("it is told while it is made") {
      person.says("Tomorrow, \(between)") && person.says("Then Wednesday, \(between)")
    }
    try await person.keepRule()
    #expect(person.says("Tomorrow, \(between)") && person.says("Then Wednesday, \(between)"))
    let drawn = person.app.reminding.upcoming.map(\.atMin).filter { ![600, 1080].contains($0) }
    for minute in drawn { #expect(!person.says(person.time(minute))) }
    try await person.tap("What came of them")
    try await person.until("the next one is there") { person.says("Not shown so far") }
    #expect(person.says("2026, \(between)"))
    for minute in drawn { #expect(!person.says("2026, \(person.time(minute))")) }
  }

  @Test func oneThatStaysWithAClockElsewhereSaysByWhichOne() async throws {
    let person = try await Person.atNewReminder()
    try await person.tap("More")
    try await person.tap("Stay with the clock of Europe/Paris")
    let daily = "Every day, \(person.time(480)), by the clock of Paris"
    try await person.until("it is said while it is made") { person.says(daily) }
    try await person.keepRule()
    #expect(person.says("Button: A quiet word, \(daily)"))
    // What comes is told by the clock where the person is.
    await person.scene(.background)
    person.machine.notifier.travels(to: "America/New_York")
    await person.scene(.active)
    try await person.until("it comes at night there") { person.says("Tomorrow \(person.time(120))") }
    #expect(person.says(daily))
    try await person.openRule("A quiet word")
    try await person.tap("At moments nobody knows ahead")
    try await person.keepRule()
    let between = "between \(person.time(600)) and \(person.time(1080)), by the clock of Paris"
    #expect(person.says("Once a day, \(between)") && person.says("Tomorrow, \(between)"))
    try await person.openRule("A quiet word")
    try await person.tap("Hours after a practice")
    try await person.keepRule()
    #expect(person.says("2 hours after any practice") && !person.says("by the clock of"))
  }

  @Test func oneThatGivesWayToOthersSaysHowManyADayWouldLetItCome() async throws {
    let person = try await Person.atNewReminder()
    try await person.keepRule()
    try await person.newReminder()
    let never = "Others come before it each day. With more a day, it would come, too."
    try await person.until("it is said while it is made") { person.says(never) && person.offers("Let 2 come a day") }
    #expect(!person.says("come a day, so not all of these would."))
    try await person.keepRule()
    let gives = "“A quiet word” gives way to others each day. With more a day, it would come, too."
    try await person.until("it is said") { person.says(gives) && person.offers("Let 2 come a day") }
    try await person.tap("Let 2 come a day")
    try await person.until("both come") { !person.says(gives) && !person.says("Let 2 come a day") }
    #expect(person.app.reminding.wishes.mostADay == 2 && !person.says(never))
  }

  @Test func aPracticeABreathAndAKindOfEntryCanBeRemindedOfFromTheirPages() async throws {
    let person = try await Person()
    try await person.open(practice: "Soles of the feet")
    try await person.tap("Remind me of this")
    try await person.untilRule()
    #expect(person.says("Soles of the feet"))
    try await person.keepRule()
    #expect(person.says("Button: Remind me of this") && person.says("Text: Saved"))
    #expect(person.rule?.opens == .practice(subject: .practice(id: "soles-of-the-feet")))
    try await person.tab("Now")
    try await person.tap("Breathe")
    try await person.tap("Box breathing")
    try await person.tap("Choose length and start")
    try await person.tap("Remind me of this")
    try await person.untilRule()
    try await person.keepRule()
    try await person.tab("Write")
    try await person.tap("A note")
    try await person.until("the editor is there") { person.says("Your words") }
    try person.type("Rain", into: "Your words")
    try await person.tap("Save")
    try await person.until("it is listed") { person.says("A note, Rain") }
    try await person.tap("A note, Rain")
    try await person.until("it is read") { person.offers("Remind me to write one of these") }
    try await person.tap("Remind me to write one of these")
    try await person.untilRule()
    #expect(person.says("Heading: Which page"))
    try await person.keepRule()
    #expect(
      person.app.reminding.cards.map(\.name) == ["Soles of the feet", "Box breathing", "A note"])
  }

  @Test func aPageAboutAbuseIsNothingToBeRemindedOf() async throws {
    let person = try await Person()
    try await person.open(practice: "How people are made to comply")
    #expect(!person.says("Remind me of this"))
    try await person.tab("You")
    try await person.tap("Reminders")
    try await person.newReminder()
    try await person.tap("A practice, or a breath")
    #expect(person.says("Soles of the feet") && !person.says("How people are made to comply"))
  }

  @Test func aSealedLetterRemindsOnTheDayItOpens() async throws {
    let person = try await editing("A kind letter")
    try person.type("Dear you", into: "The letter")
    try await person.tap("From me, to me")
    try await person.tap("Seal until…")
    try person.screen.set("Seal until…", role: .datePicker, to: try #require(Days.date("2026-12-24")))
    try await person.tap("Save")
    try await person.until("it is sealed") { person.offers("Remind me then") }
    try await person.tap("Remind me then")
    try await person.untilRule()
    #expect(person.says("A sealed letter") && person.says("Date picker: Day, December 24, 2026"))
    try await person.keepRule()
    #expect(person.rule?.when == .once(date: "2026-12-24", atMin: 480))
    #expect(person.rule?.late == .always)
    try person.screen.tap(role: .button, startingWith: "A kind letter")
    try await person.until("it says so") { person.offers("Remind me on the day it opens") }
    try await person.tap("Remind me on the day it opens")
    try await person.untilRule()
    #expect(person.says("Date picker: Day, December 24, 2026"))
  }

  @Test func whereThePhoneShowsNothingThatIsSaidAndTheSettingsAreOneTapAway() async throws {
    let machine = phoneOfTheTable()
    machine.notifier.isHostile()
    let person = try await Person.atNewReminder(machine)
    try await person.keepRule()
    #expect(person.says("Saved. The phone does not show reminders yet; you can let it whenever you like."))
    #expect(person.says("The phone does not show reminders yet. They are kept, and come once it may."))
    try await person.tap("Let them be shown")
    try await person.until("the settings are opened") { machine.notifier.opened == [.notifications] }
  }

  @Test func withoutASoundNobodyIsAskedAndForOneWhyIsSaidFirst() async throws {
    let machine = Machine()
    let person = try await Person.atNewReminder(machine)
    try await person.keepRule()
    #expect(person.says("Text: Saved"))
    #expect(machine.notifier.asked == 0 && machine.notifier.allowed == .quietly)
    try await person.openRule("A quiet word")
    let why = "For a sound, iOS asks once whether this app may."
    #expect(!person.says(why))
    try await person.tap("With a sound")
    #expect(person.says(why) && machine.notifier.asked == 0)
    try await person.keepRule()
    #expect(machine.notifier.asked == 1 && machine.notifier.allowed == .yes)
    #expect(person.rule?.sounds == true)
  }

  @Test func whatIsWishedOfAllOfThemIsKept() async throws {
    let person = try await Person.atNewReminder()
    try await person.keepRule()
    try await person.tap("All of them together")
    try await person.tap("At most 3 a day")
    try await person.until("it is wished") { person.app.reminding.wishes.mostADay == 3 }
    try await person.tap("120 minutes later")
    try await person.until("it is wished") { person.app.reminding.wishes.laterMin == 120 }
    #expect(person.says("Button: At most 3 a day, selected"))
  }

  @Test func whatCannotBeKeptStaysAsItWasAndSaysWhy() async throws {
    let person = try await Person.atNewReminder()
    person.machine.clock.daysOn = 4_000_000_000
    try await person.tap("Save")
    let why = "The phone's clock shows a date that cannot be. Once it is set, this can be kept."
    try await person.until("it says why") { person.says(why) }
    #expect(person.offers("Save") && person.app.reminding.cards == [])
    person.machine.clock.daysOn = 0
    try await person.keepRule()
    #expect(person.app.reminding.cards.count == 1)
  }

  @Test func oneThatIsDeletedCanBeHadBackForAWhile() async throws {
    let person = try await Person.atNewReminder()
    try await person.keepRule()
    let before = person.app.reminding.cards.map(\.id)
    try await person.openRule("A quiet word")
    #expect(person.says("This reminder") && !person.says("A new reminder"))
    try await person.tap("Delete this reminder")
    try await person.until("it is deleted") { person.says("Deleted. It does not come any more.") }
    #expect(person.says("Nothing reminds you."))
    try await person.tap("Undo")
    try await person.until("it is back") { person.says("A quiet word, Every day, \(person.time(480))") }
    // The same one, not another like it.
    #expect(before.count == 1 && person.app.reminding.cards.map(\.id) == before)
    try await person.until("it is said no more") { !person.says("Deleted. It does not come any more.") }
    try await person.openRule("A quiet word")
    try await person.tap("Delete this reminder")
    try await person.until("it is deleted") { person.says("Deleted. It does not come any more.") }
    await person.pass(60_000)
    try await person.until("it is said no more") { !person.says("Deleted. It does not come any more.") }
  }

  @Test func oneThatRestsSaysUntilWhenAndCanBeWoken() async throws {
    let person = try await Person.atNewReminder()
    try await person.tap("It rests until I wake it")
    try await person.until("it says so") { person.says("It rests until you wake it.") }
    try await person.keepRule()
    #expect(person.says("Nothing comes by itself."))
    try await person.openRule("A quiet word")
    try await person.tap("It rests until a day")
    try await person.keepRule()
    #expect(person.rule?.rest == .until(date: "2026-11-24"))
    #expect(person.says("It rests until November 24, 2026."))
    try await person.openRule("A quiet word")
    try await person.tap("It comes")
    try await person.keepRule()
    #expect(person.rule?.rest == .no)
  }

  @Test func whereTheStoreDoesNotOpenNothingCanBeMadeAndTheRestIsThere() async throws {
    let machine = phoneOfTheTable()
    machine.vault.answers(.notNow)
    let person = try await Person.atReminders(machine)
    #expect(!person.says("New reminder") && person.says("Will they arrive?"))
  }

  @Test func theLogSaysWhatCameOfThem() async throws {
    let person = try await Person.atNewReminder()
    try await person.keepRule()
    let rule = try #require(person.app.reminding.cards.first?.id)
    person.app.reminding.acted("\(rule).2026-11-23.0", .done)
    try await person.tap("What came of them")
    try await person.until("it is read") { person.says("You said it was done.") }
    #expect(person.says("Shown"))
  }
}
