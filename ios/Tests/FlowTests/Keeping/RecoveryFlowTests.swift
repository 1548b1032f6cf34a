import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// The way back to a lost key, and taking it back.
@Suite @MainActor struct RecoveryFlowTests: Leaving {
  @Test func aRecoveryPassphraseIsOfferedOnceSomethingIsWrittenAndNotAgainAfterNo() async throws {
    let offer = "Only this device has the key to what you write."
    let person = try await editing("A note")
    #expect(!person.says(offer))
    try person.type("A heron by the lake", into: "Your words")
    try await person.tap("Save")
    try await person.until("it is offered") { person.says(offer) }
    try await person.tap("Recovery passphrase")
    #expect(person.says("Set passphrase"))
    try await person.back()
    try await person.tap("Not now")
    #expect(!person.says(offer))
    let next = try await Person(person.machine.afterKill())
    try await next.tab("Write")
    try await next.until("it is listed") { next.says("A heron by the lake") }
    #expect(!next.says(offer))
  }

  @Test func aRecoveryPassphraseBringsALostKeyBack() async throws {
    let person = try await person(at: "Recovery passphrase")
    try typePassphrase(person)
    try await person.tap("Set passphrase")
    try await person.until("it is kept") { person.says("From now on this passphrase opens your writing") }
    let key = person.machine.vault.key
    try person.machine.vault.forget()
    let next = try await Person(person.machine.afterKill())
    try await next.tab("Write")
    #expect(next.says("This device no longer has the key to your writing."))
    try next.type("river stone lump", into: "Type your recovery passphrase")
    try await next.tap("Open my writing")
    try await next.until("it is refused") { next.says("This passphrase does not open this file.") }
    try next.type(passphrase, into: "Type your recovery passphrase")
    try await next.tap("Open my writing")
    try await next.until("it is open") { next.says("A note, A heron by the lake") }
    #expect(next.machine.vault.key == key)
    #expect(next.screen.findings == [] && next.screen.notes == [])
  }

  /// Someone who has a recovery passphrase, on its screen.
  private func personWithRecovery() async throws -> Person {
    let person = try await person(at: "Recovery passphrase")
    try typePassphrase(person)
    try await person.tap("Set passphrase")
    try await person.until("it is kept") { person.says("From now on this passphrase opens your writing") }
    try await person.back()
    try await person.tap("Recovery passphrase")
    #expect(person.says(have) && person.says("Backups that you made before still open with their own passphrases."))
    return person
  }

  private let have = "You have chosen one. A new one takes its place."

  private func takeBack(_ person: Person) async throws {
    try await person.tap("Remove this passphrase")
    #expect(person.says("Remove the recovery passphrase?"))
    #expect(person.says("From then on it opens nothing here."))
    try await person.tap("Yes, remove it")
  }

  @Test func takenBackItAndEveryCopyOfWhatItWasForOpenNothing() async throws {
    let person = try await personWithRecovery()
    let folder = person.machine.folder.path
    let names = ["recovery", "recovery-check"]
    let copies = try names.map { try Data(contentsOf: URL(filePath: folder).appending(path: $0)) }
    let before = try #require(person.machine.vault.key)
    try await takeBack(person)
    try await person.until("it is taken back") { person.says("It is removed. Your writing has a new key") }
    #expect(person.screen.findings == [] && person.screen.notes == [])
    #expect(person.machine.vault.key != before && person.machine.vault.next == nil)
    #expect(names.allSatisfy { !FileManager.default.fileExists(atPath: "\(folder)/\($0)") })
    for (name, copy) in zip(names, copies) { try copy.write(to: URL(filePath: folder).appending(path: name)) }
    let old = NewKey(
      key: try await unwrapKey(bytes: copies[0], passphrase: passphrase),
      check: String(decoding: copies[1], as: UTF8.self))
    #expect(old == before)
    let nobodys = try newKey()
    #expect(fittingKey(folder: folder, before: nobodys, next: old) == nil, "the old key is not the store's")
    let next = try await Person(person.machine.afterKill())
    try await open("Recovery passphrase", of: next)
    #expect(!next.says(have))
    try await next.tab("Write")
    try await next.until("it is there") { next.says("A note, A heron by the lake") }
  }

  @Test func aNewPassphraseMakesEveryCopyOfWhatTheOneBeforeWasForWorthless() async throws {
    let person = try await personWithRecovery()
    let before = try #require(person.machine.vault.key)
    let another = "kettle under the stairs"
    try typePassphrase(person, another)
    try await person.tap("Set passphrase")
    try await person.until("it is kept") { person.says("From now on this passphrase opens your writing") }
    let nobodys = try newKey()
    #expect(fittingKey(folder: person.machine.folder.path, before: nobodys, next: before) == nil)
    try person.machine.vault.forget()
    let next = try await Person(person.machine.afterKill())
    try await next.tab("Write")
    try next.type(another, into: "Type your recovery passphrase")
    try await next.tap("Open my writing")
    try await next.until("it is open") { next.says("A note, A heron by the lake") }
  }

  private func breakOff(_ person: Person, _ step: Int) {
    switch step {
    case 0: person.machine.vault.keeps(only: 0)
    case 1: person.machine.stores.stopRekey(.beforeTheFile)
    case 2: person.machine.stores.stopRekey(.afterTheFile)
    default: person.machine.vault.keeps(only: 1)
    }
  }

  private func canDoItAgain(_ person: Person) {
    person.machine.vault.keeps(only: nil)
    person.machine.stores.stopRekey(nil)
  }

  /// Whatever a change of keys does to the vault and the file, in its order; a kill may come after each of them.
  @Test(arguments: 0..<4) func whereverTakingItBackBreaksOffTheStoreOpensAgain(step: Int) async throws {
    let person = try await personWithRecovery()
    breakOff(person, step)
    try await takeBack(person)
    try await person.until("it has ended") { !person.says("Working on it…") }
    // Once the file has the new key, it is done: what is left is settled when the app opens.
    #expect(person.says("It is removed.") == (step >= 2) && person.says(have) == (step < 2))
    canDoItAgain(person)
    let next = try await Person(person.machine.afterKill())
    #expect(next.machine.vault.next == nil, "one key is left")
    try await next.tab("Write")
    try await next.until("it is there") { next.says("A note, A heron by the lake") }
    try await open("Recovery passphrase", of: next)
    #expect(next.says(have) == (step < 2))
  }

  private let made = "From now on this passphrase opens your writing"
  private let still = "The change did not finish. The recovery passphrase from before still works."
  private let notSet = "That did not finish. No recovery passphrase is set yet."
  private let another = "kettle under the stairs"

  private func tryAnother(_ person: Person, _ words: String = "kettle under the stairs") async throws {
    try typePassphrase(person, words)
    try await person.tap("Set passphrase")
    try await person.until("it has ended") { !person.says("Working on it…") }
  }

  /// Once the key is lost.
  private func open(_ person: Person, with words: String) async throws {
    try person.machine.vault.forget()
    let next = try await Person(person.machine.afterKill())
    try await next.tab("Write")
    try next.type(words, into: "Type your recovery passphrase")
    try await next.tap("Open my writing")
    try await next.until("it is open") { next.says("A note, A heron by the lake") }
  }

  @Test(arguments: 0..<4) func whereverAChangeBreaksOffOnePassphraseOpensIt(step: Int) async throws {
    let person = try await personWithRecovery()
    breakOff(person, step)
    try await tryAnother(person)
    #expect(person.says(still) == (step < 2) && person.says(made) == (step >= 2))
    #expect(person.screen.findings == [] && person.screen.notes == [])
    canDoItAgain(person)
    if step < 2 {
      let next = try await Person(person.machine.afterKill())
      try await next.tab("Write")
      try await next.until("it is there") { next.says("A note, A heron by the lake") && next.says(still) }
    }
    try await open(person, with: step < 2 ? passphrase : another)
  }

  @Test func ofTwoCopiesThatOnePassphraseOpensTheOneOfTheStoreIsTaken() async throws {
    let person = try await personWithRecovery()
    person.machine.stores.stopRekey(.afterTheFile)
    try await tryAnother(person, passphrase)
    #expect(person.says(made))
    canDoItAgain(person)
    try await open(person, with: passphrase)
  }

  @Test func aChangeThatBrokeOffIsOfferedEachTimeTheAppOpensUntilItIsDone() async throws {
    let person = try await personWithRecovery()
    person.machine.stores.stopRekey(.beforeTheFile)
    try await tryAnother(person)
    #expect(person.says(still) && person.says(have))
    for _ in 0..<2 {
      let next = try await Person(person.machine.afterKill())
      try await next.tab("Write")
      #expect(next.says(still))
    }
    canDoItAgain(person)
    let next = try await Person(person.machine.afterKill())
    try await next.tab("Write")
    try await next.tap("Recovery passphrase")
    #expect(next.says(still) && next.says(have))
    try await tryAnother(next)
    #expect(next.says(made))
    try await next.back()
    #expect(next.says("Write") && !next.says(still))
    try await open(next, with: another)
  }

  @Test func aChangeThatBrokeOffCanBeLetBe() async throws {
    let person = try await personWithRecovery()
    person.machine.stores.stopRekey(.beforeTheFile)
    try await tryAnother(person)
    canDoItAgain(person)
    try await person.tab("Write")
    #expect(person.says(still))
    try await person.tap("Not now")
    try await person.until("it is let be") { !person.says(still) }
    let next = try await Person(person.machine.afterKill())
    try await next.tab("Write")
    try await next.until("it is there") { next.says("A note, A heron by the lake") }
    #expect(!next.says(still))
    try await open(next, with: passphrase)
  }

  @Test func whereTheFirstOneCouldNotBeSetThatIsSaidAndOfferedAgain() async throws {
    let person = try await person(at: "Recovery passphrase")
    person.machine.vault.keeps(only: 0)
    try await tryAnother(person)
    #expect(person.says("This device could not do that right now. You can try again.") && person.says(notSet))
    canDoItAgain(person)
    try await person.tab("Write")
    #expect(person.says(notSet) && !person.says("Only this device has the key to what you write."))
    try await person.tap("Recovery passphrase")
    try await tryAnother(person)
    #expect(person.says(made))
    try await person.back()
    #expect(!person.says(notSet))
  }
}
