import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// The lock, what is out of sight, a store that cannot be opened, and leaving nothing behind.
@Suite @MainActor struct PrivacyFlowTests {
  private func locking() async throws -> Person {
    let person = try await Person()
    try await person.tab("You")
    try await person.tap("Privacy and backup")
    try await person.tap("Lock Kindself")
    try await person.until("it is kept") { person.machine.shelf["lock"] == "on" }
    return person
  }

  @Test func lockedItOpensForItsOwnerOnly() async throws {
    let person = try await locking()
    try await person.tab("Write")
    await person.scene(.inactive)
    await person.scene(.active)
    #expect(person.says("A note"), "it was in sight all the time")
    await person.scene(.background)
    await person.scene(.active)
    #expect(person.says("Kindself is locked") && !person.says("A note"))
    #expect(!person.screen.has("Now", role: .tab) && !person.screen.transcript.contains { $0.hasPrefix("Tab") })
    person.machine.lock.opens = false
    try await person.tap("Unlock")
    #expect(person.says("Kindself is locked"))
    person.machine.lock.opens = true
    try await person.tap("Unlock")
    try await person.until("it is open") { person.says("A note") }
    #expect(person.machine.lock.reasons == ["Unlock Kindself", "Unlock Kindself"])
  }

  @Test func itIsLockedWhenItStartsAndTheMinuteAndTheLifebuoyAreThereAllTheSame() async throws {
    let person = try await Person(try await locking().machine.afterKill())
    #expect(person.says("Kindself is locked") && person.screen.findings == [] && person.screen.notes == [])
    #expect(person.machine.curtain.clearings == 0, "there is no application yet that could be asked")
    try await person.tap("A minute")
    try await person.untilItRuns()
    await person.pass(80_000)
    #expect(person.says("You gave yourself a minute."))
    try await person.tap("Done")
    #expect(person.says("Kindself is locked"))
    try await person.tap("Lifebuoy: grounding and crisis lines")
    try await person.tap("Crisis lines")
    #expect(person.says("Call 999"))
    try await person.back()
    try await person.tap("Ground me")
    try await person.untilItRuns()
    await person.pass(31_000)
    try await person.tap("Done")
    #expect(person.says("Kindself is locked"))
    try await person.tap("Unlock")
    #expect(person.says("What would help now?") && !person.says("locked"))
  }

  @Test func aSessionThatSoundsOnIsThereBeforeAndAfterUnlocking() async throws {
    let person = try await locking()
    try await person.tab("Now")
    try await person.tap("A minute")
    try await person.untilItRuns()
    await person.scene(.background)
    await person.pass(5000)
    await person.scene(.active)
    #expect(person.says("Breathe in") && !person.says("Unlock"))
    try await person.activate("End here")
    try await person.tap("Done")
    try await person.tap("Unlock")
    #expect(person.says("What would help now?"))
    #expect(person.app.player.display == nil)
  }

  @Test func leavingQuicklyHidesTheLockedRoomsTooAndUnlockingOpensBoth() async throws {
    let person = try await Person(try await locking().machine.afterKill())
    try await person.tap("Lifebuoy: grounding and crisis lines")
    try await person.tap("Leave quickly")
    #expect(person.screen.transcript == ["Button: Open again"])
    try await person.tap("Open again")
    #expect(person.says("What would help now?"))
  }

  @Test func theLockCanBeSwitchedOffAgain() async throws {
    let person = try await locking()
    try await person.tap("Lock Kindself")
    try await person.until("it is off") { person.machine.shelf["lock"] == nil }
    await person.scene(.background)
    await person.scene(.active)
    #expect(person.says("Privacy and backup"))
  }

  @Test func withoutAScreenLockThereIsNothingToAskFor() async throws {
    let machine = Machine()
    machine.lock.isThere = false
    let person = try await Person(machine)
    try await person.tab("You")
    try await person.tap("Privacy and backup")
    #expect(person.says("This device has no screen lock that Kindself could ask for."))
    #expect(try person.isDisabled("Lock Kindself"))
  }

  @Test func whereTheLockCannotBeReadItIsLocked() async throws {
    let person = try await Person(Machine(shelf: TestShelf(isBroken: true)))
    #expect(person.says("Kindself is locked"))
  }

  // MARK: Everything

  private func written() async throws -> Person {
    let person = try await editing("A note")
    try person.type("secret", into: "Your words")
    try await person.tap("Save")
    try await person.until("it is kept") { person.says("A note, secret") }
    person.app.settings.theme = .dark
    try await person.until("settings are kept") { person.machine.kept("settings") != nil }
    try await person.tab("You")
    try await person.tap("Privacy and backup")
    try await person.tap("Delete everything")
    try await person.until("it is counted") {
      person.says(
        "This deletes 1 entry, 0 drafts, 0 sessions, 0 keepsakes, 0 favourites, 0 reminders, 0 answers, 0 wordings and")
    }
    return person
  }

  private func deleting(_ person: Person) async throws {
    try person.screen.tap("Delete everything", role: .button)
    await person.pass(0)
  }

  @Test func everythingIsDeletedAndItBeginsAsOnTheFirstDay() async throws {
    let person = try await written()
    let key = person.machine.vault.key
    try await deleting(person)
    #expect(person.says("Delete everything, for good?"))
    try await person.tap("Not now")
    try await deleting(person)
    try await person.tap("Yes, delete everything")
    try await person.until("it begins afresh") { person.says("What would help now?") }
    #expect(person.screen.announcements.last == "Everything is deleted.")
    #expect(person.machine.vault.key != nil && person.machine.vault.key != key, "another key, another file")
    #expect(person.app.settings.chosen == usualSettings())
    #expect(person.machine.kept("settings") == nil)
    try await person.tab("Write")
    try await person.until("nothing is there") { person.says("Nothing here yet.") }
    let next = try await Person(person.machine.afterKill())
    try await next.tab("Write")
    try await next.until("nothing is there") { next.says("Nothing here yet.") }
  }

  @Test func whereBackupsMakeThemselvesItSaysThatTheyStay() async throws {
    let person = try await written()
    let words = "Backups in the folder you chose stay where they are. They open with their passphrase alone."
    #expect(!person.says(words))
    try await person.back()
    try await person.tap("Automatic backup")
    #expect(!person.says("Backups that were made stay where they are."))
    try person.type("river stone lamp", into: "Passphrase")
    try person.type("river stone lamp", into: "Repeat the passphrase")
    try await person.tap("Choose a folder")
    try person.screen.pick(person.machine.documents.outside)
    try await person.until("it can be switched off") { person.says("Turn off automatic backup") }
    #expect(person.says("Backups that were made stay where they are."))
    try await person.back()
    try await person.tap("Delete everything")
    try await person.until("it is said") { person.says(words) }
    #expect(person.screen.findings == [] && person.screen.notes == [])
  }

  @Test func nothingOfItIsLeftOnTheDiskAndNoKeyInTheVault() async throws {
    let person = try await written()
    let key = person.machine.vault.key
    try person.machine.folder.setAside()
    try person.machine.vault.setAside()
    #expect(person.machine.vault.keysAside == [key])
    #expect(person.machine.folder.namesAside.count == 1)
    await person.app.deleteEverything()
    #expect(person.machine.folder.names == ["store"])
    #expect(person.machine.vault.keysAside.isEmpty && person.machine.vault.key != key)
    #expect(person.machine.shelf.texts.isEmpty)
  }

  @Test func whatCouldNotBeDeletedIsSaid() async throws {
    let person = try await written()
    person.machine.stores.refuseToErase()
    try await deleting(person)
    try await person.tap("Yes, delete everything")
    try await person.until("it is said") { person.says("Not everything could be deleted. Please try again.") }
    #expect(!person.screen.announcements.contains("Everything is deleted."))
  }

  // MARK: A store that cannot be opened

  @Test func withoutItsKeyTheRestGoesOnAndOneCanBeginAfresh() async throws {
    let before = try await written()
    try before.machine.vault.forget()
    let person = try await Person(before.machine.afterKill())
    #expect(person.says("so changes hold only until the app is closed"))
    try await person.tab("Write")
    #expect(person.says("This device no longer has the key to your writing."))
    #expect(!person.says("A note") && person.screen.findings == [])
    #expect(person.says("If you have a backup, you can restore it after starting fresh."))
    try await person.tap("Try again")
    #expect(person.says("This device no longer has the key"))
    try await person.tap("Start fresh")
    #expect(person.says("cannot be read without its key. Kindself starts with an empty journal."))
    try await person.tap("Not now")
    #expect(person.app.store.open == nil)
    try await person.tap("Start fresh")
    try person.screen.tap("Start fresh")
    try await person.until("it is open") { person.says("Nothing here yet.") }
    #expect(person.machine.folder.namesAside == ["store.aside-1"])
  }

  @Test(arguments: [
    (StoreTrouble.wrongKey, "The key on this device does not fit"),
    (.newer(found: 9), "by a newer version of Kindself"),
    (.damaged, "is damaged and could not be repaired"), (.full, "There is no room left on this device."),
    (.readOnly, "This device does not allow saving right now."), (.busy, "Something else is using the file"),
    (.io, "This device could not read or write the file"),
  ])
  func eachTroubleHasItsWords(_ trouble: StoreTrouble, words: String) async throws {
    let machine = Machine()
    machine.stores.refuseToOpen(trouble)
    let person = try await Person(machine)
    try await person.tab("Write")
    #expect(person.says(words))
    #expect(person.says("If you have a backup,") == (trouble == .wrongKey), "one can begin afresh")
    try await person.tab("Now")
    try person.screen.tap("Write", role: .button)
    await person.pass(0)
    #expect(person.says(words), "before one begins to write")
    machine.stores.refuseToOpen(nil)
    try await person.tap("Try again")
    try await person.until("it is open") { person.says("A kind letter") }
  }

  @Test func whatWasMendedIsSaid() async throws {
    let person = try await Person()
    person.machine.stores.damage()
    try await person.tab("Write")
    let words = """
      The file with your writing was damaged. 7 entries could be rescued, 3 places could not be read. The damaged file \
      is kept beside the new one until something is deleted.
      """
    try await person.until("it is said") { person.says(words) }
    try await person.tap("All right")
    #expect(!person.says(words))
  }
}
