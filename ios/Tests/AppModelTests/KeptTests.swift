import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

/// What was kept when the app was gone: taken up again, or said plainly and set aside.
@Suite @MainActor struct KeptTests {
  /// The texts of an app that was killed in the second breath.
  private func killed() async throws -> Machine {
    let machine = Machine()
    let app = try await aMinute(machine)
    await machine.clock.pass(13_500)
    #expect(app.player.display?.isRunning == true)
    try await until("the breath is kept") { machine.kept("session")?.contains("12000") == true }
    return machine.afterKill()
  }

  @Test func itIsKeptWhenABreathBeginsAndNotInBetween() async throws {
    let machine = Machine()
    let app = try await aMinute(machine)
    await machine.clock.pass(4500)
    try await until("the breath is kept") { machine.kept("session")?.contains("4000") == true }
    let writes = machine.stores.writes
    await machine.clock.pass(7000)
    #expect(app.player.display?.line == "Breathe out", "all of the breath but its end")
    // Texts are written one after the other: what was to be kept before is kept by now.
    app.settings.theme = .dark
    try await until("the settings are kept") { machine.kept("settings") != nil }
    #expect(machine.stores.writes == writes + ["settings"])
  }

  @Test func anUnfinishedSessionIsCarriedOnFromTheStartOfItsBreath() async throws {
    let machine = try await killed()
    let app = try await machine.start()
    #expect(app.sessions.unfinished?.title == app.practices.catalogue.protocols.first?.name)
    #expect(app.player.display == nil)
    app.sessions.carryOn()
    try await until("it runs") { app.player.display?.isRunning == true }
    #expect(machine.speaker.told.last == .play(fromMs: 12_000))
    #expect(app.player.display?.line == "Breathe in")
  }

  private func keptSession() async throws -> String {
    let machine = try await killed()
    _ = try await machine.start()
    return try #require(machine.kept("session"))
  }

  private func refused(session: String? = nil, settings: String? = nil, notice: Notice) async throws {
    var texts: [String: String] = [:]
    texts["session"] = session
    texts["settings"] = settings
    let machine = Machine(shelf: TestShelf(texts))
    let app = try await machine.start()
    #expect(app.notices.shown == [notice])
    for (name, text) in texts { #expect(machine.kept("\(name).aside-1") == text, "nothing of it is lost") }
    #expect(machine.shelf.texts.isEmpty, "what an earlier version kept is in the store now")
    #expect(machine.kept("session") == nil && machine.kept("settings") == nil)
    #expect(app.sessions.unfinished == nil)
    #expect(app.settings.chosen == usualSettings())
    app.notices.dismiss(notice)
    #expect(app.notices.shown.isEmpty)
    #expect(app.sessions.beginMinute(), "the app goes on")
  }

  @Test func aDamagedSession() async throws {
    let whole = try await keptSession()
    try await refused(session: String(whole.dropLast(20)), notice: .sessionDamaged)
    try await refused(session: "", notice: .sessionDamaged)
  }

  @Test func aNewerSession() async throws {
    let whole = try await keptSession()
    try await refused(session: newer(whole), notice: .sessionNewer)
  }

  @Test func aSessionThatCannotBeFollowed() async throws {
    let whole = try await keptSession()
    let id = try #require(try Breathing(content: Content(language: "en")).catalogue().protocols.first?.id)
    try await refused(session: sealed(whole) { $0.replacing(id, with: "gone") }, notice: .sessionUnfollowable)
  }

  @Test func damagedSettings() async throws {
    try await refused(settings: "nonsense \u{0}", notice: .settingsDamaged)
  }

  @Test func newerSettings() async throws {
    try await refused(settings: newer(usualSettings().toText()), notice: .settingsNewer)
  }

  @Test func aShelfThatCannotBeReadAtAll() async throws {
    let app = try await Machine(shelf: TestShelf(isBroken: true)).start()
    #expect(app.notices.shown == [.settingsDamaged, .sessionDamaged])
    #expect(app.settings.chosen == usualSettings())
  }

  @Test func aFullPhoneIsSaidAndTheSessionGoesOn() async throws {
    let machine = fullPhone()
    let app = try await aMinute(machine)
    try await until("it says so") { app.player.display?.degradations == [.memory] }
    await machine.clock.pass(4000)
    #expect(app.player.display?.line == "Breathe in")
    app.settings.keepScreenOn.toggle()
    app.settings.reduceMotion.toggle()
    try await until("it says so") { app.notices.shown == [.settingsNotKept] }
  }

  @Test func settingsAreKeptAtOnce() async throws {
    let machine = Machine()
    let app = try await machine.start()
    app.settings.theme = .dark
    app.settings.startPaceMs = 3500
    try await until("they are kept") { machine.kept("settings")?.contains("3500") == true }
    let next = try await machine.afterKill().start()
    #expect(next.settings.chosen == app.settings.chosen)
    #expect(next.practices.choice(of: .protocol(id: "box-4"), lengthMs: 60_000).startPaceMs == 3500)
  }

  @Test func readingIsNoChange() async throws {
    let machine = Machine()
    _ = try await machine.start()
    #expect(machine.stores.writes == [])
  }
}

/// The same text as a later version would seal it.
func newer(_ text: String) -> String { sealed(text, version: "9") { $0 } }

/// A kept text with another body or version, sealed like the original: kind, version and checksum, then the body.
func sealed(_ text: String, version: String? = nil, body change: (String) -> String) -> String {
  let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
  let head = parts[0].split(separator: " ")
  var body = String(parts[1])
  while body.hasSuffix("\n") { body.removeLast() }
  let named = "\(head[0]) \(version ?? String(head[1]))"
  body = change(body)
  var sum = UInt32.max
  for byte in "\(named)\n\(body)".utf8 {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }
  let digits = String(~sum, radix: 16)
  return "\(named) \(String(repeating: "0", count: 8 - digits.count))\(digits)\n\(body)\n"
}
