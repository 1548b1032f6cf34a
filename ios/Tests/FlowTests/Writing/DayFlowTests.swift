import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// One idea of a day, on every screen that has one. It is noon of 23 November where the machine is, in Greenwich.
@Suite @MainActor struct DayFlowTests {
  /// Half past three at night.
  private func atNight(_ person: Person) async {
    await person.scene(.background)
    person.machine.clock.minutesOn = 15 * 60 + 30
    await person.scene(.active)
  }

  private func saysWhereADayBegins(_ person: Person) -> Bool {
    person.says("A day begins at \(person.time(240)). What comes before still belongs to the day before.")
  }

  @Test func atNightTodayIsShownWithItsDateAndTheEditorSaysWhereADayBegins() async throws {
    let person = try await editing("A note")
    #expect(!saysWhereADayBegins(person))
    try person.type("An owl called", into: "Your words")
    try await person.tap("Save")
    try await person.until("it is listed") { person.says("Heading: Today") }
    await atNight(person)
    try await person.until("its date is said") { person.says("Heading: Today, November 23, 2026") }
    try await person.tap("A note")
    try await person.until("it says where a day begins") { saysWhereADayBegins(person) }
    #expect(person.says("Today, November 23, 2026") && person.says("Yesterday, November 22, 2026"))
    try person.type("Awake", into: "Your words")
    try await person.tap("Save")
    try await person.until("it is of the same day") { person.app.journal.write.days.map(\.day) == ["2026-11-23"] }
    await person.scene(.background)
    person.machine.clock.minutesOn = 16 * 60
    await person.scene(.active)
    try await person.until("a new day has begun") {
      person.says("Heading: Yesterday") && !person.says("November 23, 2026")
    }
  }

  @Test func whatTheEditorsCalendarTakesTheSearchesTakesToo() async throws {
    let person = try await Person()
    person.machine.clock.minutesOn = 15 * 60 + 30
    try await person.tab("Write")
    try await person.tap("A note")
    try await person.until("the editor is there") { person.says("Another day") }
    try person.type("The date on the clock", into: "Your words")
    try await person.tap("Another day")
    let (clock, next) = (try #require(Days.date("2026-11-24")), try #require(Days.date("2026-11-25")))
    #expect(throws: (any Error).self) {
      try person.screen.set("The day it is about", role: .datePicker, to: next)
    }
    try person.screen.set("The day it is about", role: .datePicker, to: clock)
    try await person.tap("Save")
    try await person.until("it is listed") { person.app.journal.write.days.map(\.day) == ["2026-11-24"] }
    try await person.tap("Search")
    try await person.tap("Filters")
    try await person.until("days can be chosen") { person.says("From") }
    try await person.tap("From")
    #expect(saysWhereADayBegins(person))
    #expect(throws: (any Error).self) { try person.screen.set("From", role: .datePicker, to: next) }
    try person.screen.set("From", role: .datePicker, to: clock)
    try await person.until("it is found") { person.says("The date on the clock") }
  }

  @Test func aSessionAtNightIsOfOneDayInTheHistoryAndInTheSettings() async throws {
    let person = try await Person()
    person.machine.clock.minutesOn = 15 * 60 + 30
    try await person.tap("A minute")
    try await person.untilItRuns()
    // It ends when the next day has begun.
    person.machine.clock.minutesOn += 60
    await person.pass(80_000)
    let store = try #require(person.app.store.open).opened
    try await person.until("it is remembered") { try! store.sessions().count == 1 }
    #expect(try store.sessions().map(\.day) == ["2026-11-23"])
    #expect(person.app.settings.firstFinished.map(\.date) == ["2026-11-23"])
  }
}
