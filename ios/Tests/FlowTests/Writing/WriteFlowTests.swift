import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// Writing, from the first line to the reading of it later, with the real store.
@Suite @MainActor struct WriteFlowTests {
  @Test func aLineIsWrittenInTwoTapsAndIsThereWhenTheAppIsOpenedAgain() async throws {
    let person = try await Person()
    try await person.tab("Write")
    try await person.until("it is read") { person.says("Nothing here yet. Whatever you write stays on this device") }
    try await person.tap("A note")
    try await person.until("the editor is there") { person.says("Half a sentence is enough.") }
    try person.type("A crow on the roof", into: "Your words")
    try await person.tap("Save")
    try await person.until("it is kept") { person.says("It's written down. It can rest here.") }
    #expect(person.screen.announcements.contains("It's written down. It can rest here."))
    try await person.until("it is listed") { person.says("A crow on the roof") }
    #expect(person.says("Heading: Today"))
    #expect(!person.says("Not finished yet"), "its draft went with it")
    let next = try await Person(person.machine.afterKill())
    try await next.tab("Write")
    try await next.until("it is listed") { next.says("A crow on the roof") }
    #expect(!next.says("It's written down."), "that is said once")
    try await next.tap("A note, A crow on the roof")
    try await next.until("it is read") { next.says("Your words") }
    #expect(next.says("Text: A crow on the roof"))
    #expect(next.screen.findings == [] && next.screen.notes == [])
  }

  @Test func everyKindIsOfferedAndCanBeKept() async throws {
    let kinds = try await Machine().start().store.open?.catalogue.kinds ?? []
    #expect(!kinds.isEmpty)
    let person = try await Person()
    for kind in kinds {
      try await person.tap("Now")
      try person.screen.tap("Write", role: .button)
      await person.pass(0)
      #expect(person.says("What would you like to write?"))
      try await person.tap(kind.name)
      try await person.until("its opening is there") { person.says(kind.opening) }
      for field in kind.fields { #expect(person.says(field.label), "\(kind.id) \(field.id)") }
      for case .pause(let pause) in kind.parts { #expect(person.says(pause.label), "\(kind.id) \(pause.id)") }
      let first = try #require(kind.fields.first { if case .choice = $0.shape { false } else { true } })
      let isList = if case .list = first.shape { true } else { false }
      try person.type("Words of \(kind.id)", into: isList ? "\(first.label), line 1" : first.label)
      try await person.tap("Save")
      try await person.until("\(kind.id) is kept") { person.says(kind.closing) }
      try await person.until("it is listed") { person.says("Words of \(kind.id)") }
      #expect(person.screen.findings == [] && person.screen.notes == [], "\(kind.id)")
    }
  }

  @Test func whatIsTypedKeepsItselfAndIsGoneOnWith() async throws {
    let person = try await editing("A note")
    try person.type("Half a", into: "Your words")
    let autosaveMs = try #require(person.app.store.open?.catalogue.autosaveMs)
    #expect(autosaveMs <= 2000)
    await person.pass(autosaveMs - 1)
    #expect(try person.machine.drafts().isEmpty)
    await person.pass(1)
    try await person.until("it is kept") { person.says("Draft saved") }
    #expect(try person.machine.drafts().map(\.preview) == ["Half a"])
    try await person.back()
    #expect(person.screen.announcements.filter { $0 == "Saved as a draft." }.count == 1)
    try await person.until("it is listed") { person.says("Not finished yet") && person.says("Half a") }
    try await person.tap("Go on")
    try await person.until("it is there") { person.says("Text field: Your words, Half a") }
    try person.type("Half a sentence", into: "Your words")
    try await person.back()
    try await person.until("it is kept at once") { person.says("Half a sentence") }
    #expect(try person.machine.drafts().count == 1, "one draft, not two")
    try await person.tap("Let it go")
    try await person.tap("Hold on to it")
    #expect(try person.machine.drafts().count == 1)
    try await person.tap("Let it go")
    #expect(person.says("Let this draft go? What you wrote in it is deleted."))
    try person.screen.tap("Let it go")
    try await person.until("it is gone") { !person.says("Not finished yet") }
    #expect(try person.machine.drafts().isEmpty)
  }

  @Test func aDraftThatIsOpenUnderTwoTabsIsOneAndNothingOfItIsLost() async throws {
    let person = try await Person()
    try person.screen.tap("Write", role: .button)
    await person.pass(0)
    try await person.tap("A note")
    try await person.until("the editor is there") { person.says("Your words") }
    try person.type("One line", into: "Your words")
    try person.type("night", into: "Tags")
    try await person.tab("Write")
    try await person.until("it is listed") { person.says("Not finished yet") }
    try await person.tap("Go on")
    try await person.until("it is there") { person.says("Text field: Your words, One line") }
    try person.type("One line and three paragraphs", into: "Your words")
    try person.type("night, rain", into: "Tags")
    #expect(!person.screen.announcements.contains("Saved as a draft."), "it is open still")
    try await person.tab("Now")
    #expect(person.says("Text field: Your words, One line and three paragraphs"))
    #expect(person.says("Text field: Tags, night, rain"))
    try person.type("One line and three paragraphs.", into: "Your words")
    await person.pass(2000)
    try await person.until("it is kept") {
      (try? person.machine.drafts().map(\.preview)) == ["One line and three paragraphs."]
    }
    try await person.tab("Write")
    #expect(person.says("Text field: Your words, One line and three paragraphs."))
    try await person.tap("Save")
    try await person.until("it is listed") { person.says("A note, One line and three paragraphs.") }
    #expect(try person.machine.drafts().isEmpty)
    #expect(person.screen.notes == [])
  }

  @Test func anEditorThatWasOnlyLookedAtLeavesNothing() async throws {
    let person = try await editing("A note")
    await person.pass(5000)
    try await person.back()
    try person.type("a", into: try await reopened(person))
    try person.type("", into: "Your words")
    await person.pass(5000)
    try await person.back()
    try await person.until("nothing is there") { person.says("Nothing here yet.") }
    #expect(try person.machine.drafts().isEmpty)
    #expect(!person.screen.announcements.contains("Saved as a draft."))
  }

  private func reopened(_ person: Person) async throws -> String {
    try await person.tap("A note")
    try await person.until("the editor is there") { person.says("Your words") }
    return "Your words"
  }

  @Test func outOfSightItIsKeptAtOnceAndNothingOfItIsSeen() async throws {
    let person = try await editing("A note")
    try person.type("private words", into: "Your words")
    await person.scene(.inactive)
    #expect(person.seesNothing && person.machine.curtain.isDrawn, "nothing is in the picture the system takes")
    try await person.until("it is kept") { (try? person.machine.drafts().count) == 1 }
    await person.scene(.background)
    await person.scene(.active)
    #expect(person.says("private words"), "and one is where one was")
  }

  @Test func ofWhatWasTypedAtMostTwoSecondsAreLost() async throws {
    let person = try await editing("A note")
    var typed = ""
    for letter in "abcdefghijklmnopqrst" {
      typed.append(letter)
      try person.type(typed, into: "Your words")
      await person.pass(500)
    }
    // Four letters are two seconds.
    try await person.until("it is kept") { (try? person.machine.drafts().first?.preview.count) ?? 0 >= 16 }
  }

  @Test func onAFullPhoneItIsSaidAndKeptOnceThereIsRoom() async throws {
    let person = try await editing("A note")
    person.machine.stores.refuseWrites(.full)
    try person.type("no room", into: "Your words")
    await person.pass(2000)
    try await person.until("it is said") { person.says("Not saved: no room on this device") }
    #expect(person.screen.announcements == ["Not saved: no room on this device"])
    try await person.tap("Save")
    try await person.until("it is said") { person.says("Not saved: no room on this device") }
    #expect(person.says("no room"), "what was typed is still there")
    person.machine.stores.refuseWrites(nil)
    try await person.tap("Save")
    try await person.until("it is kept") { person.says("It's written down.") }
  }

  @Test func nothingWrittenIsNoEntryAndItSaysSo() async throws {
    let person = try await editing("A note")
    try await person.tap("Save")
    try await person.until("it is said") { person.says("There is nothing written yet. A word is enough.") }
    #expect(person.screen.announcements == ["There is nothing written yet. A word is enough."])
    try person.type("x", into: "Your words")
    #expect(!person.says("There is nothing written yet."))
  }

  @Test func moreThanAnEntryHoldsIsSaidWithItsLimit() async throws {
    let person = try await editing("A note")
    let most = Int(try #require(person.app.store.open?.catalogue.mostBytes))
    try person.type(String(repeating: "long ", count: most / 5 + 1), into: "Your words")
    try await person.tap("Save")
    try await person.until("it is said") {
      person.says("This is more than one entry can hold: up to \(most) bytes fit.")
    }
  }
}

extension WriteFlowTests {
  @Test func aPauseInTheMiddleLeadsBackToTheTextAndLeavesNoTrace() async throws {
    let person = try await editing("The hard voice")
    try person.type("You never get it right", into: "What did it say?")
    try await person.tap("Begin")
    try await person.untilItRuns()
    #expect(person.app.player.display?.title == "Thirty seconds of noticing")
    await person.pass(3000)
    try await person.activate("End here")
    try await person.until("one is back") { person.says("You never get it right") }
    #expect(person.app.sessions.ended == nil && person.app.sessions.unfinished == nil)
    try await person.tap("Begin")
    try await person.untilItRuns()
    await person.pass(120_000)
    try await person.until("one is back by itself") { person.says("You never get it right") }
    #expect(try person.app.store.open?.opened.sessions() == [])
  }

  @Test func aRatingIsNoneUntilItIsTouchedAndCanBeTakenBack() async throws {
    let person = try await editing("The hard voice")
    let before = try #require(person.app.store.open?.kind("critic-log")?.fields.first { $0.id == "before" })
    let after = try #require(person.app.store.open?.kind("critic-log")?.fields.first { $0.id == "after" })
    #expect(person.says("Slider: \(before.label), Not rated"))
    #expect(try person.screen.opacity(before.label, role: .slider) < 0.5, "it does not look like an answer")
    try person.screen.set(before.label, role: .slider, to: 7.0)
    #expect(person.says("Slider: \(before.label), 7 of 10") && person.says("Before: 7"))
    try person.screen.set(after.label, role: .slider, to: 0.0)
    #expect(person.says("Slider: \(after.label), 0 of 10"))
    try person.screen.decrement(before.label, role: .slider)
    #expect(person.says("Slider: \(before.label), 6 of 10"))
    try await person.tap("Save")
    try await person.until("it is kept") { person.app.journal.write.said != nil }
  }

  @Test func feelingsAreChosenNamedRatedAndTakenUpAgain() async throws {
    let person = try await editing("A hard thought, looked at kindly")
    let word = try #require(person.app.store.open?.catalogue.feelings.first)
    let toggles = person.screen.all(word, role: .toggle)
    #expect(toggles.count == 2, "before and after")
    person.screen.acting { toggles[0].actions.tap?() }
    #expect(person.screen.all(word, role: .slider).count == 2, "the later field takes it up")
    person.screen.acting { _ = person.screen.all(word, role: .slider)[0].actions.set?(60.0) }
    #expect(person.says("Slider: \(word), 60 of 100") && person.says("Slider: \(word), Not rated"))
    #expect(person.says("Before: 60"))
    let fields = person.screen.all("A word of your own", role: .textField)
    person.screen.acting { _ = fields[0].actions.set?("wobbly") }
    person.screen.acting { person.screen.all("Add it", role: .button)[0].actions.tap?() }
    #expect(person.screen.all("wobbly", role: .slider).count == 2)
    try await person.tap("Save")
    try await person.until("it is kept") { person.app.journal.write.said != nil }
    try await person.until("it is listed") { !person.app.journal.write.days.isEmpty }
    let entry = try #require(person.app.journal.write.days.first?.entries.first)
    let now = person.machine.clock.moment
    let view = try person.app.store.open?.opened.journal.entry(id: entry.id, now: now)
    #expect(
      view?.written.values == [
        FieldValue(
          field: "feelings",
          value: .feelings(all: [Feeling(word: word, strength: 60), Feeling(word: "wobbly", strength: nil)]))
      ])
  }

  @Test func aWordForAFeelingThatIsTypedAndNotAddedIsKeptAllTheSame() async throws {
    let person = try await editing("A note")
    try person.type("wob", into: "A word of your own")
    await person.pass(2000)
    try await person.until("it is kept") { person.says("Draft saved") }
    try person.type("wobbly", into: "A word of your own")
    #expect(person.screen.all("wob", role: .toggle).isEmpty, "one is typing still")
    await person.scene(.inactive)
    try await person.until("it is kept") { feelings(of: try? person.machine.drafts().first?.written) == ["wobbly"] }
    let next = try await Person(person.machine.afterKill())
    try await next.tab("Write")
    try await next.until("the draft is listed") { next.says("Not finished yet") }
    try await next.tap("Go on")
    try await next.until("it is chosen") { next.screen.all("wobbly", role: .toggle).count == 1 }
    try next.type("sleepy", into: "A word of your own")
    try await next.tap("Save")
    try await next.until("it is listed") { !next.app.journal.write.days.isEmpty }
    let entry = try #require(next.app.journal.write.days.first?.entries.first)
    let view = try next.machine.journal?.entry(id: entry.id, now: next.machine.clock.moment)
    #expect(feelings(of: view?.written) == ["wobbly", "sleepy"])
  }

  @Test func aDraftThatIsEmptiedIsNone() async throws {
    let person = try await editing("A note")
    try person.type("Too much", into: "Your words")
    await person.pass(2000)
    try await person.until("it is kept") { person.says("Draft saved") }
    try person.type(" ", into: "Your words")
    await person.pass(2000)
    try await person.until("it is gone") { (try? person.machine.drafts().isEmpty) == true }
    try await person.back()
    try await person.until("the list is read") { person.says("A note") }
    #expect(!person.says("Not finished yet"))
  }

  private func feelings(of written: Written?) -> [String] {
    written?.values.flatMap { value -> [String] in
      if case .feelings(let all) = value.value { all.map(\.word) } else { [] }
    } ?? []
  }

  @Test func linesAppearAsTheyAreFilled() async throws {
    let person = try await editing("Something good")
    let label = try #require(person.app.store.open?.kind("gratitude")?.fields.first?.label)
    #expect(!person.says("\(label), line 2"))
    try person.type("tea", into: "\(label), line 1")
    try person.type("rain", into: "\(label), line 2")
    try person.type("bed", into: "\(label), line 3")
    #expect(!person.says("\(label), line 4"))
    try await person.tap("Save")
    try await person.until("it is listed") { person.says("tea") }
  }

  @Test func theDayTagsAndTheSealComeLast() async throws {
    let person = try await editing("A kind letter")
    try person.type("Dear you", into: "The letter")
    try await person.tap("From me, to me")
    try await person.tap("Yesterday")
    try person.type("night, family,", into: "Tags")
    #expect(person.says("Text field: Tags, night, family,"))
    try await person.tap("Seal until…")
    #expect(person.says("Until that day nobody can read it, you included. Then it opens by itself."))
    try person.screen.set("Seal until…", role: .datePicker, to: try #require(Days.date("2026-12-24")))
    try await person.tap("Save")
    try await person.until("it is sealed") { person.says("Sealed until") }
    #expect(person.says("Heading: Yesterday") && person.says("family, night"))
    #expect(!person.says("Dear you"))
    try person.screen.tap(role: .button, startingWith: "A kind letter")
    try await person.until("it says so") { person.says("It opens by itself.") }
    #expect(!person.says("Dear you") && !person.says("Share") && !person.says("Change"))
    person.machine.clock.daysOn = 31
    await person.scene(.background)
    await person.scene(.active)
    try await person.until("it is open") { person.says("Dear you") }
    #expect(person.says("From me, to me"))
  }

  @Test func aLetterThatHasOpenedWaitsUntilItIsRead() async throws {
    let person = try await editing("A kind letter")
    try person.type("Dear you", into: "The letter")
    try await person.tap("From me, to me")
    try await person.tap("Seal until…")
    try person.screen.set("Seal until…", role: .datePicker, to: try #require(Days.date("2026-12-24")))
    try await person.tap("Save")
    try await person.until("it is sealed") { person.says("Sealed until") }
    #expect(!person.says("It was sealed, and can be read now."))
    person.machine.clock.daysOn = 31
    await person.scene(.background)
    await person.scene(.active)
    try await person.until("it waits") { person.says("It was sealed, and can be read now.") }
    #expect(person.screen.findings == [])
    try await person.tap("Read it")
    try await person.until("it is read") { person.says("Dear you") }
    try await person.back()
    try await person.until("it waits no more") { !person.says("It was sealed, and can be read now.") }
    #expect(person.says("Dear you"))
  }
}

@MainActor func editing(_ kind: String, on machine: Machine = Machine()) async throws -> Person {
  let person = try await Person(machine)
  try await person.tab("Write")
  if kind != "A note" { try await person.tap("Other ways to write") }
  try await person.tap(kind)
  try await person.until("the editor is there") { person.says("Save") }
  return person
}

extension Machine {
  func drafts() throws -> [DraftCard] { try journal?.drafts(now: clock.moment) ?? [] }
}

extension Screen {
  func tap(role: ScreenElement.Role, startingWith label: String) throws {
    guard let found = all(role: role).first(where: { $0.label.hasPrefix(label) }) else {
      throw failure("nothing begins with “\(label)”")
    }
    acting { found.actions.tap?() }
  }
}
