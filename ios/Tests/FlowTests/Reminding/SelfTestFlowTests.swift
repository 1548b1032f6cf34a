import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// Whether reminders arrive, and what a person with a hostile phone might do.
@Suite @MainActor struct SelfTestFlowTests {
  private let waits = "One is on its way. It comes in about a minute; you can put the phone away meanwhile."

  private func arriving(_ machine: Machine = phoneOfTheTable()) async throws -> Person {
    let person = try await Person.atReminders(machine)
    try await person.tap("Will they arrive?")
    try await person.until("it is read") { person.says("Heading: What decides it") }
    return person
  }

  @Test func oneIsSentInAMinuteAndItIsSaidWhenItArrived() async throws {
    let person = try await arriving()
    #expect(person.says("As far as this phone tells, they arrive."))
    try await person.tap("Send me one in a minute")
    try await person.until("it waits") { person.says(waits) }
    #expect(!person.says("Send me one in a minute"))
    let test = try #require(person.machine.notifier.pending.first { $0.kind == .test })
    await person.pass(64_000)
    person.machine.notifier.arrive(test.id)
    await person.scene(.background)
    await person.scene(.active)
    try await person.until("it came") { person.says("It arrived") }
    #expect(person.says("Send me one in a minute") && !person.says(waits))
  }

  @Test func oneThatStaysAwaySaysWhatToLookAt() async throws {
    let person = try await arriving()
    try await person.tap("Send me one in a minute")
    try await person.until("it waits") { person.says(waits) }
    await person.pass(300_000)
    #expect(
      person.says(
        "It has not come yet. The phone may be holding it back. The lines below say what to look at, from the top."))
    #expect(person.says("Send me one in a minute"))
  }

  @Test func aHostilePhoneIsToldWhatToChangeAndWhere() async throws {
    let machine = phoneOfTheTable()
    machine.notifier.isHostile()
    let person = try await arriving(machine)
    #expect(person.says("As it is, they do not arrive. Below is what keeps them, and what would help."))
    #expect(person.says("This app may not show anything yet. Allow notifications, and they are seen."))
    #expect(
      person.says("Reminders wait for a summary at set times. Leave this app out of it, and each comes at its own."))
    #expect(person.says("Heading: A Focus, such as Do Not Disturb") && person.says("No app can see this"))
    let settings = try #require(person.screen.all("Open this in the settings").first)
    person.screen.acting { settings.actions.tap?() }
    try await person.until("the settings are opened") { machine.notifier.opened == [.notifications] }
    machine.notifier.says(nil)
    machine.notifier.allows(.yes)
    await person.scene(.background)
    await person.scene(.active)
    try await person.until("it is well") { person.says("As far as this phone tells, they arrive.") }
  }

  @Test func whereNothingMayBeShownNoneIsSentAndTheWayToAllowItIsThere() async throws {
    let machine = phoneOfTheTable()
    machine.notifier.allows(.refused)
    let person = try await arriving(machine)
    let shut = "Nothing may be shown now, so it would not arrive."
    #expect(person.says(shut) && !person.says("Send me one in a minute"))
    let settings = try #require(person.screen.all("Open this in the settings").first)
    person.screen.acting { settings.actions.tap?() }
    try await person.until("the settings are opened") { machine.notifier.opened == [.notifications] }
    machine.notifier.allows(.yes)
    await person.scene(.background)
    await person.scene(.active)
    try await person.until("one can be sent") { person.offers("Send me one in a minute") }
    #expect(!person.says(shut))
  }

  @Test func onANewPhoneOneComesQuietlyAndNobodyIsAsked() async throws {
    let person = try await arriving(Machine())
    #expect(person.offers("Ask me"))
    try await person.tap("Send me one in a minute")
    try await person.until("it waits") { person.says(waits) }
    #expect(person.machine.notifier.asked == 0 && person.machine.notifier.allowed == .quietly)
    // How the phone is now is read after that.
    try await person.until("it is said how it comes") {
      person.says("They are in the notification centre when you look there, without a sound.")
    }
  }

  @Test func whoeverWasAskedBeforeIsLedIntoTheSettingsInstead() async throws {
    let machine = phoneOfTheTable()
    // Allowed once, and switched off one by one since.
    var readings = await machine.notifier.readings()
    readings.shown = .quietly
    machine.notifier.says(readings)
    let person = try await arriving(machine)
    #expect(person.says("Switch on banners or the lock screen in the settings, and each is seen as it comes."))
    #expect(!person.says("Ask me"))
    try await person.tap("Open this in the settings")
    try await person.until("the settings are opened") { machine.notifier.opened == [.notifications] }
    #expect(machine.notifier.asked == 0)
  }

  @Test func aPageThatIsNotThereIsSaid() async throws {
    let machine = phoneOfTheTable()
    machine.notifier.isHostile()
    machine.notifier.opensSettings(false)
    let person = try await arriving(machine)
    let settings = try #require(person.screen.all("Open this in the settings").first)
    person.screen.acting { settings.actions.tap?() }
    try await person.until("it is said") {
      person.says("This phone has no such page. It may be under a name of its own in the settings.")
    }
  }

  @Test func shownQuietlyOneMayBeAskedForMore() async throws {
    let machine = phoneOfTheTable()
    machine.notifier.allows(.quietly)
    let person = try await arriving(machine)
    #expect(person.says("They are in the notification centre when you look there, without a sound."))
    try await person.tap("Ask me")
    try await person.until("it is answered") { person.says("This app may show them.") }
    #expect(machine.notifier.asked == 1)
  }
}
