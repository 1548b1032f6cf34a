import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

private let saved = "The calendar file is saved."
private let notSaved = "The file could not be saved there. Nothing here has changed; another place may work."

/// Reminders in a file for other apps' calendars.
@Suite @MainActor struct CalendarFlowTests {
  @Test func theyAreSavedWhereThePersonWantsThemAndReadBack() async throws {
    let person = try await person(["On days of the week"])
    #expect(person.says("Other apps that read your calendar see these words and times."))
    #expect(
      person.says("A calendar knows nothing of what was done already, nor of how many come a day."))
    let file = try await save(person)
    try await person.until("it is saved") { person.says(saved) }
    let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\r\n")
    #expect(lines.first == "BEGIN:VCALENDAR")
    #expect(lines.contains("RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"))
    #expect(!person.says("These cannot be said in a calendar, and are not in it:") && onItsWay(person) == [])
    // Whoever comes back later is not told again.
    try await person.back()
    try await person.tap("Reminders")
    try await person.tap("All of them together")
    #expect(!person.says(saved))
  }

  @Test func whatCannotBeSaidInACalendarIsNamedWithItsReason() async throws {
    let person = try await person(["At moments nobody knows ahead"], ["It rests until I wake it"])
    try await person.tap("Save as a calendar file")
    try await person.until("it is said") { person.says("None of these can be said in a calendar.") }
    #expect(person.screen.picking == nil, "nothing is to be saved")
    #expect(person.says("“A quiet word”: nobody knows its moments ahead."))
    #expect(person.says("“A quiet word”: it rests until you wake it."))
    // Folded: whoever keeps a rule waits until there is no button that begins with "Save".
    try await person.tap("All of them together")
    try await make(person, ["Every day"])
    try await person.tap("All of them together")
    let file = try await save(person)
    try await person.until("it is saved") { person.says(saved) }
    #expect(person.says("These cannot be said in a calendar, and are not in it:"))
    #expect(person.says("“A quiet word”: nobody knows its moments ahead."))
    #expect(try String(contentsOf: file, encoding: .utf8).components(separatedBy: "BEGIN:VEVENT").count == 2)
  }

  @Test func whereNothingWasChosenAllIsAsBefore() async throws {
    let person = try await person([])
    try await ask(person)
    try person.screen.cancelPicking()
    await person.pass(0)
    #expect(!person.says(saved) && !person.says(notSaved) && onItsWay(person) == [])
    #expect(try FileManager.default.contentsOfDirectory(atPath: person.machine.documents.outside.path) == [])
    _ = try await save(person)
    try await person.until("it is saved") { person.says(saved) }
  }

  @Test func whereThereIsNoRoomThatIsSaidAndNoHalfFileStays() async throws {
    let person = try await person([])
    try await ask(person)
    let file = person.machine.documents.outside.appending(path: "mine.ics")
    try person.screen.move(to: file, failing: CocoaError(.fileWriteOutOfSpace))
    try await person.until("it is said") { person.says(notSaved) }
    #expect(onItsWay(person) == [] && !FileManager.default.fileExists(atPath: file.path))
    _ = try await save(person)
    try await person.until("it is saved") { person.says(saved) && !person.says(notSaved) }
  }

  // MARK: What a person does

  /// Someone with such reminders, where they are all together.
  private func person(_ reminders: [String]...) async throws -> Person {
    let person = try await Person.atReminders()
    for choices in reminders { try await make(person, choices) }
    try await person.tap("All of them together")
    return person
  }

  private func make(_ person: Person, _ choices: [String]) async throws {
    try await person.newReminder()
    for choice in choices { try await person.tap(choice) }
    try await person.keepRule()
  }

  private func ask(_ person: Person) async throws {
    try await person.tap("Save as a calendar file")
    try await person.until("the system asks where it is to go") { person.screen.picking != nil }
    #expect(person.screen.picking?.file?.lastPathComponent == "reminders.ics")
  }

  private func save(_ person: Person) async throws -> URL {
    try await ask(person)
    return try person.screen.move(to: person.machine.documents.outside.appending(path: "mine.ics"))
  }

  private func onItsWay(_ person: Person) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: "\(person.machine.folder.path)/on-its-way")) ?? []
  }
}
