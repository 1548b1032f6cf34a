import KindselfCore
import TestMachine
import Testing

@testable import AppModel

/// How a practice is done: as it is chosen, softer after a hard time, and the same once more.
@Suite @MainActor struct MannerTests {
  let machine = Machine()
  private let practice = Subject.practice(id: "self-compassion-break")
  private let chosen = Manner(
    eyesClosed: true, posture: .lying, afterBackdraft: true, kept: [], delayMs: 0, seed: nil)

  /// A session of a practice that runs, done like that, at its longest.
  private func practising() async throws -> Kindself {
    let app = try await machine.start()
    let longest = try #require(app.breathing.lengths(subject: practice).last)
    var choice = app.practices.choice(of: practice, lengthMs: longest)
    choice.manner = chosen
    #expect(app.sessions.begin(choice))
    try await until("it runs") { app.player.display?.isRunning == true }
    return app
  }

  /// Ends it, and begins a little more of it; gives back what both leave.
  private func again(
    _ app: Kindself, wasHarder: Bool = false
  ) async throws -> (before: SessionOutcome, after: SessionOutcome) {
    app.player.stop()
    let before = try #require(app.sessions.ended)
    await app.sessions.practiseAgain(after: before, wasHarder: wasHarder)
    try await until("it runs") { app.player.display?.isRunning == true }
    app.player.stop()
    return (before.outcome, try #require(app.sessions.ended?.outcome))
  }

  private func isDoneAsItWas(_ app: Kindself) async throws {
    let (before, after) = try await again(app)
    #expect(before.manner == chosen && after.manner == chosen)
    #expect(before.scriptLengthMs == after.scriptLengthMs)
  }

  /// As the core has it.
  private func isSofter(_ before: SessionOutcome, _ after: SessionOutcome, _ app: Kindself) {
    var choice = app.practices.choice(of: practice, lengthMs: before.scriptLengthMs)
    choice.manner = before.manner
    let softer = app.breathing.softer(choice: choice)
    #expect(softer != choice && after.manner == softer.manner && after.scriptLengthMs == softer.lengthMs)
  }

  @Test func aLittleMoreIsDoneAsItWas() async throws {
    try await isDoneAsItWas(practising())
  }

  @Test func soItIsOfOneThatWasLeftAndCarriedOn() async throws {
    let app = try await practising()
    app.sessions.leave()
    app.sessions.carryOn()
    try await isDoneAsItWas(app)
  }

  @Test func soItIsOfOneThatWasKilled() async throws {
    _ = try await practising()
    try await until("it is kept") { machine.kept("session") != nil }
    let app = try await machine.afterKill().start()
    app.sessions.carryOn()
    try await isDoneAsItWas(app)
  }

  @Test func toldThatItWasHarderALittleMoreIsSofter() async throws {
    let app = try await practising()
    let (before, after) = try await again(app, wasHarder: true)
    isSofter(before, after, app)
  }

  @Test func whereSomethingWasStirredUpALittleMoreIsSofter() async throws {
    let app = try await practising()
    app.player.stir()
    let (before, after) = try await again(app)
    #expect(before.stirred)
    isSofter(before, after, app)
  }

  @Test func softerIsWhatTheCoreSays() async throws {
    let app = try await machine.start()
    for card in app.practices.catalogue.practices {
      let model = PracticeModel(practices: app.practices, card: card)
      model.lengthMs = try #require(card.lengths.last).lengthMs
      model.areEyesClosed = true
      let usual = model.choice
      model.isSofter = true
      #expect(model.choice == app.breathing.softer(choice: usual), "\(card.id)")
      model.isSofter = false
      #expect(!model.choice.manner.afterBackdraft && model.lengthMs == card.lengths.first?.lengthMs)
    }
  }

  @Test func theKindMinuteIsTheCoresAndSofterOnceItWasHard() async throws {
    let app = try await machine.start()
    let usual = app.practices.choice(of: practice)
    #expect(await app.practices.kindMinute() == usual)
    app.sessions.begin(usual)
    try await until("it runs") { app.player.display?.isRunning == true }
    await machine.clock.pass(20_000)
    app.player.stop()
    await app.history.harder(true)
    #expect(await app.practices.kindMinute() == app.breathing.softer(choice: app.practices.choice(of: practice)))
  }
}
