import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

private let breakName = "Self-compassion break"

/// Led through a practice: wishes on the way, a way out, closed eyes, a kill, and the next time.
@Suite @MainActor struct GuidedFlowTests {
  @Test func theBreakIsOneTapAway() async throws {
    let person = try await Person()
    try await person.tap("A kind minute")
    try await person.untilItRuns()
    #expect(person.app.player.display?.subject == .practice(id: "self-compassion-break"))
    #expect(person.says("Say it, aloud or inside: this hurts."))
    #expect(person.screen.notes + person.screen.findings == [])
  }

  @Test func tappedTwiceItBeginsOnce() async throws {
    let person = try await Person()
    try person.screen.tap("A kind minute")
    try person.screen.tap("A kind minute")
    try await person.untilItRuns()
    await person.pass(12_000)
    try await person.activate("End here")
    try await person.tap("Done")
    #expect(!person.says("Still open"))
  }

  @Test func whoeverHasGoneSomewhereElseMeanwhileIsNotCalledBack() async throws {
    let person = try await Person()
    try person.screen.tap("A kind minute")
    try await person.tab("Write")
    for _ in 0..<1000 { await Task.yield() }
    #expect(person.app.player.display == nil && !person.says("Still open"))
  }

  @Test func theBreakDoesNotWaitForAStoreOnItsWay() async throws {
    let machine = Machine()
    machine.stores.letOpensWait(true)
    defer { machine.stores.letOpensWait(false) }
    let person = try await Person(machine, waits: false)
    try await person.tap("A kind minute")
    try await person.untilItRuns()
    #expect(person.app.store.open == nil)
  }

  @Test func aPracticeIsSaidBeforeItBegins() async throws {
    let person = try await Person()
    try await person.tab("Practise")
    #expect(person.says("Led by a voice, or read in your own time. Any of them can be stopped at any point."))
    let card = try #require(
      person.app.practices.catalogue.practices.first { $0.id == "supportive-touch" })
    let lengths = card.lengths.map { person.lengthSaid($0.lengthMs) }.joined(separator: " · ")
    #expect(person.says(card.summary) && person.says(lengths))
    try await person.open(practice: card.name)
    for words in [card.summary] + card.how + card.cautions { #expect(person.says(words)) }
    let from = try #require(card.sources.first)
    #expect(!person.says(from))
    try await person.tap("Where this is from")
    #expect(person.says(from))
    try await person.tap("Standing")
    try await person.tap(person.lengthSaid(card.lengths[1].lengthMs))
    try await person.tap("Eyes closed")
    #expect(person.screen.notes + person.screen.findings == [])
    try await person.tap("Begin")
    try await person.untilItRuns()
    #expect(person.app.player.display?.title == card.name)
  }

  @Test func withClosedEyesNothingHasToBeTapped() async throws {
    let name = try name(of: "self-compassion-break")
    let person = try await Person.practising(name, length: 1, choosing: ["Eyes closed", "Voice"])
    var wasAsked = false
    try await person.goOn(until: "it is over") {
      wasAsked = wasAsked || person.asked != nil
      return person.app.player.display == nil
    }
    #expect(!wasAsked)
    #expect(person.says("You were here for yourself.") && !person.says("hurt"), "nothing is invented")
  }

  @Test func whatOneMayLikeIsOfferedAndDone() async throws {
    let person = try await Person.practising(try name(of: "compassionate-body-scan"), length: 2)
    await person.pass(2000)
    #expect(person.offers("Longer here") && person.offers("Skip this"))
    let left = { person.app.player.display?.run.leftMs ?? 0 }
    let before = left()
    try await person.tap("Longer here")
    try await person.until("it runs") { person.app.player.display?.isRunning == true }
    #expect(left() > before + 10_000)
    let line = person.app.player.display?.line
    try await person.activate("Skip this")
    try await person.until("it runs") { person.app.player.display?.isRunning == true }
    #expect(person.app.player.display?.line != line)
    try await person.goOn(until: "there is a long silence") {
      if person.asked != nil { try person.screen.tap("Go on without") }
      return person.app.player.display?.offers.goOn == true
    }
    let silence = left()
    try await person.activate("Go on")
    try await person.until("it runs") {
      person.app.player.display?.isRunning == true && person.app.player.display?.offers.goOn == false
    }
    #expect(silence > 10_000)
  }

  @Test func aBreathIsOfferedNothingOfAPractice() async throws {
    let person = try await Person()
    try await person.tap("A minute")
    try await person.untilItRuns()
    await person.pass(5000)
    for words in ["Longer here", "Skip this", "This is stirring things up"] { #expect(!person.offers(words)) }
  }

  @Test func whereAHandMayBeIsSaidUnderTheLine() async throws {
    let person = try await Person()
    try await person.tap("A kind minute")
    try await person.untilItRuns()
    try await person.goOn(until: "a hand may be somewhere") { person.app.player.display?.hand != nil }
    #expect(person.app.player.display?.hand == .heart)
    #expect(person.says("A hand on your heart, if you like"))
  }

  private func stirred() async throws -> Person {
    let person = try await Person()
    try await person.tap("A kind minute")
    try await person.untilItRuns()
    await person.pass(4000)
    try await person.activate("This is stirring things up")
    try await person.until("it leads out") { person.says("You can leave that where it is.") }
    try await person.until("it runs") { person.app.player.display?.isRunning == true }
    #expect(!person.offers("This is stirring things up"), "it is out already")
    try await person.goOn(untilAsked: "What would be good now?")
    return person
  }

  @Test func stirredUpItLeadsOutAndOneCanStopThere() async throws {
    let person = try await stirred()
    try await person.tap("Stop here for today")
    try await person.goOnToTheEnd()
    #expect(person.says("You were here for yourself."))
    try await person.tap("A little more")
    try await person.untilItRuns()
    #expect(person.says("Hold on to something that doesn't move"), "what stirred things up is left out")
    try await person.activate("End here")
    try await person.tap("Done")
    try await person.softerIsOffered(at: try name(of: "self-compassion-break"))
  }

  @Test func stirredUpItLeadsOutAndOneCanGoOn() async throws {
    let person = try await stirred()
    try await person.tap("Go on, a little further off")
    try await person.until("it goes on") { person.app.player.display?.isRunning == true }
    let name = try name(of: "self-compassion-break")
    #expect(person.app.player.display?.title == name)
    try await person.goOnToTheEnd()
  }

  @Test func harderThanBeforeIsSoftenedNextTime() async throws {
    let name = try name(of: "self-compassion-break")
    let person = try await Person.practising(name)
    try await person.saysThatItWasHarder()
    #expect(person.says("Thank you for saying so. Next time it can be softer."))
    #expect(person.screen.notes + person.screen.findings == [])
    try await person.tap("Ground me")
    try await person.untilItRuns()
    let grounding = try #require(person.app.player.display)
    #expect(person.app.practices.isGrounding(grounding.subject))
    try await person.activate("End here")
    try await person.tap("Done")
    try await person.softerIsOffered(at: name)
    #expect(person.says("Toggle: Softer this time, On"))
    try await person.tap("Begin")
    try await person.untilItRuns()
    #expect(person.says("Hold on to something that doesn't move"), "out in the room first")
    try await person.activate("End here")
    try await person.tap("Done")
  }

  @Test func harderThanBeforeALittleMoreIsSofter() async throws {
    let name = try name(of: "self-compassion-break")
    let person = try await Person.practising(name, length: 1, choosing: ["Eyes closed"])
    try await person.saysThatItWasHarder()
    try await person.tap("A little more")
    try await person.untilItRuns()
    #expect(person.says("Hold on to something that doesn't move"), "out in the room first")
  }

  @Test func theKindMinuteIsSofterThen() async throws {
    let person = try await Person()
    try await person.tap("A kind minute")
    try await person.untilItRuns()
    try await person.saysThatItWasHarder()
    try await person.tap("Done")
    try await person.tap("A kind minute")
    try await person.untilItRuns()
    #expect(person.says("Hold on to something that doesn't move"), "out in the room first")
  }

  @Test func softerCanBeTurnedOff() async throws {
    let name = try name(of: "self-compassion-break")
    let person = try await Person.practising(name)
    try await person.saysThatItWasHarder()
    try await person.tap("Done")
    try await person.softerIsOffered(at: name)
    try await person.tap("Softer this time")
    try await person.tap("Begin")
    try await person.untilItRuns()
    #expect(person.says("Say it, aloud or inside: this hurts."))
  }

  @Test func killedAtAQuestionItAsksAgain() async throws {
    let person = try await Person.practising(try name(of: "daily-compassionate-act"))
    try await person.goOn(untilAsked: "What could be for you today?")
    try await person.until("it is kept") { person.machine.kept("session") != nil }
    await person.pass(1000)
    let next = try await Person(person.machine.afterKill())
    try await next.until("it is offered") { next.says("Still open") }
    try await next.tap("Carry on")
    try await next.goOn(untilAsked: "What could be for you today?")
    try await next.tap("A warm cup, drunk slowly")
    try await next.goOnToTheEnd()
  }

  @Test func killedInASilenceItIsTakenUpThere() async throws {
    let person = try await Person()
    try await person.tap("A kind minute")
    try await person.untilItRuns()
    try await person.goOn(until: "it is quiet") { person.app.player.display?.run.kind == .rest }
    await person.pass(2000)
    try await person.until("it is kept") { person.machine.kept("session") != nil }
    let next = try await Person(person.machine.afterKill())
    try await next.until("it is offered") { next.says("Still open") }
    try await next.tap("Carry on")
    try await next.untilItRuns()
    #expect(next.app.player.display?.subject == .practice(id: "self-compassion-break"))
    #expect((next.app.player.display?.run.leftMs ?? 0) > 0)
    try await next.goOnToTheEnd()
    #expect(next.says("You were here for yourself."))
  }

  private func name(of id: String) throws -> String {
    try #require(try Breathing(content: Content(language: "en")).catalogue().practices.first { $0.id == id }).name
  }
}

extension Person {
  /// Ends the first practice there is, early, and says that it was hard.
  fileprivate func saysThatItWasHarder() async throws {
    await pass(20_000)
    try await activate("End here")
    try await until("it is remembered") { try! app.store.open!.opened.sessions().count == 1 }
    #expect(!says("Thank you for saying so."))
    try await tap("It was harder than before")
    try await until("it is kept") { try! app.store.open!.opened.sessions().first?.harder == true }
  }

  /// Goes to a practice that was hard the last time.
  fileprivate func softerIsOffered(at name: String) async throws {
    try await open(practice: name)
    try await until("it is said") { says("Last time this one was hard.") }
    #expect(offers("Softer this time"))
  }
}

/// What is kept from a practice is offered again, seen, and let go.
@Suite @MainActor struct KeepsakesFlowTests {
  private func name(of id: String) throws -> String {
    try #require(try Breathing(content: Content(language: "en")).catalogue().practices.first { $0.id == id }).name
  }

  private func kept() async throws -> Person {
    let person = try await Person.practising(try name(of: "self-compassion-break"), length: 1)
    try await person.goOn(untilAsked: "What do you need to hear?")
    try await person.tap("My own words")
    try person.type("You did what you could.", into: "Your own words")
    try await person.tap("Keep and go on")
    try await person.until("it is kept") { try! person.keepsakes().count == 1 }
    try await person.activate("End here")
    try await person.tap("Done")
    return person
  }

  private func list(_ person: Person) async throws {
    try await person.tab("You")
    try await person.tap("Kept from practices")
  }

  @Test func whatIsKeptIsSaidTheNextTime() async throws {
    let person = try await kept()
    try await person.tab("Now")
    try await person.tap("A kind minute")
    try await person.untilItRuns()
    try await person.goOn(until: "it is said") { person.says("You did what you could.") }
    // After a kill, too.
    try await person.until("the record is kept") { person.machine.kept("session") != nil }
    let next = try await Person(person.machine.afterKill())
    try await next.until("it is offered") { next.says("Still open") }
    try await next.tap("Carry on")
    try await next.untilItRuns()
    try await next.goOn(until: "it is said") { next.says("You did what you could.") }
  }

  @Test func whatIsKeptIsListedAndLetGo() async throws {
    let person = try await kept()
    try await list(person)
    try await person.until("it is listed") { person.says("You did what you could.") }
    let from = try name(of: "self-compassion-break")
    #expect(person.says("Heading: Kind sentences") && person.says("From \(from)"))
    #expect(person.screen.notes + person.screen.findings == [])
    try await person.tap("Let it go")
    #expect(person.says("It is deleted, and not offered again."))
    try await person.tap("Hold on to it")
    #expect(try person.keepsakes().count == 1)
    try await person.tap("Let it go")
    try person.screen.tap("Let it go", role: .button)
    try await person.until("it is gone") { try! person.keepsakes().isEmpty }
    try await person.until("it says so") {
      person.says("What you keep from a practice stands here, and is offered to you again.")
    }
    try await person.back()
    try await person.tab("Now")
    try await person.tap("A kind minute")
    try await person.untilItRuns()
    try await person.goOnToTheEnd()
    #expect(!person.told.contains("You did what you could."))
  }

  @Test func allOfThemGoAtOnce() async throws {
    let person = try await kept()
    try await list(person)
    try await person.until("it is listed") { person.says("You did what you could.") }
    try await person.tap("Let all of them go")
    #expect(person.says("All of them are deleted, and none is offered again."))
    try person.screen.tap("Let all of them go", role: .button)
    try await person.until("they are gone") { try! person.keepsakes().isEmpty }
  }
}
