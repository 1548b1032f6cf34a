import AppModel
import Foundation
import KindselfCore
import Platform
import TestMachine
import Testing
import Views

@testable import SwiftUI

/// The app's process ends in the middle of a breath, without a word; another one finds what it left on the disk.
@Suite @MainActor struct KillTests {
  @Test func whatAKilledAppWasBreathingIsCarriedOnFromTheStartOfThatBreath() async throws {
    let folder = URL.temporaryDirectory.appending(path: "killed-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
      try await breatheAndBeKilled(shelfAt: path)
    }
    let machine = Machine()
    let app = try app(on: machine, shelfAt: folder.path)
    let unfinished = try #require(app.unfinished)
    let screen = Screen(RootView(app: app), catalog: try english())
    #expect(screen.has(unfinished.title))
    try screen.tap("Carry on")
    try await until("the session runs") { machine.stage.show?.isRunning == true }
    // Settling takes 4 s; the minute's first breath is 8 s long, and the second had begun.
    #expect(machine.speaker.told.last == .play(fromMs: 12_000))
    #expect(screen.has("Breathe in"))
    #expect(screen.notes == [])
  }
}

/// A minute, up to the middle of its second breath.
@MainActor private func breatheAndBeKilled(shelfAt path: String) async throws {
  let machine = Machine()
  let app = try app(on: machine, shelfAt: path)
  app.beginMinute()
  try await until("the session runs") { machine.stage.show?.isRunning == true }
  await machine.clock.pass(12_500)
  let kept = FileShelf(folder: URL(filePath: path))
  let second = "\"at\":12000"
  try await until("the record is on the disk") { (try? kept.read("session"))?.contains(second) == true }
  kill(getpid(), SIGKILL)
}

@MainActor private func app(on machine: Machine, shelfAt path: String) throws -> Kindself {
  let fakes = machine.services
  let services = Services(
    clock: fakes.clock, haptics: fakes.haptics, voice: fakes.voice, speaker: fakes.speaker,
    shelf: FileShelf(folder: URL(filePath: path)), stage: fakes.stage, phone: fakes.phone, lock: fakes.lock)
  return Kindself(services: services, breathing: try Breathing(language: "en"))
}
