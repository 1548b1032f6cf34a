import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// A person says where their day begins, and all that has a day goes by it. It is the night to 24 November where the
/// machine is, in Greenwich.
@Suite @MainActor struct DayBeginsFlowTests: Leaving {
  /// Half past one.
  private func atNight(_ machine: Machine = Machine()) -> Machine {
    machine.clock.minutesOn = 13 * 60 + 30
    return machine
  }

  private func openSettings(_ person: Person) async throws {
    try await person.tab("You")
    try await person.tap("Settings")
  }

  private func begins(_ minutes: UInt16, _ person: Person) async throws {
    try await openSettings(person)
    try await person.tap("A day begins at")
    try await person.tap(person.time(minutes))
    try await person.until("it is chosen") { person.says("Late nights") && person.said.contains(person.time(minutes)) }
    try await person.back()
  }

  private func write(_ words: String, _ person: Person) async throws {
    try await person.tab("Write")
    try await person.until("one can write") { person.offers("A note") }
    try await person.tap("A note")
    try await person.until("the editor is there") { person.says("Another day") }
    try person.type(words, into: "Your words")
  }

  /// What was written, and on which day it is.
  private func days(_ person: Person) -> [String: String] {
    let entries = person.app.journal.write.days.flatMap(\.entries)
    return Dictionary(uniqueKeysWithValues: entries.map { ($0.preview, $0.day) })
  }

  @Test func whatIsWrittenAtNightIsOfTheDayThatThePersonSays() async throws {
    let person = try await Person(atNight())
    func sentence(_ minutes: UInt16) -> String {
      "A day begins at \(person.time(minutes)). What comes before still belongs to the day before."
    }
    try await openSettings(person)
    #expect(person.said.contains(person.time(240)))
    #expect(person.says("Night owls are welcome: what you write after midnight can belong to the evening before."))
    try await person.back()
    try await begins(0, person)
    try await write("At midnight", person)
    #expect(person.says("Today") && !person.says(sentence(0)))
    try await person.tap("Save")
    try await person.until("it is listed") { days(person) == ["At midnight": "2026-11-24"] }
    #expect(person.says("Heading: Today"))
    try await begins(240, person)
    try await write("At four", person)
    #expect(person.says("Today, November 23, 2026") && person.says(sentence(240)))
    try await person.tap("Save")
    try await person.until("what is kept keeps its day") {
      days(person) == ["At midnight": "2026-11-24", "At four": "2026-11-23"]
    }
    #expect(person.says("Heading: Today, November 23, 2026"))
  }

  @Test func aSessionIsOfTheDayThatThePersonSaysInTheHistoryAndInTheSettings() async throws {
    let person = try await Person(atNight())
    try await begins(0, person)
    try await person.tab("Now")
    try await person.tap("A minute")
    try await person.untilItRuns()
    await person.pass(80_000)
    let store = try #require(person.app.store.open).opened
    try await person.until("it is remembered") { try! store.sessions().count == 1 }
    #expect(try store.sessions().map(\.day) == ["2026-11-24"])
    #expect(person.app.settings.firstFinished.map(\.date) == ["2026-11-24"])
  }

  @Test func itIsAsItWasChosenAfterTheProcessHasEnded() async throws {
    let person = try await Person(atNight())
    try await begins(90, person)
    try await person.until("it is kept") { person.machine.kept("settings")?.contains("\"day_begins\":90") == true }
    let next = try await Person(atNight(person.machine.afterKill()))
    try await next.until("the settings are read") { next.machine.clock.moment.dayBeginsMin == 90 }
    try await openSettings(next)
    #expect(next.said.contains(next.time(90)))
    try await next.back()
    try await write("After the turn", next)
    try await next.tap("Save")
    try await next.until("it is listed") { days(next) == ["After the turn": "2026-11-24"] }
  }

  @Test func itGoesAlongInAnArchiveAndIsAsUsualAfterEverythingWasDeleted() async throws {
    let person = try await Person(atNight())
    try await begins(0, person)
    try await write("An owl called", person)
    try await person.tap("Save")
    try await person.until("it is listed") { person.says("A note, An owl called") }
    try await open("Make a backup", of: person)
    let file = try await backedUp(person)
    try await person.back()
    try await person.tap("Delete everything")
    try person.screen.tap("Delete everything", role: .button)
    await person.pass(0)
    try await person.tap("Yes, delete everything")
    try await person.until("it begins afresh") { person.says("What would help now?") }
    #expect(person.machine.clock.moment.dayBeginsMin == 240)
    try await open("Restore a backup", of: person)
    try await choose(file, person)
    try person.type(passphrase, into: "Passphrase")
    try await person.tap("Open")
    try await person.until("it is looked at") { person.says("Not here yet: 1 entry") }
    try await person.tap("Restore")
    try await person.until("it is taken in") { person.says("Restored: 1 entry.") }
    try await person.until("the settings are read anew") { person.machine.clock.moment.dayBeginsMin == 0 }
  }
}
