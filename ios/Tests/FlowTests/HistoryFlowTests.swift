import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// What was breathed is remembered, without counting anything.
@Suite @MainActor struct HistoryFlowTests {
  private func sessions(_ person: Person) throws -> [BreathedCard] {
    try #require(person.app.store.open).opened.sessions()
  }

  private func breathed(_ ms: UInt64) async throws -> Person {
    let person = try await Person()
    try await person.tap("A minute")
    try await person.untilItRuns()
    await person.pass(ms)
    if person.app.player.display != nil { try await person.activate("End here") }
    return person
  }

  @Test func aSessionIsRememberedAndHowItWasIfOneSaysSo() async throws {
    let person = try await breathed(80_000)
    #expect(person.says("Slider: How was it?, Not rated"))
    try await person.until("it is remembered") { try! sessions(person).count == 1 }
    let one = try #require(try sessions(person).first)
    #expect(one.whole && one.felt == nil && one.day == "2026-11-23")
    #expect(one.startedUtcMs == 1_795_435_200_000)
    try person.screen.set("How was it?", role: .slider, to: 8.0)
    try await person.until("it is said") { try! sessions(person).first?.felt == 8 }
    try await person.tap("Done")
    try await person.tab("You")
    try await person.tap("Breathing so far")
    try await person.until("it is listed") { person.says("Soothing rhythm") }
    #expect(person.says("How it was: 8 of 10") && person.says("November 23, 2026 · 1 minute"))
    #expect(person.screen.findings == [] && person.screen.notes == [])
    try await person.tap("Delete: Soothing rhythm, November 23, 2026")
    try await person.until("it is gone") { person.says("Nothing here yet. What you breathe from now on") }
    #expect(try sessions(person).isEmpty)
  }

  @Test func whereTheyCannotBeKeptThatIsSaid() async throws {
    let full = "There is no room left on this device."
    let person = try await breathed(80_000)
    try await person.until("it is remembered") { try! sessions(person).count == 1 }
    #expect(!person.says(full))
    person.machine.stores.refuseWrites(.full)
    try person.screen.set("How was it?", role: .slider, to: 8.0)
    try await person.until("it is said") { person.says(full) }
    person.machine.stores.refuseWrites(nil)
    try person.screen.set("How was it?", role: .slider, to: 7.0)
    try await person.until("it is kept") { !person.says(full) }
    #expect(try sessions(person).first?.felt == 7)
    let other = try await Person(fullPhone())
    try await other.tap("A minute")
    try await other.untilItRuns()
    await other.pass(80_000)
    try await other.until("it is said") { other.says(full) }
    try await other.tap("Done")
    #expect(!other.says(full))
  }

  @Test func oneThatWasEndedEarlyCountsFromTenSecondsOn() async throws {
    let early = try await breathed(12_000)
    try await early.until("it is remembered") { try! sessions(early).count == 1 }
    #expect(try sessions(early).first?.whole == false)
    let atOnce = try await breathed(9000)
    #expect(!atOnce.says("How was it?"))
    try await atOnce.tap("Done")
    #expect(try sessions(atOnce).isEmpty)
  }

  @Test func groundingIsNotRemembered() async throws {
    let person = try await Person()
    try await person.tap("I'm upset")
    try await person.untilItRuns()
    await person.pass(31_000)
    #expect(!person.says("How was it?"))
    #expect(try sessions(person).isEmpty)
  }

  @Test func theNewestComesFirstAndAllOfThemAreThere() async throws {
    let person = try await Person()
    let store = try #require(person.app.store.open).opened.store
    for number: Int64 in 1...70 {
      let card = BreathedCard(
        id: "", subject: .protocol(id: "box-4"), startedUtcMs: 1_795_435_200_000 - number * 86_400_000, day: "",
        lengthMs: 60_000, whole: true, felt: nil)
      _ = try store.rememberSession(session: card, began: Moment(utcMs: card.startedUtcMs, aheadOfUtcS: 0))
    }
    try await person.tab("You")
    try await person.tap("Breathing so far")
    try await person.until("all are listed") {
      person.screen.all().filter { $0.label.hasPrefix("Delete: Box breathing") }.count == 70
    }
    let days = person.screen.all().map(\.label).filter { $0.hasPrefix("Delete: ") }
    #expect(days.first == "Delete: Box breathing, November 22, 2026")
  }
}
