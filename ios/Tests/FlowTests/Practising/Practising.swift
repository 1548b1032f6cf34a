import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

extension Person {
  /// A practice that has begun to run, at the length of that place among its own.
  static func practising(
    _ name: String, length: Int = 0, on machine: Machine = Machine(), choosing labels: [String] = []
  ) async throws -> Person {
    let person = try await Person(machine)
    try await person.practise(name, length: length, choosing: labels)
    return person
  }

  func practise(_ name: String, length: Int = 0, choosing labels: [String] = []) async throws {
    let card = try await open(practice: name)
    if length > 0 { try await tap(lengthSaid(card.lengths[length].lengthMs)) }
    for label in labels { try await tap(label) }
    try await begin()
  }

  /// Looks for a practice by its name, and opens it.
  @discardableResult func open(practice name: String) async throws -> PracticeCard {
    let card = try #require(app.practices.catalogue.practices.first { $0.name == name })
    try await tab("Practise")
    try await look(for: name)
    // A way to breathe may be called like it.
    let doors = screen.all(name).filter { $0.hint.hasPrefix(card.summary) }
    #expect(doors.count == 1)
    screen.acting { doors.first?.actions.tap?() }
    await pass(0)
    return card
  }

  /// Types what would be a help, where that is asked; what is found is there.
  func look(for words: String) async throws {
    try type(words, into: "What would you like help with?")
    try await until("it is looked for") { app.finding.found != nil }
  }

  /// It runs, or asks at once.
  func begin() async throws {
    try await tap("Begin")
    try await until("it begins") { app.player.display?.isRunning == true || asked != nil }
    await pass(0)
  }

  /// As the screens say it.
  func lengthSaid(_ ms: UInt64) -> String {
    let (minutes, seconds) = (ms / 60_000, ms / 1000 % 60)
    let said = [
      minutes > 0 ? "\(minutes) minute\(minutes == 1 ? "" : "s")" : "", seconds > 0 ? "\(seconds) seconds" : "",
    ]
    return said.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The question that is asked; nil where none is.
  var asked: String? { app.player.display?.question?.words }

  /// Lets the session go on, second by second, until that holds.
  func goOn(until what: String, _ holds: () throws -> Bool) async throws {
    for _ in 0..<1500 {
      if try holds() { return }
      // A new track is made on another thread.
      try await self.until("it goes on") {
        guard let display = app.player.display else { return true }
        return display.question != nil || (display.isRunning && !display.isGettingReady)
      }
      if try holds() { return }
      await pass(1000)
    }
    throw screen.failure("In vain until \(what)")
  }

  /// Lets it go on until that is asked; what is asked before goes without an answer.
  func goOn(untilAsked words: String) async throws {
    try await goOn(until: "“\(words)” is asked") {
      if asked == words { return true }
      if asked != nil { try screen.tap("Go on without") }
      return false
    }
    await pass(0)
  }

  /// Lets it come to its end; what is asked goes without an answer.
  func goOnToTheEnd() async throws {
    try await goOn(until: "it is over") {
      if asked != nil { try screen.tap("Go on without") }
      return app.player.display == nil
    }
    await pass(0)
  }

  func keepsakes() throws -> [KeepsakeCard] {
    let opened = try #require(app.store.open).opened
    return try opened.store.keepsakes(content: opened.content)
  }
}
