import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// A while before a practice begins: chosen, waited for, and remembered.
@Suite @MainActor struct DelayFlowTests {
  private let name = "Self-compassion break"
  private let first = "Say it, aloud or inside: this hurts."
  private let settle = "Let yourself settle"

  @Test func itWaitsAsLongAsIsChosenBeforeItsFirstLine() async throws {
    for (label, ms) in [("10 seconds", UInt64(10_000)), ("20 seconds", 20_000), ("30 seconds", 30_000)] {
      let person = try await Person.practising(name, choosing: [label])
      #expect(person.says(settle) && !person.says(first), "\(label)")
      await person.pass(ms - 1)
      #expect(person.says(settle) && !person.says(first), "\(label)")
      await person.pass(1)
      #expect(!person.says(settle) && person.says(first), "\(label)")
      #expect(person.screen.notes + person.screen.findings == [])
    }
  }

  @Test func atOnceItBeginsWithItsFirstLine() async throws {
    let person = try await Person.practising(name, choosing: ["20 seconds", "Begin at once"])
    #expect(person.says(first) && !person.says(settle))
  }

  @Test func whatIsChosenIsRememberedForEveryPractice() async throws {
    let person = try await Person()
    try await person.open(practice: name)
    #expect(person.says("Heading: Before it begins"))
    #expect(person.says("Time to put the phone down, or to lie down."))
    #expect(person.says("Button: Begin at once, selected"))
    try await person.tap("30 seconds")
    #expect(person.says("Button: 30 seconds, selected") && !person.says("Button: Begin at once, selected"))
    #expect(person.screen.notes + person.screen.findings == [])
    try await person.until("it is kept") { person.machine.kept("settings")?.contains("30000") == true }
    let next = try await Person(person.machine.afterKill())
    let other = try #require(next.app.practices.catalogue.practices.first { $0.name != name })
    try await next.open(practice: other.name)
    #expect(next.says("Button: 30 seconds, selected"))
  }

  /// A phone on which half a minute was chosen.
  private func waiting() async throws -> Machine {
    let person = try await Person()
    try await person.open(practice: name)
    try await person.tap("30 seconds")
    try await person.until("it is kept") { person.machine.kept("settings")?.contains("30000") == true }
    return person.machine.afterKill()
  }

  @Test func theLifebuoyNeverWaits() async throws {
    let person = try await Person(waiting())
    try await person.until("it is known") { person.app.settings.delayMs == 30_000 }
    try await person.tap("Lifebuoy: grounding and crisis lines")
    try await person.tap("Ground me")
    try await person.untilItRuns()
    #expect(person.says("Feel the soles of your feet.") && !person.says(settle))
  }

  @Test func aKindMinuteNeverWaits() async throws {
    let person = try await Person(waiting())
    try await person.until("it is known") { person.app.settings.delayMs == 30_000 }
    try await person.tap("A kind minute")
    try await person.untilItRuns()
    #expect(person.says(first) && !person.says(settle))
  }

  @Test func aPauseWithinWritingNeverWaits() async throws {
    let person = try await editing("The hard voice", on: waiting())
    try await person.until("it is known") { person.app.settings.delayMs == 30_000 }
    try await person.tap("Begin")
    try await person.untilItRuns()
    let display = try #require(person.app.player.display)
    #expect(display.title == "Thirty seconds of noticing" && person.says(display.line) && !person.says(settle))
  }

  @Test func whoeverIsReadyBeforeGoesOn() async throws {
    let person = try await Person.practising(name, choosing: ["30 seconds"])
    await person.pass(5000)
    #expect(!person.offers("This is stirring things up"), "nothing was said yet")
    try await person.activate("Skip this")
    try await person.until("it begins") { person.says(first) }
  }

  @Test func aLittleMoreDoesNotWaitOnceMore() async throws {
    let person = try await Person.practising(name, choosing: ["20 seconds"])
    #expect(person.says(settle))
    await person.pass(25_000)
    try await person.activate("End here")
    try await person.tap("A little more")
    try await person.untilItRuns()
    #expect(person.says(first) && !person.says(settle))
  }

  @Test func killedWhileItWaitsItIsTakenUpThere() async throws {
    let person = try await Person.practising(name, choosing: ["20 seconds"])
    try await person.until("it is kept") { person.machine.kept("session") != nil }
    await person.pass(5000)
    let next = try await Person(person.machine.afterKill())
    try await next.until("it is offered") { next.says("Still open") }
    try await next.tap("Carry on")
    try await next.untilItRuns()
    #expect(next.says(settle) && !next.says(first))
    await next.pass(20_000)
    #expect(next.says(first))
  }
}
