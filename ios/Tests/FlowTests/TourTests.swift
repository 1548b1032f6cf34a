import Foundation
import TestMachine
import Testing

@testable import SwiftUI

/// The guided tour: the rooms a newcomer sees first, in the order of the Android tour, as a screen reader says them.
/// The transcript goes to the folder that KINDSELF_TOUR names; without one it is only walked.
@Suite @MainActor struct TourTests {
  @Test func aNewcomerIsLedThroughEveryRoom() async throws {
    let person = try Person()
    let tour = Tour(person)
    tour.step("now")
    try await breathe(tour)
    try await minute(tour)
    try await ownBreath(tour)
    try await lifebuoy(tour)
    try await you(tour)
    #expect(person.screen.notes == [])
    #expect(tour.steps == 24)
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

  private func you(_ tour: Tour) async throws {
    try await tour.step("you", tap: "You")
    try await tour.step("settings", tap: "Settings")
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
