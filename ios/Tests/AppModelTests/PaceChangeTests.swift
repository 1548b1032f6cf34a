import AppModel
import KindselfCore
import TestMachine
import Testing

/// Wishes on the way: slower, faster, stay, and led in another way.
@Suite @MainActor struct PaceChangeTests {
  let machine = Machine()

  private func turned(_ turn: PaceChange) async throws -> (before: Int, after: Int) {
    let app = try await aMinute(machine)
    await machine.clock.pass(5000)
    let before = try #require(app.player.display)
    app.player.changePace(turn)
    try await until("the new track plays") { machine.speaker.plays == 2 }
    let after = try #require(app.player.display)
    #expect(after.isRunning && after.line == before.line, "the breath that is on is not disturbed")
    return (try #require(before.breathsLeft), try #require(after.breathsLeft))
  }

  @Test func slowerLeavesFewerBreaths() async throws {
    let breaths = try await turned(.slower)
    #expect(breaths.after <= breaths.before)
  }

  @Test func fasterLeavesMore() async throws {
    let breaths = try await turned(.faster)
    #expect(breaths.after >= breaths.before)
  }

  @Test func stayingEndsTheLengthening() async throws {
    let breaths = try await turned(.stay)
    #expect(breaths.after > breaths.before)
  }

  @Test func aWishWhilePausedIsHeardWhenItGoesOn() async throws {
    let app = try await aMinute(machine)
    await machine.clock.pass(5000)
    app.player.pause()
    app.player.changePace(.slower)
    app.player.resume()
    #expect(app.player.display?.isGettingReady == true, "the wish to go on is not lost while the sound is made")
    try await until("it goes on") { app.player.display?.isRunning == true }
    #expect(machine.speaker.plays == 2 && machine.speaker.told.last == .play(fromMs: 4000))
  }

  @Test func aButtonPressedAgainWhileTheNewSoundIsMadeLosesNothing() async throws {
    let app = try await aMinute(machine)
    await machine.clock.pass(5000)
    app.player.changePace(.slower)
    machine.stage.tell(.resume)
    #expect(app.player.display?.isRunning == true && app.player.display?.isGettingReady == false)
    try await until("the new track plays") { machine.speaker.plays == 2 }
  }

  @Test func goneOnByItselfWhileTheNewSoundIsMadeItIsHeard() async throws {
    let app = try await aMinute(machine)
    await machine.clock.pass(5000)
    machine.stage.tell(.interrupt(by: .otherSound))
    app.player.changePace(.slower)
    app.player.resume()
    machine.stage.tell(.interruptionEnded(mayResume: true))
    #expect(app.player.display?.isRunning == true && machine.speaker.plays == 2)
    try await until("the new track plays") { machine.speaker.plays == 3 }
    #expect(app.player.display?.isGettingReady == false)
  }

  @Test func itStaysPausedWhenItsNewSoundIsReady() async throws {
    let app = try await aMinute(machine)
    app.player.pause()
    app.player.lead(Guide(voice: true, tones: true, bell: true, touch: true))
    try await until("the voice was asked") { !machine.voice.asked.isEmpty }
    await machine.clock.pass(5000)
    #expect(machine.speaker.plays == 1 && app.player.display?.isWaiting == true)
  }

  @Test func theNewTimelineIsPlayedFromItsNextCueOn() async throws {
    let app = try await aMinute(machine)
    await machine.clock.pass(5000)
    let felt = machine.haptics.played.count
    app.player.changePace(.slower)
    await machine.clock.pass(100)
    #expect(machine.haptics.played.count == felt, "no touch is felt twice")
  }

  @Test func ledInAnotherWay() async throws {
    let app = try await aMinute(machine)
    await machine.clock.pass(5000)
    app.player.lead(Guide(voice: true, tones: false, bell: false, touch: true))
    try await until("the voice was asked") { machine.voice.asked.contains("Breathe in") }
    try await until("it plays") { machine.speaker.plays == 2 }
    app.player.lead(Guide(voice: false, tones: false, bell: false, touch: false))
    #expect(machine.haptics.stilled == 1)
    try await until("it is silent") { machine.speaker.told.last == .silence }
    #expect(machine.stage.show?.isSounding == false)
    let felt = machine.haptics.played.count
    await machine.clock.pass(10_000)
    #expect(machine.haptics.played.count == felt)
    #expect(app.player.display?.isRunning == true)
  }

  @Test func linesAreSpokenOnceHoweverOftenTheBreathChanges() async throws {
    let app = try await aMinute(machine)
    app.player.lead(Guide(voice: true, tones: false, bell: false, touch: false))
    try await until("it plays") { machine.speaker.plays == 2 }
    app.player.changePace(.slower)
    try await until("it plays again") { machine.speaker.plays == 3 }
    #expect(Set(machine.voice.asked).count == machine.voice.asked.count)
  }
}
