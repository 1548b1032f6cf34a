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
    let key = try newKey()
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = folder.path as String, key = key.key as Data, check = key.check as String] in
      try await breatheAndBeKilled(in: path, key: NewKey(key: key, check: check))
    }
    let machine = Machine()
    let app = try await app(on: machine, in: folder.path, key: key)
    let unfinished = try #require(app.sessions.unfinished)
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

extension KillTests {
  @Test func ofWhatAKilledAppWasWritingAtMostTwoSecondsAreLost() async throws {
    let folder = URL.temporaryDirectory.appending(path: "killed-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let key = try newKey()
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = folder.path as String, key = key.key as Data, check = key.check as String] in
      try await writeAndBeKilled(in: path, key: NewKey(key: key, check: check))
    }
    let app = try await app(on: Machine(), in: folder.path, key: key)
    let screen = Screen(RootView(app: app), catalog: try english())
    try screen.tap("Write", role: .tab)
    try await until("the draft is listed") { screen.has("Not finished yet") }
    let preview = try #require(app.journal.write.drafts.first?.preview)
    // A letter each half second, twenty in all.
    #expect("abcdefghijklmnopqrst".hasPrefix(preview) && preview.count >= 16)
    try screen.tap("Go on")
    try await until("it is there") { screen.all(role: .textField).contains { $0.value == preview } }
    #expect(screen.notes == [])
  }
}

/// A letter each half second, until the process ends without a word.
@MainActor private func writeAndBeKilled(in path: String, key: NewKey) async throws {
  let machine = Machine()
  let app = try await app(on: machine, in: path, key: key)
  let model = app.journal.editor(.kind("note"))
  await model.open()
  var typed = ""
  for letter in "abcdefghijklmnopqrst" {
    typed.append(letter)
    model["text"] = .text(text: typed)
    await machine.clock.pass(500)
    // On a phone half a second goes by; here the drive is waited for.
    if model.draft == .toBeKept { try await Task.sleep(for: .milliseconds(20)) }
  }
  kill(getpid(), SIGKILL)
}

/// A minute, up to the middle of its second breath.
@MainActor private func breatheAndBeKilled(in path: String, key: NewKey) async throws {
  let machine = Machine()
  let app = try await app(on: machine, in: path, key: key)
  app.sessions.beginMinute()
  try await until("the session runs") { machine.stage.show?.isRunning == true }
  await machine.clock.pass(12_500)
  let another = try Store.open(folder: path, key: key.key, check: key.check)
  let second = "\"at\":12000"
  try await until("the record is on the disk") { (try? another.readText(name: "session"))?.contains(second) == true }
  kill(getpid(), SIGKILL)
}

/// The app over a store in a folder that another process finds.
@MainActor private func app(on machine: Machine, in path: String, key: NewKey) async throws -> Kindself {
  let fakes = machine.services
  let vault = TestVault()
  vault.answers(.key(key))
  let services = Services(
    clock: fakes.clock, haptics: fakes.haptics, voice: fakes.voice, speechFolder: nil, speaker: fakes.speaker,
    shelf: fakes.shelf, vault: vault, storeFolder: PrivateFolder(folder: URL(filePath: path)),
    documents: fakes.documents, printer: fakes.printer, stage: fakes.stage, phone: fakes.phone, lock: fakes.lock,
    curtain: fakes.curtain, notifier: fakes.notifier)
  let content = try Content(language: "en")
  let app = Kindself(services: services, content: content, stores: CoreStores(content: content))
  _ = await app.store.ready()
  TestFolders.endUnderStores()
  return app
}
