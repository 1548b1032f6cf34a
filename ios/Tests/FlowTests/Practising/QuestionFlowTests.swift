import AppModel
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI
@testable import Views

/// What a practice asks, answered by label; and what becomes of an answer.
@Suite @MainActor struct QuestionFlowTests {
  private func asked(_ id: String, _ words: String, length: Int = 0, on machine: Machine = Machine()) async throws
    -> Person
  {
    let card = try Breathing(content: Content(language: "en")).catalogue().practices.first { $0.id == id }
    let person = try await Person.practising(try #require(card).name, length: length, on: machine)
    try await person.goOn(untilAsked: words)
    return person
  }

  private let what = "What could be for you today?"

  @Test func whatIsChosenIsKeptAndItGoesOn() async throws {
    let person = try await asked("daily-compassionate-act", what)
    #expect(person.says("Heading: \(what)"))
    #expect(try person.screen.one(what).isFocused, "a screen reader goes to what is asked")
    #expect(!person.offers("Pause"), "it waits already")
    for option in ["A warm cup, drunk slowly", "Two minutes of fresh air", "Something of my own", "Go on without"] {
      #expect(person.offers(option), "\(option)")
    }
    #expect(person.screen.notes + person.screen.findings == [])
    try await person.activate("Two minutes of fresh air")
    try await person.until("it goes on") { person.app.player.display?.isRunning == true }
    try await person.until("it is kept") { try! person.keepsakes().map(\.words) == ["Two minutes of fresh air"] }
    #expect(!person.says("That could not be kept. The practice goes on."))
  }

  @Test func timeStandsStillWhileItIsAskedAndAFingerBesideItMeansNothing() async throws {
    let person = try await asked("daily-compassionate-act", what)
    let runs = person.machine.speaker.plays
    await person.pass(600_000)
    #expect(person.asked == what && person.machine.speaker.plays == runs)
    try person.screen.magicTap()
    #expect(person.asked == what)
    try await person.back()
    try await person.tab("Now")
    #expect(person.says("Still open"))
  }

  @Test func wordsOfOnesOwnAreKeptUpToTheirMostCharacters() async throws {
    let person = try await asked("daily-compassionate-act", what)
    try await person.tap("Something of my own")
    try person.type(String(repeating: "a", count: 300), into: "Your own words")
    #expect(try person.screen.one("Your own words", role: .textField).value.count == Int(keepsakeCharsMost()))
    try person.type("Tea on the back step", into: "Your own words")
    try await person.tap("Keep and go on")
    try await person.until("it is kept") { try! person.keepsakes().map(\.words) == ["Tea on the back step"] }
    #expect(try person.keepsakes().first?.own == true && person.asked == nil)
  }

  @Test func blankWordsAndNoAnswerKeepNothing() async throws {
    let person = try await asked("daily-compassionate-act", what)
    try await person.tap("Something of my own")
    try person.type("  ", into: "Your own words")
    try await person.tap("Keep and go on")
    #expect(person.asked == nil)
    let other = try await asked("daily-compassionate-act", what)
    try await other.tap("Go on without")
    #expect(other.asked == nil)
    for one in [person, other] {
      try await one.until("it goes on") { one.app.player.display?.isRunning == true }
      await one.pass(3000)
      #expect(try one.keepsakes().isEmpty)
    }
  }

  @Test func whatCannotBeKeptIsSaidQuietlyAndItGoesOn() async throws {
    let person = try await asked("daily-compassionate-act", what)
    person.machine.stores.refuseWrites(.full)
    try await person.tap("A short lie-down")
    let said = "That could not be kept. The practice goes on."
    try await person.until("it is said") { person.says(said) }
    try await person.until("it goes on") { person.app.player.display?.isRunning == true }
    #expect(person.screen.announcements.contains(said) && person.screen.interruptions == [])
    try await person.activate("End here")
    try await person.tap("Done")
    #expect(!person.says(said))
  }

  @Test func aNumberIsGivenAndComesBackInWords() async throws {
    let person = try await asked("criticism-versus-kindness", "How tense is your body, with the hard voice?")
    #expect(person.says("loose") && person.says("tight all over"))
    #expect(try person.isDisabled("Go on"))
    try person.screen.set("How tense is your body, with the hard voice?", role: .slider, to: 7.0)
    try await person.tap("Go on")
    try await person.goOn(untilAsked: "How tense is your body, with the kind voice?")
    try person.screen.set("How tense is your body, with the kind voice?", role: .slider, to: 4.0)
    try await person.tap("Go on")
    try await person.goOnToTheEnd()
    let words = "With the hard voice: tense 7. With the kind voice: tense 4."
    #expect(person.says("You were here for yourself.") && person.says(words))
    #expect(person.says("One pair proves nothing. The numbers are yours to look at."))
    #expect(person.screen.notes + person.screen.findings == [])
    try await person.tap("Done")
    #expect(person.says("Led by a voice"), "it ends where it was begun")
    try await person.tab("You")
    try await person.tap("Breathing so far")
    try await person.until("it is listed") { person.says(words) }
  }

  @Test func aSingleNumberIsNoPair() async throws {
    let person = try await asked("criticism-versus-kindness", "How tense is your body, with the hard voice?")
    try person.screen.set("How tense is your body, with the hard voice?", role: .slider, to: 3.0)
    try await person.tap("Go on")
    try await person.goOnToTheEnd()
    #expect(person.says("With the hard voice: tense 3.") && !person.says("One pair proves nothing."))
  }

  @Test func aTextIsReadInOnesOwnTime() async throws {
    let app = try await Machine().start()
    let question = Question(number: 0, step: "s", words: "A page", asks: .read(paragraphs: ["One.", "Two."]))
    let screen = Screen(
      QuestionView(question: question).environment(Navigator(app: app)), catalog: try english())
    #expect(
      screen.transcript == ["Heading: A page", "Text: One.", "Text: Two.", "Button: Go on", "Button: Go on without"])
  }
}

/// Pages of a practice: a draft of the journal's own.
@Suite @MainActor struct PageFlowTests {
  private func drafts(_ person: Person) throws -> [DraftCard] {
    try #require(person.machine.journal).drafts(now: person.machine.clock.moment)
  }

  private func letter(on machine: Machine = Machine()) async throws -> Person {
    let card = try Breathing(content: Content(language: "en")).catalogue().practices.first {
      $0.id == "letter-to-myself"
    }
    let person = try await Person.practising(try #require(card).name, length: 2, on: machine)
    try await person.goOn(until: "it asks for words") {
      if case .write = person.app.player.display?.question?.asks { return true }
      if person.asked != nil { try person.screen.tap("Go on without") }
      return false
    }
    try await person.until("the page is there") { person.offers("Write here") }
    return person
  }

  @Test func whatIsWrittenBecomesADraftAndTheSamePageComesAgain() async throws {
    let person = try await letter()
    try await person.tap("A little help")
    #expect(!person.offers("A little help"))
    try person.type("Dear one", into: "Write here")
    try await person.tap("Keep and go on")
    try await person.until("it is a draft") { try! drafts(person).map(\.preview) == ["Dear one"] }
    try await person.goOn(untilAsked: "Go over it slowly. What do they wish for you, at the end?")
    #expect(try person.screen.one("Write here", role: .textField).value == "Dear one", "what stood there stays")
    try person.type("Dear one. Be well.", into: "Write here")
    try await person.tap("Keep and go on")
    try await person.until("it is kept") { try! drafts(person).map(\.preview) == ["Dear one. Be well."] }
    #expect(person.screen.notes == [])
    try await person.activate("End here")
    try await person.tap("Done")
    try await person.tab("Write")
    try await person.until("it is listed") { person.says("Not finished yet") && person.says("Dear one. Be well.") }
  }

  @Test func whatIsTypedIsADraftBeforeItIsKept() async throws {
    let person = try await letter()
    try person.type("Half a line", into: "Write here")
    await person.pass(2000)
    try await person.until("it is a draft") { try! drafts(person).map(\.preview) == ["Half a line"] }
  }

  @Test func afterAKillThePageIsTheSame() async throws {
    let person = try await letter()
    try person.type("Half a line", into: "Write here")
    await person.pass(2000)
    try await person.until("it is kept") { person.machine.kept("session-pages")?.hasPrefix("letter ") == true }
    let next = try await Person(person.machine.afterKill())
    try await next.until("it is offered") { next.says("Still open") }
    try await next.tap("Carry on")
    try await next.goOn(until: "it asks for words") { next.asked != nil }
    try await next.until("the page is there") { next.offers("Write here") }
    #expect(try next.screen.one("Write here", role: .textField).value == "Half a line")
    try next.type("A whole line", into: "Write here")
    try await next.tap("Keep and go on")
    try await next.until("it is kept") { try! drafts(next).map(\.preview) == ["A whole line"] }
    try await next.activate("End here")
    try await next.until("it is over") { next.machine.kept("session-pages") == nil }
  }

  @Test func lockedNothingOfItIsToBeSeen() async throws {
    let person = try await letter()
    person.app.privacy.setLock(true)
    try person.type("Half a line", into: "Write here")
    await person.scene(.background)
    await person.scene(.active)
    #expect(person.says("Go on without") && !person.told.contains("Half a line") && !person.offers("Write here"))
    try await person.back()
    try await person.tap("Unlock")
    try await person.until("it is open") { person.says("Still open") || person.offers("Practise") }
    try await person.until("it is kept") { try! drafts(person).map(\.preview) == ["Half a line"] }
  }

  @Test func withoutRoomThatIsSaidAndItGoesOn() async throws {
    let person = try await letter()
    person.machine.stores.refuseWrites(.full)
    try person.type("Dear one", into: "Write here")
    try await person.tap("Keep and go on")
    try await person.until("it is said") { person.says("That could not be kept. The practice goes on.") }
    try await person.until("it goes on") { person.app.player.display?.isRunning == true }
    #expect(person.app.journal.unkept.count == 1, "it is offered again in Write")
  }

  @Test func withoutAStoreItGoesOnWithoutAPage() async throws {
    let machine = Machine()
    machine.stores.refuseToOpen(.io)
    let card = try Breathing(content: Content(language: "en")).catalogue().practices.first {
      $0.id == "letter-to-myself"
    }
    let person = try await Person.practising(try #require(card).name, on: machine)
    try await person.goOn(until: "it asks for words") { person.asked != nil }
    #expect(!person.offers("Write here"))
    #expect(person.says("This device could not read or write the file with your writing."))
    try await person.tap("Go on without")
    #expect(person.asked == nil)
  }
}
