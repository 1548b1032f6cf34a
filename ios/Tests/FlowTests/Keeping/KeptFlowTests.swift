import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// What was kept when the app was gone: taken up again, or said plainly and set aside.
@Suite @MainActor struct KeptFlowTests {
  /// The phone of an app that was killed in the second breath.
  private func killed() async throws -> Machine {
    let person = try await Person()
    try await person.tap("A minute")
    try await person.untilItRuns()
    await person.pass(13_500)
    try await person.until("the breath is kept") { person.machine.kept("session")?.contains("12000") == true }
    return person.machine.afterKill()
  }

  @Test func anUnfinishedSessionIsOfferedAndCarriedOnFromTheStartOfItsBreath() async throws {
    let person = try await Person(try await killed())
    #expect(person.says("Still open") && person.says("Soothing rhythm"))
    try await person.tap("Carry on")
    try await person.untilItRuns()
    #expect(person.says("Breathe in"))
    #expect(person.machine.speaker.told.last == .play(fromMs: 12_000))
  }

  @Test func itCanBeLetGo() async throws {
    let person = try await Person(try await killed())
    try await person.tap("Let it go")
    #expect(!person.says("Still open"))
    try await person.until("it is gone") { person.machine.kept("session") == nil }
  }

  @Test func groundingLeavesItUntouched() async throws {
    let person = try await Person(try await killed())
    try await person.tap("I'm upset")
    try await person.untilItRuns()
    await person.pass(31_000)
    #expect(person.says("You are here. You can stop now, or do whatever comes next."))
    try await person.tap("Done")
    #expect(person.says("Still open"))
  }

  @Test(arguments: [
    ("session", "torn", "breathing session is damaged and cannot be read"),
    ("settings", "nonsense \u{0}", "The file with your settings is damaged"),
  ])
  func whatCannotBeReadIsSaidAndSetAside(name: String, text: String, words: String) async throws {
    let person = try await Person(Machine(shelf: TestShelf([name: text])))
    #expect(person.says(words) && !person.says("Still open"))
    #expect(person.machine.kept("\(name).aside-1") == text)
    try await person.tap("All right")
    #expect(!person.says("All right"))
    try await person.tap("A minute")
    try await person.untilItRuns()
  }

  private struct Refusals: Decodable {
    struct Kept: Decodable {
      var kind: String
      var text: String
      var error: String?
    }

    var kept: [Kept]
  }

  /// Every kept text that tests/vectors/refusals.json refuses: each kind of refusal has words of its own.
  @Test func everyRefusalHasItsWords() async throws {
    let words = [
      "session kept.damaged": "A saved breathing session is damaged",
      "session kept.newer": "A breathing session was saved by a newer version",
      "session kept.unfollowable": "A breathing session was saved, but this version of Kindself cannot follow it",
      "settings kept.damaged": "The file with your settings is damaged",
      "settings kept.newer": "Your settings were saved by a newer version",
    ]
    let file = try Data(contentsOf: root.appending(path: "tests/vectors/refusals.json"))
    var met = Set<String>()
    for kept in try JSONDecoder().decode(Refusals.self, from: file).kept {
      guard let code = kept.error?.split(separator: " ").first else { continue }
      let person = try await Person(Machine(shelf: TestShelf([kept.kind: kept.text])))
      let said = try #require(words["\(kept.kind) \(code)"])
      #expect(person.told.contains(said))
      #expect(person.machine.kept("\(kept.kind).aside-1") == kept.text, "nothing is lost")
      met.insert(said)
    }
    #expect(met == Set(words.values))
  }

  @Test func settingsThatCannotBeKeptHoldAndItIsSaid() async throws {
    let person = try await Person(fullPhone())
    try await person.tap("You")
    try await person.tap("Settings")
    try await person.tap("Dark")
    try await person.until("it is refused") { !person.app.notices.shown.isEmpty }
    try await person.back()
    try await person.tap("Now")
    #expect(person.told.contains("This phone could not save your settings"))
    #expect(person.app.settings.theme == .dark)
  }

  @Test func settingsAreKept() async throws {
    let person = try await Person()
    try await person.tap("You")
    try await person.tap("Settings")
    try await person.tap("Less motion")
    try await person.tap("Dark")
    try await person.until("they are kept") { person.machine.kept("settings")?.contains("\"dark\"") == true }
    let next = try await Person(person.machine.afterKill())
    try await next.tap("A minute")
    try await next.untilItRuns()
    await next.pass(4100)
    let size = try next.size()
    await next.pass(1500)
    #expect(try next.size() == size)
  }

  @Test func someonesOwnMusicMayPlayOn() async throws {
    let person = try await Person()
    try await person.tap("You")
    try await person.tap("Settings")
    #expect(person.says("The lock screen's controls are not there then."))
    try await person.tap("Let my own music play on")
    try await person.back()
    try await person.tap("Now")
    try await person.tap("A minute")
    #expect(person.machine.speaker.mixesWithOthers)
  }
}
