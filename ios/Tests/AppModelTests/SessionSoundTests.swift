import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import AppModel

/// How a voice and the core take turns, in whichever order their answers come.
@Suite @MainActor struct SessionSoundTests {
  private let machine = Machine()
  private let session = SlowSession()
  private let sound: SessionSound
  private let told = Told()

  init() {
    sound = SessionSound(services: machine.services, session: session, language: "en")
    sound.spoken = { [told] in told.spoken += 1 }
    sound.made = { [told] _, revision in told.made.append(revision) }
  }

  /// What the player hears of it.
  private final class Told {
    var spoken = 0
    var made: [UInt32] = []
  }

  /// The core is asked for the turn of that number.
  private func untilTurn(_ number: Int) async throws {
    try await until("turn \(number) is asked for") { session.handedOver.count == number }
  }

  private func answer(_ next: SpeechNext, news: Bool = false, enough: Bool = false) {
    session.answer(SpeechTurn(news: news, enough: enough, next: next))
  }

  private func idle() async {
    for _ in 0..<200 { await Task.yield() }
  }

  @Test func whatWasSaidIsHandedOverOnceAndTheTrackIsMadeWhenItIsEnough() async throws {
    sound.make(revision: 1, speech: true, patienceMs: 8000)
    try await untilTurn(1)
    answer(.say(words: "One two", speed: 1))
    try await untilTurn(2)
    answer(.again, news: true)
    try await untilTurn(3)
    await idle()
    #expect(told.made == [] && told.spoken == 0)
    answer(.say(words: "Three", speed: 1), enough: true)
    try await until("it is made") { told.made == [1] }
    #expect(told.spoken == 1)
    try await untilTurn(4)
    answer(.done, news: true)
    try await until("the voice is closed") { machine.voice.closings == 1 }
    #expect(told.spoken == 3, "of what came late, and that nothing more will come")
    #expect(session.handedOver.map { $0 != nil } == [false, true, false, true])
    #expect(machine.voice.asked == ["One two", "Three"])
  }

  @Test func whatIsAskedForWhileATurnIsOnItsWayIsAskedAboutAndWaitedFor() async throws {
    sound.make(revision: 1, speech: true, patienceMs: 0)
    try await until("it is made") { told.made == [1] }
    try await untilTurn(1)
    sound.make(revision: 2, speech: true, patienceMs: 8000)
    // Of what is needed by now, this answer knows nothing.
    answer(.done, enough: true)
    try await untilTurn(2)
    await idle()
    #expect(told.made == [1] && machine.voice.closings == 0)
    answer(.done, enough: true)
    try await until("it is made") { told.made == [1, 2] }
    #expect(machine.voice.openings == 1)
  }

  @Test func afterItsPatienceItIsMadeWithWhatThereIs() async throws {
    sound.make(revision: 1, speech: true, patienceMs: 8000)
    try await untilTurn(1)
    await machine.clock.pass(7999)
    #expect(told.made == [])
    await machine.clock.pass(1)
    try await until("it is made") { told.made == [1] }
    #expect(told.spoken == 1)
  }

  /// The core asks for those words, and hears in its next turn, of that number, that the voice has gone.
  private func goes(at words: String, turn number: Int) async throws {
    answer(.say(words: words, speed: 1))
    try await untilTurn(number)
    #expect(session.handedOver.last == .gone)
  }

  @Test func anEngineThatWentOnTheWayIsOpenedOnceMoreAndGoesOn() async throws {
    machine.voice.goesAt = [1]
    sound.make(revision: 1, speech: true, patienceMs: 8000)
    try await untilTurn(1)
    answer(.say(words: "One two", speed: 1))
    try await untilTurn(2)
    try await goes(at: "Three", turn: 3)
    #expect(machine.voice.openings == 1)
    // Whatever is said now, nobody is there to say it.
    answer(.say(words: "Four", speed: 1))
    try await untilTurn(4)
    #expect(session.handedOver.last == .some(nil) && machine.voice.openings == 2 && machine.voice.closings == 1)
    answer(.say(words: "Three", speed: 1))
    try await untilTurn(5)
    #expect(told.made == [], "it is still waited for")
    answer(.done, news: true, enough: true)
    try await until("it is made") { told.made == [1] && machine.voice.closings == 2 }
    #expect(machine.voice.asked == ["One two", "Three", "Three"])
  }

  @Test func whatIsGivenUpWhenAnEngineGoesIsToldAndNotWaitedForAnyMore() async throws {
    machine.voice.lives = 0
    sound.make(revision: 1, speech: true, patienceMs: 8000)
    try await untilTurn(1)
    try await goes(at: "One two", turn: 2)
    answer(.done, news: true, enough: true)
    try await until("it is made") { told.made == [1] }
    try await untilTurn(3)
    let before = told.spoken
    try await goes(at: "Three", turn: 4)
    answer(.done, news: true)
    try await until("the voice is closed") { machine.voice.closings == 2 }
    await idle()
    #expect(told.spoken == before + 2, "of what was given up, and that nothing more will come")
  }

  @Test func anEngineThatGoesAtEachOpeningIsOpenedTwiceUntilSomethingIsNeededAnew() async throws {
    machine.voice.lives = 0
    sound.make(revision: 1, speech: true, patienceMs: 8000)
    try await untilTurn(1)
    try await goes(at: "One two", turn: 2)
    answer(.done)
    try await untilTurn(3)
    try await goes(at: "One two", turn: 4)
    #expect(told.made == [])
    answer(.done)
    try await until("it is made") { told.made == [1] }
    await idle()
    #expect(machine.voice.openings == 2 && machine.voice.closings == 2 && session.handedOver.count == 4)
    sound.make(revision: 2, speech: true, patienceMs: 8000)
    try await until("nobody waits for it") { told.made == [1, 2] }
    try await until("it is opened anew") { machine.voice.openings == 3 }
  }

  @Test func anEngineThatSaysSomethingEachTimeIsOpenedEachTime() async throws {
    machine.voice.goesAt = [1, 3, 5]
    sound.make(revision: 1, speech: true, patienceMs: 8000)
    for time in 0..<3 {
      try await untilTurn(3 * time + 1)
      answer(.say(words: "One two", speed: 1))
      try await untilTurn(3 * time + 2)
      try await goes(at: "Three", turn: 3 * time + 3)
      answer(.done)
    }
    try await untilTurn(10)
    #expect(machine.voice.openings == 4)
    answer(.done, enough: true)
    try await until("it is made") { told.made == [1] }
  }

  @Test func whatIsNeededWhileAnEngineGoesForTheSecondTimeIsTriedOnceMore() async throws {
    machine.voice.lives = 0
    sound.make(revision: 1, speech: true, patienceMs: 0)
    try await untilTurn(1)
    try await goes(at: "One two", turn: 2)
    answer(.done)
    try await untilTurn(3)
    try await goes(at: "One two", turn: 4)
    try await until("it is made") { told.made == [1] }
    sound.make(revision: 2, speech: true, patienceMs: 8000)
    answer(.done)
    try await untilTurn(5)
    #expect(machine.voice.openings == 3)
  }

  @Test func withoutWordsNoVoiceIsOpened() async throws {
    sound.make(revision: 1, speech: false, patienceMs: 0)
    try await until("it is made") { told.made == [1] }
    #expect(machine.voice.openings == 0 && told.spoken == 0)
  }

  @Test func stoppedInTheMiddleItTellsNothingMore() async throws {
    machine.voice.saysAtOnce = 0
    sound.make(revision: 1, speech: true, patienceMs: 8000)
    try await untilTurn(1)
    answer(.say(words: "One two", speed: 1))
    try await until("the voice is asked") { machine.voice.isWaiting }
    sound.stop()
    try await until("the voice is closed") { machine.voice.closings == 1 }
    await machine.clock.pass(10_000)
    #expect(told.made == [] && told.spoken == 0 && session.handedOver.count == 1)
  }
}

/// A session that answers a voice when a test says so, and has no track.
private final class SlowSession: SessionProtocol, @unchecked Sendable {
  private let alone = NSLock()
  private var heard: [Rendering?] = []
  private let (turns, end) = AsyncStream.makeStream(of: SpeechTurn.self)

  /// What was handed over with each turn that was asked for.
  var handedOver: [Rendering?] { alone.withLock { heard } }

  func answer(_ turn: SpeechTurn) { end.yield(turn) }

  func speak(voice: String, said: Rendering?) async -> SpeechTurn {
    alone.withLock { heard.append(said) }
    for await turn in turns { return turn }
    return SpeechTurn(news: false, enough: true, next: .done)
  }

  func track() async throws -> Track { throw SoundError.UnknownRate }

  func apply(event: SessionEvent, nowMs: UInt64) -> SessionAnswer { fatalError("It is not asked") }
  func open(device: SessionDevice, nowMs: UInt64) -> SessionOpening { fatalError("It is not asked") }
  func outcome() -> SessionOutcome { fatalError("It is not asked") }
  func position(atMs: UInt64) -> Position { fatalError("It is not asked") }
  func subject() -> Subject { fatalError("It is not asked") }
  func timeline() -> Timeline { fatalError("It is not asked") }
}
