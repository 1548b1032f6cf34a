import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// What the phone's voice has said: kept so that a practice begins at once, and emptied at any time.
@Suite @MainActor struct SpokenLinesFlowTests {
  private let machine = Machine()
  private let around = TestFolders.new()

  init() { machine.speechFolder = around.appending(path: "voice").path }

  private var files: [URL] {
    let files = FileManager.default.enumerator(at: around, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { !$0.hasDirectoryPath }
  }

  /// Someone who was led by a voice, which they chose now, or the last time.
  private func led(on machine: Machine, choosing labels: [String] = ["Voice"]) async throws -> Person {
    let person = try await Person(machine)
    let cards = person.app.practices.catalogue.practices
    let card = try #require(cards.first { $0.id == "self-compassion-break" })
    try await person.practise(card.name, choosing: labels)
    try await person.until("all is said") { machine.voice.openings == 1 && machine.voice.closings == 1 }
    try await person.activate("End here")
    try await person.tap("Done")
    return person
  }

  private func settings(_ person: Person) async throws {
    try await person.tab("You")
    try await person.tap("Settings")
    try await person.until("their room is known") {
      person.screen.all("Spoken lines").first.map { !$0.value.isEmpty } ?? false
    }
  }

  private func room(_ person: Person) throws -> String { try person.screen.one("Spoken lines").value }

  @Test func theirRoomIsSaidAndTheyAreEmptied() async throws {
    let person = try await led(on: machine)
    try await settings(person)
    let bytes = try files.map { try Data(contentsOf: $0).count }.reduce(0, +)
    #expect(bytes > 100_000)
    #expect(try room(person) == Int64(bytes).formatted(.byteCount(style: .file).locale(Locale(identifier: "en"))))
    #expect(
      person.says(
        "What the phone's voice has said is kept, so that a practice begins at once. Nothing you wrote is among it."))
    try await person.tap("Empty")
    try await person.until("it is empty") { person.says("Nothing kept") }
    #expect(files == [] && person.screen.announcements.last == "Nothing kept")
    #expect(try room(person) == "Nothing kept" && person.isDisabled("Empty"))
    #expect(person.screen.notes + person.screen.findings == [])
  }

  @Test func theNextTimeTheVoiceNeedNotSayThemAgain() async throws {
    _ = try await led(on: machine)
    let next = machine.afterKill()
    _ = try await led(on: next, choosing: [])
    // Which words of several are said is left to chance.
    #expect(Set(machine.voice.asked).isDisjoint(with: next.voice.asked))
    #expect(machine.voice.asked.count > next.voice.asked.count)
  }

  @Test func whereNothingIsKeptThatIsSaid() async throws {
    for folder in [machine.speechFolder, nil] {
      machine.speechFolder = folder
      let person = try await Person(machine)
      try await settings(person)
      #expect(try room(person) == "Nothing kept" && person.isDisabled("Empty"))
    }
  }

  @Test func theyAreDeletedWithEverything() async throws {
    let person = try await led(on: machine)
    #expect(files != [])
    try await person.deleteEverything()
    #expect(files == [] && !person.says("Not everything could be deleted."))
    try await settings(person)
    #expect(try room(person) == "Nothing kept")
  }

  @Test func whereTheyCannotBeDeletedThatIsSaid() async throws {
    try FileManager.default.createDirectory(at: around, withIntermediateDirectories: true)
    try Data("something".utf8).write(to: around.appending(path: "voice"))
    let person = try await Person(machine)
    try await person.deleteEverything()
    #expect(person.says("Not everything could be deleted."))
  }
}

extension Person {
  fileprivate func deleteEverything() async throws {
    try await tab("You")
    try await tap("Privacy and backup")
    try await tap("Delete everything")
    try screen.tap("Delete everything", role: .button)
    await pass(0)
    try await tap("Yes, delete everything")
    try await until("it begins afresh") { says("What would help now?") }
  }
}
