import Foundation
import TestMachine
import Testing

@testable import SwiftUI

/// The guided tour: the rooms a newcomer sees first, in the order of the Android tour, as a screen reader says them.
/// The transcript goes to the folder that KINDSELF_TOUR names; without one it is only walked.
@Suite @MainActor struct TourTests {
  @Test func aNewcomerIsLedThroughEveryRoom() async throws {
    let person = try await Person()
    let tour = Tour(person)
    tour.step("now")
    try await breathe(tour)
    try await minute(tour)
    try await ownBreath(tour)
    try await practise(tour)
    try await lifebuoy(tour)
    try await write(tour)
    try await readAndSearch(tour)
    try await you(tour)
    try await locked(tour)
    #expect(person.screen.notes == [])
    #expect(tour.steps == 63)
    guard let folder = ProcessInfo.processInfo.environment["KINDSELF_TOUR"] else { return }
    let url = URL(filePath: folder)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try tour.transcript.write(to: url.appending(path: "transcript-ios.txt"), atomically: true, encoding: .utf8)
  }

  private func breathe(_ tour: Tour) async throws {
    try await tour.step("breathe", tap: "Breathe")
    try await tour.step("protocol", tap: "Box breathing")
    try await tour.step("prepare-holds", tap: "Choose length and start")
    try await tour.step("prepare", tap: "Without holds")
    try await tour.person.tap("Start")
    try await tour.person.untilItRuns()
    tour.step("session-settle")
    await tour.step("session-in", pass: 4600)
    await tour.step("session-out", pass: 3000)
    try await tour.step("session-paused", tap: "Pause")
    try await tour.step("session-ended", tap: "End here")
    try await tour.step("now-again", tap: "Done")
  }

  private func minute(_ tour: Tour) async throws {
    try await tour.person.tap("A minute")
    try await tour.person.untilItRuns()
    await tour.step("minute", pass: 4600)
    try await tour.person.back()
    try await tour.person.back()
    tour.step("unfinished")
    try await tour.step("let-go", tap: "Let it go")
  }

  private func ownBreath(_ tour: Tour) async throws {
    try await tour.person.tap("Breathe")
    try await tour.step("own", tap: "Make a breath of your own")
    try tour.person.type("99", into: "In")
    tour.step("own-refused")
    try tour.person.type("4.5", into: "In")
    tour.step("own-right")
    try await tour.person.back()
    try await tour.person.back()
  }

  private func practise(_ tour: Tour) async throws {
    let person = tour.person
    try await person.tap("Practise")
    try await person.until("it is offered") { person.says("Heading: For you now") }
    tour.step("practise")
    try await person.look(for: "feel awful")
    tour.step("practise-found")
    try await tour.step("practise-filters", tap: "Filters")
    try await person.tap("Hide filters")
    try await person.look(for: "free compassion audio tracks")
    try await tour.step("album", tap: "Free compassion audio tracks")
    try await person.back()
    try await person.look(for: "coercive control")
    try await tour.step("discreet", tap: "How people are made to comply")
    try await tour.step("help-lines", tap: "Help lines")
    try await person.tap("Leave now")
    try await person.tab("Practise")
    try await person.open(practice: "Feel the difference: criticism and kindness")
    tour.step("practice")
    try await tour.step("practice-favourite", tap: "Add to favourites")
    try await person.begin()
    tour.step("practice-session")
    try await person.goOn(untilAsked: "How tense is your body, with the hard voice?")
    tour.step("question-rate")
    try person.screen.set("How tense is your body, with the hard voice?", role: .slider, to: 7.0)
    try await person.tap("Go on")
    try await person.goOn(untilAsked: "How tense is your body, with the kind voice?")
    try person.screen.set("How tense is your body, with the kind voice?", role: .slider, to: 4.0)
    try await person.tap("Go on")
    try await person.goOnToTheEnd()
    tour.step("practice-ended")
    try await person.tap("Done")
    try await person.look(for: "")
    try await person.until("it is offered again") { person.says("Heading: Recent") }
    tour.step("practise-again")
    try await person.open(practice: "One compassionate act a day")
    try await person.begin()
    try await person.goOn(untilAsked: "What could be for you today?")
    tour.step("question-choose")
    try await person.tap("Two minutes of fresh air")
    try await person.until("it is kept") { try! person.keepsakes().count == 1 }
    try await person.goOnToTheEnd()
    try await person.tap("Done")
    try await person.tab("Now")
  }

  private func lifebuoy(_ tour: Tour) async throws {
    try await tour.step("lifebuoy", tap: "Lifebuoy: grounding and crisis lines")
    try await tour.step("crisis-lines", tap: "Crisis lines")
    try await tour.person.back()
    try await tour.person.tap("Ground me")
    try await tour.person.untilItRuns()
    await tour.step("grounding", pass: 3000)
    await tour.step("grounded", pass: 27_500)
    try await tour.person.tap("Done")
  }

  private func write(_ tour: Tour) async throws {
    let person = tour.person
    try await person.tab("Write")
    try await person.until("it is read") { person.says("Nothing here yet.") }
    tour.step("write-empty")
    try await tour.step("kinds", tap: "Other ways to write")
    try await person.tap("A hard thought, looked at kindly")
    try await person.until("it is there") { person.says("What happened?") }
    tour.step("editor")
    try person.type("I forgot to call back", into: "What happened?")
    await person.pass(2000)
    try await person.until("it is kept") { person.says("Draft saved") }
    tour.step("editor-draft-kept")
    try await person.back()
    try await person.back()
    try await person.until("it is listed") { person.says("Not finished yet") }
    tour.step("write-draft")
    try await person.tap("A note")
    try await person.until("it is there") { person.says("Your words") }
    try person.type("Rain on the window, and tea", into: "Your words")
    try await person.tap("Save")
    try await person.until("it is listed") { person.says("A note, Rain on the window, and tea") }
    tour.step("write-kept")
  }

  private func readAndSearch(_ tour: Tour) async throws {
    let person = tour.person
    try await person.tap("A note, Rain on the window, and tea")
    try await person.until("it is read") { person.says("Heading: Your words") }
    tour.step("entry")
    try await tour.step("entry-share", tap: "Share")
    try await person.back()
    try await person.tap("Search")
    try person.type("win", into: "Words to look for")
    try await person.until("it is found") { person.says("A note, Today, Rain on the window, and tea") }
    tour.step("search")
    try await person.back()
  }

  private func locked(_ tour: Tour) async throws {
    await tour.person.scene(.background)
    await tour.person.scene(.active)
    tour.step("locked")
    try await tour.step("unlocked", tap: "Unlock")
  }

  private func reminders(_ tour: Tour) async throws {
    let person = tour.person
    try await tour.step("reminders-empty", tap: "Reminders")
    try await person.tap("New reminder")
    try await person.until("it is there") { person.says("Heading: When it would come") }
    tour.step("reminder")
    try await tour.step("reminder-weekdays", tap: "On days of the week")
    try await tour.step("reminder-quiet", tap: "The weekend is quiet")
    try await tour.step("reminder-pick", tap: "A practice, or a breath")
    try await person.back()
    try await person.keepRule()
    tour.step("reminders")
    try await person.tap("Will they arrive?")
    try await person.until("it is read") { person.says("Heading: What decides it") }
    tour.step("reminders-arrive")
    try await person.back()
    try await person.tap("What came of them")
    try await person.until("it is read") { person.says("Not shown so far") }
    tour.step("reminders-log")
    try await person.back()
    try await person.back()
  }

  private func you(_ tour: Tour) async throws {
    try await tour.step("you", tap: "You")
    try await tour.step("settings", tap: "Settings")
    try await tour.step("day-begins", tap: "A day begins at")
    try await tour.person.back()
    try await tour.person.back()
    try await tour.person.tap("Breathing so far")
    try await tour.person.until("it is read") { tour.person.says("With the hard voice: tense 7.") }
    tour.step("breathed")
    try await tour.person.back()
    try await tour.person.tap("Kept from practices")
    try await tour.person.until("it is read") { tour.person.says("Two minutes of fresh air") }
    tour.step("kept")
    try await tour.person.back()
    try await reminders(tour)
    try await tour.person.tap("Privacy and backup")
    tour.step("privacy")
    try await tour.step("backup", tap: "Make a backup")
    try await tour.person.back()
    try await tour.person.tap("Delete everything")
    try await tour.person.until("it is counted") { tour.person.says("This deletes 1 entry") }
    tour.step("delete-everything")
    try await tour.person.back()
    try await tour.step("privacy-lock", tap: "Lock Kindself")
    try await tour.person.back()
    try await tour.step("about", tap: "About Kindself")
  }
}

/// What was seen on the way, step by step.
@MainActor private final class Tour {
  let person: Person
  private(set) var transcript = ""
  private(set) var steps = 0

  init(_ person: Person) { self.person = person }

  func step(_ name: String) {
    steps += 1
    let lines = person.screen.transcript.map { "  \($0)\n" }.joined()
    transcript += "\(steps) \(name)\n\(lines)\n"
  }

  func step(_ name: String, tap label: String) async throws {
    try await person.tap(label)
    step(name)
  }

  func step(_ name: String, pass ms: UInt64) async {
    await person.pass(ms)
    step(name)
  }
}
