import AppModel
import KindselfCore
import TestMachine
import Testing

/// Led by a voice: what it says in time, late, or not at all.
@Suite @MainActor struct SpeechTests {
  let machine = Machine()
  private let led = Guide(voice: true, tones: true, bell: true, touch: false)

  private func app() async throws -> Kindself {
    let app = try await machine.start()
    app.settings.guide = led
    return app
  }

  private func untilItRuns(_ app: Kindself) async throws {
    try await until("it runs") { app.player.display?.isRunning == true }
  }

  private func untilItIsAsked() async throws {
    try await until("the voice is asked") { machine.voice.isWaiting }
  }

  /// The voice says one thing after the other until that holds.
  private func says(seconds: Double? = nil, until what: String, _ holds: @MainActor () -> Bool) async throws {
    try await until(what) {
      if holds() { return true }
      if machine.voice.isWaiting { machine.voice.says(seconds: seconds) }
      return false
    }
  }

  @Test(arguments: [TestVoice.Kind.absent, .silent, .empty, .cutOff, .failing])
  func withoutAVoiceItGoesOnWithTonesAndBell(kind: TestVoice.Kind) async throws {
    machine.voice.kind = kind
    let app = try await app()
    app.sessions.beginMinute()
    try await untilItRuns(app)
    #expect(app.player.display?.degradations == [.voice])
    #expect(machine.speaker.told.last == .play(fromMs: 0))
    try await until("the rest was tried, too") { machine.voice.closings == machine.voice.openings }
    #expect(app.player.display?.degradations == [.voice])
  }

  @Test func aVoiceThatIsGoneBeforeItsFirstWordIsNone() async throws {
    machine.voice.lives = 0
    let app = try await app()
    app.sessions.beginMinute()
    try await untilItRuns(app)
    #expect(app.player.display?.degradations == [.voice])
  }

  @Test func aVoiceThatNeverAnswersIsWaitedForAsLongAsPatienceLasts() async throws {
    machine.voice.saysAtOnce = 0
    let app = try await app()
    app.sessions.beginMinute()
    try await untilItIsAsked()
    await machine.clock.pass(7999)
    #expect(app.player.display?.isGettingReady == true)
    await machine.clock.pass(1)
    try await untilItRuns(app)
    #expect(app.player.display?.degradations == [.voice])
    #expect(machine.speaker.told.last == .play(fromMs: 0))
  }

  @Test func aVoiceThatWentIsNotWaitedForOnceMore() async throws {
    machine.voice.lives = 1
    let app = try await app()
    app.sessions.beginMinute()
    try await untilItRuns(app)
    app.player.pause()
    (machine.voice.lives, machine.voice.saysAtOnce) = (nil, 0)
    app.player.changePace(.slower)
    app.player.resume()
    try await until("it goes on") { app.player.display?.isRunning == true && machine.speaker.plays == 2 }
    try await untilItIsAsked()
    #expect(machine.voice.openings == 3)
  }

  @Test func whatAVoiceCannotSayIsNotAskedOfItOnceMore() async throws {
    machine.voice.kind = .failing
    let app = try await app()
    app.sessions.beginMinute()
    try await untilItRuns(app)
    try await until("all was tried") { machine.voice.closings == 1 }
    app.player.changePace(.slower)
    try await until("the new track plays") { machine.speaker.plays == 2 }
    #expect(machine.voice.openings == 1)
  }

  @Test func aVoiceIsOpenedForTheLanguageOfTheSession() async throws {
    _ = try await app().sessions.beginMinute()
    try await until("it is kept") { machine.kept("session") != nil }
    let next = machine.afterKill()
    next.phone.language = "pt"
    let app = try await next.start()
    try await until("it is there") { app.sessions.unfinished != nil }
    app.sessions.carryOn()
    try await until("a voice is opened") { next.voice.openings > 0 }
    #expect(Set(machine.voice.languages + next.voice.languages) == ["en"])
  }

  @Test func aVoiceIsBroughtToAnOrdinarySpeedByItsFirstSentence() async throws {
    machine.voice.haste = 2
    let app = try await app()
    app.sessions.beginMinute()
    try await untilItRuns(app)
    #expect(app.player.display?.degradations == [])
    #expect(machine.voice.speeds.first == 1)
    let last = try #require(machine.voice.speeds.last)
    #expect(abs(last - 0.5) < 0.01)
  }

  @Test func onceAllIsSaidTheVoiceIsClosed() async throws {
    let app = try await app()
    app.sessions.beginMinute()
    try await until("all is said") { machine.voice.closings == 1 }
    #expect(machine.voice.openings == 1 && Set(machine.voice.asked).count == machine.voice.asked.count)
    try await untilItRuns(app)
  }

  @Test func whoeverLeavesEndsTheVoice() async throws {
    machine.voice.saysAtOnce = 1
    let app = try await app()
    app.sessions.beginMinute()
    try await untilItIsAsked()
    app.sessions.leave()
    try await until("it is closed") { machine.voice.closings == 1 }
    let asked = machine.voice.asked.count
    app.sessions.carryOn()
    try await until("it is opened anew") { machine.voice.openings == 2 && machine.voice.isWaiting }
    #expect(machine.voice.asked.count > asked)
  }

  @Test func linesThatASlowVoiceHasSpokenAreKeptWhenPatienceEnds() async throws {
    machine.voice.saysAtOnce = 2
    let app = try await app()
    app.sessions.beginMinute()
    try await untilItIsAsked()
    await machine.clock.pass(8000)
    try await untilItRuns(app)
    #expect(app.player.display?.degradations == [])
    // What is made anew does not begin again what is being said.
    let before = machine.voice.asked
    app.player.changePace(.slower)
    try await until("the new track plays") { machine.speaker.plays == 2 }
    app.player.lead(Guide(voice: false, tones: true, bell: true, touch: false))
    try await until("it is heard") { machine.speaker.plays == 3 }
    app.player.lead(led)
    try await until("it is heard") { machine.speaker.plays == 4 }
    #expect(machine.voice.asked == before)
    try await says(until: "all is said") { machine.voice.closings == 1 }
    #expect(machine.voice.asked.count > before.count)
    #expect(Set(machine.voice.asked).count == machine.voice.asked.count)
  }

  @Test func itBeginsWithTheLinesOfItsFirstMinute() async throws {
    machine.voice.saysAtOnce = 0
    let app = try await app()
    app.sessions.beginPause(practice: "three-minute-breathing-space", called: "")
    try await untilItIsAsked()
    #expect(app.player.display?.isGettingReady == true)
    try await says(until: "it runs") { app.player.display?.isRunning == true }
    #expect(machine.voice.closings == 0, "the rest of its words come while it plays")
    let begun = machine.voice.asked.count
    try await says(until: "all is said") { machine.voice.closings == 1 }
    #expect(begun > 2 && machine.voice.asked.count > begun)
  }

  @Test func whatGotReadyOutOfSightWaitsForThePerson() async throws {
    machine.voice.saysAtOnce = 1
    let app = try await app()
    app.sessions.beginMinute()
    try await untilItIsAsked()
    app.wentToBackground()
    await machine.clock.pass(8000)
    app.cameToFront()
    for _ in 0..<1000 { await Task.yield() }
    #expect(machine.speaker.plays == 0 && app.player.display?.isGettingReady == false)
    app.player.resume()
    try await untilItRuns(app)
  }

  @Test func aLineThatIsSpokenLateFindsItsRoomInWhatIsStillToCome() async throws {
    machine.voice.saysAtOnce = 2
    let app = try await app()
    app.sessions.beginGrounding()
    try await untilItIsAsked()
    await machine.clock.pass(8000)
    try await untilItRuns(app)
    #expect(machine.speaker.plays == 1)
    try await says(seconds: 9, until: "what has room for it plays") { machine.speaker.plays == 2 }
    #expect(app.player.display?.isRunning == true)
  }

  @Test func whatIsSkippedAgainAndAgainGoesOnWithASlowVoice() async throws {
    machine.voice.saysAtOnce = 2
    let app = try await app()
    app.sessions.beginPause(practice: "three-minute-breathing-space", called: "")
    try await says(until: "it runs") { app.player.display?.isRunning == true }
    for _ in 0..<20 {
      app.player.leaveStep()
      app.player.goOn()
      machine.voice.says()
    }
    try await says(until: "it goes on, or is over") {
      guard let display = app.player.display else { return true }
      return display.isRunning && !display.isGettingReady
    }
  }
}
