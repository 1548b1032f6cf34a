import AppModel
import KindselfCore
import TestMachine
import Testing

/// The usual minute: it settles for four seconds, then the first breath begins.
private let settleMs: UInt64 = 4000

/// A minute of breathing that has begun to run.
@MainActor func aMinute(_ machine: Machine = Machine()) async throws -> Kindself {
  let app = try await machine.start()
  #expect(app.sessions.beginMinute())
  try await until("it runs") { app.player.display?.isRunning == true }
  return app
}

@Suite @MainActor struct SessionTests {
  let machine = Machine()

  @Test func itGetsReadyThenStartsByItself() async throws {
    let app = try await machine.start()
    app.sessions.beginMinute()
    #expect(app.player.display?.isGettingReady == true)
    #expect(machine.stage.show?.isRunning == false)
    try await until("it runs") { app.player.display?.isRunning == true }
    #expect(app.player.display?.isGettingReady == false)
    #expect(app.player.display?.line == "Let yourself settle")
    #expect(machine.speaker.told == [.play(fromMs: 0)])
    await machine.clock.pass(settleMs)
    #expect(app.player.display?.line == "Breathe in")
  }

  @Test func pausedWhileItGetsReadyItWaitsForThePerson() async throws {
    let app = try await machine.start()
    app.sessions.beginMinute()
    app.player.pause()
    #expect(app.player.display?.isGettingReady == false)
    await machine.clock.pass(5000)
    #expect(machine.speaker.plays == 0 && app.player.display?.state == .ready)
    app.player.resume()
    try await until("it runs") { app.player.display?.isRunning == true }
    #expect(machine.speaker.told == [.play(fromMs: 0)])
  }

  @Test func eachPhaseIsHandedToThePictureWhenItBegins() async throws {
    let app = try await aMinute(machine)
    await machine.clock.pass(settleMs)
    let run = try #require(app.player.display?.run)
    #expect(run.kind == .inhale && run.target > run.level)
    #expect(run.isMoving && run.leftMs == run.lengthMs && run.asOfMs == machine.clock.nowMs)
    await machine.clock.pass(run.lengthMs)
    #expect(app.player.display?.run.level == run.target)
  }

  @Test func aTapPausesAndItGoesOnFromTheStartOfTheBreath() async throws {
    let app = try await aMinute(machine)
    await machine.clock.pass(settleMs + 1000)
    app.player.pause()
    let paused = try #require(app.player.display)
    #expect(paused.state == .paused(why: .person) && paused.isWaiting && !paused.run.isMoving)
    #expect(machine.speaker.told.last == .silence)
    #expect(machine.stage.show?.isRunning == false)
    let felt = machine.haptics.played.count
    await machine.clock.pass(20_000)
    #expect(app.player.display == paused, "nothing moves while it waits")
    #expect(machine.haptics.played.count == felt)
    app.player.resume()
    #expect(app.player.display?.line == "Breathe in")
    #expect(machine.speaker.told.last == .play(fromMs: settleMs))
    #expect(machine.haptics.played.count == felt + 1, "two taps say that it goes on, and nothing drowns them")
  }

  @Test func endingItSaysHowFarItWentAndKeepsNothing() async throws {
    let app = try await aMinute(machine)
    await machine.clock.pass(settleMs + 2000)
    app.player.stop()
    #expect(app.player.display == nil)
    let ended = try #require(app.sessions.ended)
    #expect(!ended.isWhole && ended.lastedMs == settleMs + 2000)
    #expect(machine.stage.show == nil)
    #expect(machine.speaker.told.last == .silence && machine.haptics.stilled > 0)
    #expect(app.sessions.unfinished == nil)
    try await until("the record is gone") { machine.kept("session") == nil }
    #expect(app.settings.firstFinished.isEmpty, "one that was ended early was not finished")
    app.sessions.leaveEnded()
    #expect(app.sessions.ended == nil)
  }

  @Test func itComesToItsEndAndTheDayIsRemembered() async throws {
    let app = try await aMinute(machine)
    try await until("it is kept") { machine.kept("session") != nil }
    await machine.clock.pass(80_000)
    let ended = try #require(app.sessions.ended)
    #expect(ended.isWhole)
    #expect(machine.speaker.told.last == .ringOut)
    #expect(machine.haptics.played.last?.pulses.count == 3, "three slow pulses")
    #expect(app.settings.firstFinished.map(\.date) == ["2026-11-23"])
    try await until("the record is gone") { machine.kept("session") == nil }
    try await until("the day is kept") { machine.kept("settings")?.contains("2026-11-23") == true }
  }

  @Test func aLittleMoreIsLedAsItWas() async throws {
    let app = try await aMinute(machine)
    app.player.lead(Guide(voice: false, tones: false, bell: false, touch: true))
    app.player.stop()
    let ended = try #require(app.sessions.ended)
    #expect(app.sessions.beginAgain(after: ended))
    #expect(app.sessions.ended == nil)
    #expect(app.player.display?.guide == ended.guide)
    #expect(app.player.display?.subject == ended.subject)
  }

  @Test func aDistinctTouchForEachPart() async throws {
    let app = try await aMinute(machine)
    await machine.clock.pass(settleMs)
    let inward = try #require(machine.haptics.played.last)
    await machine.clock.pass(4000)
    let outward = try #require(machine.haptics.played.last)
    app.player.pause()
    let paused = try #require(machine.haptics.played.last)
    app.player.resume()
    let resumed = try #require(machine.haptics.played.last)
    #expect(Set([inward, outward, paused, resumed]).count == 4)
  }

  @Test func onlyOneSessionIsOnAndTheOtherIsLeftUnfinished() async throws {
    let app = try await aMinute(machine)
    await machine.clock.pass(settleMs)
    app.sessions.beginGrounding()
    try await until("the grounding runs") { app.player.display?.isRunning == true }
    #expect(app.player.display?.title == app.practices.catalogue.grounding.name)
    #expect(app.player.display?.part?.number == 1)
    #expect(app.player.display?.breathsLeft == nil)
    #expect(app.sessions.unfinished?.title == app.practices.catalogue.protocols.first?.name)
    await machine.clock.pass(40_000)
    #expect(app.sessions.ended.map { app.practices.isGrounding($0.subject) } == true)
    #expect(app.sessions.unfinished != nil, "grounding leaves what was unfinished as it is")
    #expect(machine.kept("session") != nil)
  }

  @Test func leavingItLetsItBeCarriedOnOrLetGo() async throws {
    let app = try await aMinute(machine)
    await machine.clock.pass(settleMs + 3000)
    app.sessions.leave()
    #expect(app.player.display == nil && app.sessions.unfinished != nil)
    app.sessions.carryOn()
    #expect(app.sessions.unfinished == nil)
    try await until("it runs") { app.player.display?.isRunning == true }
    #expect(machine.speaker.told.last == .play(fromMs: settleMs))
    app.sessions.leave()
    app.sessions.letGo()
    #expect(app.sessions.unfinished == nil)
    try await until("the record is gone") { machine.kept("session") == nil }
  }
}
