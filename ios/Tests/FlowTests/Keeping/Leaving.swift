import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

let passphrase = "river stone lamp"

/// What is done again and again where something leaves the app and comes back.
@MainActor protocol Leaving {}

extension Leaving {
  /// Someone who has written a line, on the screen of that name.
  func person(at room: String, having text: String = "A heron by the lake") async throws -> Person {
    let person = try await editing("A note")
    try person.type(text, into: "Your words")
    try await person.tap("Save")
    try await person.until("it is listed") { person.says("A note, \(text)") }
    #expect(!person.says("No backup yet."), "where one writes, that would be a reproach")
    try await open(room, of: person)
    return person
  }

  func open(_ room: String, of person: Person) async throws {
    try await person.tab("You")
    try await person.tap("Privacy and backup")
    try await person.tap(room)
  }

  func typePassphrase(_ person: Person, _ text: String = passphrase) throws {
    try person.type(text, into: "Passphrase")
    try person.type(text, into: "Repeat the passphrase")
  }

  func backedUp(_ person: Person) async throws -> URL {
    try typePassphrase(person)
    return try await saved(person)
  }

  /// Makes a backup with what is typed, and keeps it outside.
  func saved(_ person: Person) async throws -> URL {
    try await person.tap("Make a backup")
    try await person.until("it is ready") { person.says("It is ready, with 1 entry in it.") }
    try await person.tap("Choose where to save it")
    let file = person.machine.documents.outside.appending(path: "mine.age")
    try person.screen.move(to: file)
    try await person.until("it is saved") { person.says("Saved: 1 entry.") }
    return file
  }

  func choose(_ file: URL, _ person: Person) async throws {
    try await person.tap("Choose a file")
    try person.screen.pick(file)
    try await person.until("its passphrase is asked for") { person.says("Open") }
  }

  func onItsWay(_ person: Person) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: "\(person.machine.folder.path)/on-its-way")) ?? []
  }
}
