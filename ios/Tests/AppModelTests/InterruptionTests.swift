import AppModel
import KindselfCore
import TestMachine
import Testing

/// What comes from outside, and what the phone lacks.
@Suite @MainActor struct InterruptionTests {
  let machine = Machine()

  private func interrupted(by interruption: Interruption) async throws -> Kindself {
    let app = try await aMinute(machine)
    await machine.clock.pass(5000)
    machine.stage.tell(.interrupt(by: interruption))
    #expect(app.player.display?.state == .interrupted(by: interruption))
    #expect(machine.speaker.told.last == .silence)
    return app
  }

  @Test func aCallPausesAndThePersonDecides() async throws {
    let app = try await interrupted(by: .call)
    machine.stage.tell(.interruptionEnded(mayResume: true))
    #expect(app.player.display?.isWaiting == true)
    app.player.resume()
    #expect(app.player.display?.isRunning == true)
  }

  @Test func aShortSoundLetsItGoOnByItself() async throws {
    let app = try await interrupted(by: .otherSound)
    await machine.clock.pass(2000)
    machine.stage.tell(.interruptionEnded(mayResume: true))
    #expect(app.player.display?.isRunning == true)
    #expect(machine.speaker.told.last == .play(fromMs: 4000))
  }

  @Test func pulledHeadphonesPauseForGood() async throws {
    let app = try await interrupted(by: .headphonesGone)
    machine.stage.tell(.interruptionEnded(mayResume: true))
    #expect(app.player.display?.isWaiting == true)
  }

  @Test func theLockScreenPausesResumesAndEnds() async throws {
    let app = try await aMinute(machine)
    machine.stage.tell(.pause)
    #expect(app.player.display?.state == .paused(why: .person))
    machine.stage.tell(.resume)
    #expect(app.player.display?.isRunning == true)
    machine.stage.tell(.stop)
    #expect(app.sessions.ended != nil)
  }

  @Test func whatIsHeardMovesThePicture() async throws {
    let app = try await aMinute(machine)
    await machine.clock.pass(5500)
    let heard = try #require(machine.speaker.heard)
    // The output is 300 ms behind the clock.
    heard(Heard(atMs: 5200, nowMs: machine.clock.nowMs))
    let run = try #require(app.player.display?.run)
    #expect(run.leftMs + 1200 == run.lengthMs)
    #expect(run.asOfMs == machine.clock.nowMs)
    await machine.clock.pass(run.leftMs - 1)
    #expect(app.player.display?.run.kind == .inhale)
    await machine.clock.pass(1)
    #expect(app.player.display?.run.kind == .softPause, "what follows waits for what is heard")
  }

  @Test func whatIsHeardAheadOfTheClockBringsTheNextPhaseSooner() async throws {
    let app = try await aMinute(machine)
    await machine.clock.pass(5500)
    let heard = try #require(machine.speaker.heard)
    heard(Heard(atMs: 5800, nowMs: machine.clock.nowMs))
    await machine.clock.pass(1199)
    #expect(app.player.display?.run.kind == .inhale)
    await machine.clock.pass(1)
    #expect(app.player.display?.run.kind == .softPause)
  }

  @Test func whatWasHeardOfAnOlderTrackMovesNothing() async throws {
    let app = try await aMinute(machine)
    await machine.clock.pass(5500)
    let heard = try #require(machine.speaker.heard)
    app.player.changePace(.slower)
    let run = app.player.display?.run
    heard(Heard(atMs: 5200, nowMs: machine.clock.nowMs))
    #expect(app.player.display?.run == run)
    app.sessions.leave()
    heard(Heard(atMs: 5300, nowMs: machine.clock.nowMs))
    #expect(app.player.display == nil)
  }

  @Test func aSoundingSessionGoesOnInTheBackground() async throws {
    let app = try await aMinute(machine)
    await machine.clock.pass(5000)
    app.wentToBackground()
    #expect(app.player.display?.isRunning == true)
    await machine.clock.pass(500)
    app.cameToFront()
    #expect(app.player.display?.run.asOfMs == machine.clock.nowMs, "the picture gets its phase anew")
  }

  @Test func aSilentOneWaitsForThePersonInstead() async throws {
    let app = try await machine.start()
    app.settings.guide = Guide(voice: false, tones: false, bell: false, touch: true)
    app.sessions.beginMinute()
    try await until("it runs") { app.player.display?.isRunning == true }
    #expect(machine.speaker.plays == 0)
    app.wentToBackground()
    #expect(app.player.display?.state == .paused(why: .person))
    app.cameToFront()
    #expect(app.player.display?.isWaiting == true)
  }

  @Test func soundDeniedIsSilenceToo() async throws {
    machine.speaker.isAllowed = false
    let app = try await aMinute(machine)
    #expect(app.player.display?.degradations == [.sound])
    #expect(machine.stage.show?.isSounding == false)
    await machine.clock.pass(5000)
    #expect(app.player.display?.line == "Breathe in", "the session goes on silently")
    app.wentToBackground()
    #expect(app.player.display?.isWaiting == true)
  }

  @Test func soundThatIsHadAgainIsNoLongerLacking() async throws {
    machine.speaker.isAllowed = false
    let app = try await aMinute(machine)
    app.player.pause()
    machine.speaker.isAllowed = true
    app.player.resume()
    #expect(app.player.display?.degradations == [])
    #expect(machine.stage.show?.isSounding == true, "calls and headphones concern it again")
    app.wentToBackground()
    #expect(app.player.display?.isRunning == true)
  }

  @Test func deniedSoundOutOfSightItWaitsInsteadOfGoingOnUnnoticed() async throws {
    let app = try await aMinute(machine)
    await machine.clock.pass(5000)
    app.wentToBackground()
    machine.stage.tell(.pause)
    machine.speaker.isAllowed = false
    machine.stage.tell(.resume)
    #expect(app.player.display?.state == .paused(why: .person))
    #expect(machine.stage.show?.isRunning == false)
    app.cameToFront()
    app.player.resume()
    #expect(app.player.display?.isRunning == true && app.player.display?.degradations == [.sound])
  }

  @Test func soundDeniedOnTheWayIsSaidToTheSystemToo() async throws {
    let app = try await machine.start()
    app.settings.guide = Guide(voice: false, tones: false, bell: false, touch: true)
    app.sessions.beginMinute()
    try await until("it runs") { app.player.display?.isRunning == true }
    machine.speaker.isAllowed = false
    app.player.lead(Guide(voice: false, tones: true, bell: true, touch: true))
    try await until("it says so") { app.player.display?.degradations == [.sound] }
    #expect(machine.stage.show?.isSounding == false)
  }

  @Test func withoutATrackItSaysThatThereIsNoSoundAndDoesNotBlameTheVoice() async throws {
    machine.speaker.rate = 1
    let app = try await machine.start()
    app.settings.guide = Guide(voice: true, tones: true, bell: true, touch: false)
    app.sessions.beginMinute()
    try await until("it runs") { app.player.display?.isRunning == true }
    #expect(app.player.display?.degradations == [.sound])
    #expect(machine.stage.show?.isSounding == false)
  }

  @Test func whatIsHeardWhileEffectsAreCarriedOutIsAnsweredAfterThem() async throws {
    machine.speaker.tellsAtOnce = Heard(atMs: 500, nowMs: machine.clock.nowMs)
    let app = try await aMinute(machine)
    await machine.clock.pass(3500)
    #expect(app.player.display?.run.kind == .inhale)
  }

  @Test func withoutAMotorItSaysSo() async throws {
    machine.haptics.isThere = false
    let app = try await aMinute(machine)
    #expect(app.player.display?.degradations == [.haptics])
  }

  @Test func someonesOwnMusicMayPlayOn() async throws {
    let app = try await machine.start()
    app.settings.ownMusic = true
    app.sessions.beginMinute()
    #expect(machine.speaker.mixesWithOthers)
    app.settings.ownMusic = false
    app.sessions.beginMinute()
    #expect(!machine.speaker.mixesWithOthers)
  }
}
