import AppModel
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// The first moments of the app, while its store is still on its way.
@Suite @MainActor struct LateStoreFlowTests {
  private let words = "Your writing is being opened. Breathing and the lifebuoy are here already."

  private func late() async throws -> Person {
    let machine = Machine()
    machine.stores.letOpensWait(true)
    return try await Person(machine, waits: false)
  }

  private func arrive(_ person: Person) async throws {
    person.machine.stores.letOpensWait(false)
    _ = await person.app.store.ready()
    try await person.until("it is not said any more") { !person.says(words) }
  }

  @Test func theFirstFrameIsThereAndAfterAMomentItIsSaidQuietly() async throws {
    let person = try await late()
    #expect(person.says("What would help now?") && !person.says(words))
    await person.pass(299)
    #expect(!person.says(words))
    await person.pass(1)
    #expect(person.says(words) && person.says("What would help now?"))
    #expect(person.screen.announcements == [] && person.screen.findings == [] && person.screen.notes == [])
    try await arrive(person)
  }

  @Test func breathingAndTheLifebuoyWorkMeanwhile() async throws {
    let person = try await late()
    try await person.tap("A minute")
    try await person.untilItRuns()
    await person.pass(80_000)
    #expect(person.says("You gave yourself a minute."))
    try await person.tap("Done")
    try await person.tap("Lifebuoy: grounding and crisis lines")
    try await person.tap("Crisis lines")
    #expect(person.says("Call 999"))
    try await arrive(person)
    #expect(person.says("Call 999"), "one stays where one is")
    try await person.tab("You")
    try await person.tap("Breathing so far")
    try await person.until("it is remembered") { person.says("Soothing rhythm") }
  }

  @Test func theTabOfTheWritingFillsOnceItIsOpen() async throws {
    let person = try await late()
    try await person.tab("Write")
    #expect(!person.says("A note") && !person.says("Nothing here yet."))
    await person.pass(300)
    #expect(person.says(words))
    try await arrive(person)
    try await person.until("it is there") { person.says("A note") && person.says("Nothing here yet.") }
  }

  @Test func whoeverWantsToWriteAtOnceFindsTheKindsAsSoonAsItIsOpen() async throws {
    let person = try await late()
    try person.screen.tap("Write", role: .button)
    await person.pass(300)
    #expect(person.says("What would you like to write?") && person.says(words))
    try await arrive(person)
    try await person.tap("A kind letter")
    try await person.until("it is there") { person.says("The letter") }
  }

  @Test func aPatternIsSavedOnceItIsOpen() async throws {
    let person = try await late()
    try await person.tap("Breathe")
    try await person.tap("Make a breath of your own")
    try person.type("Evening", into: "Name")
    try await person.tap("Save")
    await person.pass(300)
    #expect(person.says(words) && person.says("Evening"))
    #expect(try person.isDisabled("Save"))
    try await arrive(person)
    try await person.until("it is saved") { person.app.settings.ownPatterns.map(\.name) == ["Evening"] }
    try await person.until("it is ready to be breathed") { person.says("Choose length and start") }
  }
}
