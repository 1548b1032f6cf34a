import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// A passphrase is chosen: typed, or suggested.
@Suite @MainActor struct PassphraseFlowTests: Leaving {
  @Test func aPassphraseThatIsSoonGuessedIsToldSoWhileItIsTypedAndTwoUnlikeOnesMakeNothing() async throws {
    let person = try await person(at: "Make a backup")
    try person.type(passphrase, into: "Passphrase")
    try person.type("river", into: "Repeat the passphrase")
    #expect(person.says("The two do not match yet."))
    #expect(try !person.screen.one("Make a backup", role: .button).isEnabled)
    try typePassphrase(person, "short")
    #expect(person.says("8 characters or more.") && !person.says("soon guessed"))
    #expect(try !person.screen.one("Make a backup", role: .button).isEnabled)
    let own = "A few words of your own hold better."
    for (weak, why) in [
      ("password1", "Many people choose this, so it is soon guessed. \(own)"),
      ("abcabcabcabc", "This is one thing again and again, so it is soon guessed. \(own)"),
      ("qwertyuiop", "These keys lie side by side, so they are soon guessed. \(own)"),
      ("\u{200B}\u{200B}\u{200B}", "These characters are invisible. A few words hold better."),
      ("12.03.1985", "Dates and numbers are soon guessed. \(own)"),
    ] {
      try typePassphrase(person, weak)
      #expect(person.says(why))
      #expect(try !person.screen.one("Make a backup", role: .button).isEnabled)
    }
    #expect(onItsWay(person) == [])
  }

  @Test func aPassphraseOpensHoweverTheKeyboardTurnsItsQuotes() async throws {
    let person = try await person(at: "Make a backup")
    try person.type("it's a kind night", into: "Passphrase")
    try person.type("it\u{2019}s a kind night ", into: "Repeat the passphrase")
    try await restores(try await saved(person), by: "\u{A0}it\u{2BC}s a kind\u{2003}night\n", person)
  }

  @Test func sixSuggestedWordsAreShownToBeWrittenDownAndLockTheBackup() async throws {
    let person = try await person(at: "Make a backup")
    try typePassphrase(person)
    try await person.tap("Suggest six words")
    #expect(try !person.screen.one("Make a backup", role: .button).isEnabled, "what was typed locks nothing")
    #expect(person.says("Nobody could guess these. Please write them down"))
    let first = try sixWords(person)
    try await person.tap("Six other words")
    let words = try sixWords(person)
    #expect(first != words)
    #expect(person.screen.findings == [] && person.screen.notes == [])
    try await person.tap("I have written them down")
    #expect(!person.says(words))
    try await restores(try await saved(person), by: words, person)
  }

  @Test func theAppsOwnCoreLocksWithTheFullWork() async throws {
    let machine = Machine()
    let stores = CoreStores(content: try Content(language: "en"))
    let key = try stores.newKey()
    try machine.folder.prepare()
    let opened = try stores.open(folder: machine.folder.path, key: key)
    let file = machine.documents.outside.appending(path: "mine.age")
    _ = try await opened.archive.export(
      path: file.path, passphrase: passphrase, chosenBefore: false, now: machine.clock.moment, progress: nil)
    let wrapped = try await wrapKey(key: key.key, passphrase: passphrase, work: stores.work)
    for made in [try Data(contentsOf: file), wrapped] {
      #expect(String(decoding: made, as: UTF8.self).split(separator: "\n")[1].hasSuffix(" 18"))
    }
    opened.store.close()
  }

  @Test func aPassphraseIsShownToWhoeverWishesToSeeIt() async throws {
    let person = try await person(at: "Make a backup")
    #expect(person.says("8 characters or more."))
    try typePassphrase(person)
    #expect(!person.says(passphrase))
    try await person.tap("Show passphrase")
    #expect(person.says(passphrase))
    try await person.tap("Show passphrase")
    #expect(!person.says(passphrase))
  }

  /// The six words that are shown: nothing else on the screen is six small words alone.
  private func sixWords(_ person: Person) throws -> String {
    let words = person.told.matches(of: /Text: (([a-z]{3,8} ){5}[a-z]{3,8})\n/).first
    return try #require(words.map { String($0.1) })
  }

  private func restores(_ file: URL, by words: String, _ person: Person) async throws {
    try await person.back()
    try await person.tap("Restore a backup")
    try await choose(file, person)
    try person.type(words, into: "Passphrase")
    try await person.tap("Open")
    try await person.until("it is looked at") { person.says("The same: 1 entry") }
  }
}
