import AppModel
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// A tap on a reminder, as somebody sees it who opens the app with it.
@Suite @MainActor struct OpenedReminderFlowTests {
  private let note = OpenedReminder(id: "x", leads: .journal(kind: "note"))

  @Test func itLeadsToThePageItIsAbout() async throws {
    let person = try await Person()
    await person.machine.delivery?.open(note)
    try await person.until("the page is there") { person.says("Half a sentence is enough.") }
    #expect(person.screen.findings == [] && person.screen.notes == [])
    try await person.back()
    #expect(person.says("A note"))
  }

  @Test func itLeadsThereAlsoWhereItStartedTheApp() async throws {
    let machine = Machine()
    await (try machine.wake()).open(note)
    let person = try await Person(machine)
    try await person.until("the page is there") { person.says("Half a sentence is enough.") }
  }

  @Test func whileTheAppIsLockedItWaitsAndNothingOfItIsSeen() async throws {
    let first = try await Person()
    try await first.tab("You")
    try await first.tap("Privacy and backup")
    try await first.tap("Lock Kindself")
    try await first.until("it is kept") { first.machine.shelf["lock"] == "on" }
    let machine = first.machine.afterKill()
    await (try machine.wake()).open(note)
    let person = try await Person(machine)
    await person.pass(1000)
    #expect(person.says("Kindself is locked") && !person.says("Half a sentence is enough."))
    try await person.tap("Unlock")
    try await person.until("the page is there") { person.says("Half a sentence is enough.") }
  }
}
