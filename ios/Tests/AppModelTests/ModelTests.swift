import AppModel
import KindselfCore
import TestMachine
import Testing

/// What is chosen and typed before a session, and the way there.
@Suite @MainActor struct ModelTests {
  let machine = Machine()

  /// Takes a step that has to be there.
  private func take(_ step: (() -> Void)?) throws {
    let step = try #require(step)
    step()
  }

  @Test func positionsAndWordsAreTheCoresAtEveryMoment() async throws {
    let app = try await machine.start()
    let card = try #require(app.practices.catalogue.protocols.first)
    let choice = app.practices.choice(of: .protocol(id: card.id), lengthMs: card.lengthsMs[0])
    let same = try app.breathing.begin(choice: choice)
    let lines = same.timeline().lines
    app.sessions.begin(choice)
    try await until("it runs") { app.player.display?.isRunning == true }
    for _ in 0..<58 {
      await machine.clock.pass(997)
      guard let display = app.player.display else { break }
      let position = same.position(atMs: machine.playedMs)
      #expect(display.line == lines[Int(position.line)])
      #expect(display.breathsLeft == Int(position.breathsLeft))
      app.cameToFront()
      #expect(app.player.display?.run.level == Double(position.level) / 10_000)
      #expect(app.player.display?.run.leftMs == position.leftMs)
    }
  }

  @Test func theChosenLengthIsAskedOfTheCore() async throws {
    let app = try await machine.start()
    let practice = try #require(app.practices.practice(.breathing(id: "equal-5")))
    let model = PrepareModel(practices: app.practices, practice: practice)
    guard case .goes(let preparation) = model.outlook, let range = preparation.lengths else {
      Issue.record("\(model.outlook)")
      return
    }
    let offered = model.lengths(within: range)
    #expect(model.length == .offered(ms: offered[0]))
    model.length = .offered(ms: offered[1])
    #expect(model.choice.lengthMs == offered[1])
    model.length = .own
    #expect(model.lengthMs == offered[1], "one's own starts from the one chosen before")
    try take(model.longer(within: range))
    #expect(model.lengthMs == offered[1] + 60_000)
    model.length = .offered(ms: range.leastMs)
    #expect(model.shorter(within: range) == nil)
    model.length = .offered(ms: range.mostMs)
    #expect(model.longer(within: range) == nil)
  }

  @Test func holdsAreAskedOnceAndRemembered() async throws {
    let app = try await machine.start()
    let model = PrepareModel(
      practices: app.practices, practice: try #require(app.practices.practice(.breathing(id: "box-4"))))
    #expect(!model.outlook.canStart)
    #expect(!app.sessions.begin(model.choice))
    #expect(app.notices.shown == [.cannotBegin])
    app.settings.holds = .with
    #expect(model.outlook.canStart)
    #expect(app.sessions.begin(model.choice))
  }

  @Test func theStartPaceStaysWithinItsBounds() async throws {
    let app = try await machine.start()
    let card = app.practices.catalogue.startPace
    try take(app.practices.slower)
    #expect(app.practices.startPaceMs == card.usualMs + card.stepMs)
    while let slower = app.practices.slower { slower() }
    #expect(app.practices.startPaceMs == card.range.mostMs)
    while let faster = app.practices.faster { faster() }
    #expect(app.practices.startPaceMs == card.range.leastMs)
  }

  @Test func aTypedPatternIsRefusedWithItsLimits() async throws {
    let model = OwnPatternModel(practices: try await machine.start().practices, changing: nil)
    #expect(model[.inhale] == "4" && model[.exhale] == "6")
    model[.inhale] = "4,5"
    #expect((try? model.checked.get())?.inhaleMs == 4500)
    for (typed, fault) in [
      ("1", Fault.tooShort(leastMs: 2000)), ("900", .tooLong(mostMs: 8000)), ("4.25", .betweenSteps(stepMs: 500)),
      ("NaN", .notALength), ("-1e999", .notALength), ("four", .notALength), ("٤x", .notALength),
    ] {
      model[.inhale] = typed
      guard case .failure(let mending) = model.checked else {
        Issue.record("\(typed) is taken")
        continue
      }
      #expect(mending.about(.inhale).map(\.fault) == [fault], "\(typed)")
    }
  }

  @Test func typedNumbersAreSteppedWithinTheirBounds() async throws {
    let model = OwnPatternModel(practices: try await machine.start().practices, changing: nil)
    try take(model.more(.exhale))
    #expect(model[.exhale] == "6.5")
    model[.inhale] = "nothing"
    try take(model.more(.inhale))
    #expect(model[.inhale] == "2", "what is no number steps to the least")
    #expect(model.less(.inhale) == nil)
    #expect(model.less(.topUp) == nil)
    model[.inhale] = "4.02"
    try take(model.more(.inhale))
    #expect(model[.inhale] == "4.52", "4.02 seconds are 4020 milliseconds")
    model[.inhale] = String(repeating: "9", count: 400)
    #expect(model[.inhale].count == 12)
    model[.inhale] = "900"
    try take(model.less(.inhale))
    #expect(model[.inhale] == "8")
    model.name = String(repeating: "n", count: 61)
    #expect(model.name.count == 60)
  }

  @Test(arguments: [(3000, "3"), (5500, "5.5"), (4250, "4.25"), (4025, "4.025"), (0, "0"), (12_000, "12")])
  func seconds(ms: UInt64, digits: String) {
    #expect(secondsInDigits(ms: ms) == digits)
  }

  @Test func crisisLinesAreThoseOfTheChosenCountryThenOfTheRegion() async throws {
    let app = try await machine.start()
    #expect(app.safety.crisis.place?.country == "GB")
    app.settings.country = "IE"
    #expect(app.safety.crisis.place?.country == "IE")
    machine.phone.region = "ZZ"
    app.settings.country = nil
    #expect(app.safety.crisis.place == nil && app.safety.crisis.emergency.map(\.number.dialled) == ["112", "911"])
  }

  @Test func leavingQuicklyCoversAtOnceAndUnlockingUncovers() async throws {
    let app = try await aMinute(machine)
    app.leaveQuickly()
    #expect(app.privacy.cover != nil && app.player.display?.isWaiting == true && machine.haptics.stilled == 1)
    machine.lock.opens = false
    await app.privacy.uncover(reason: "To open")
    #expect(app.privacy.cover != nil)
    machine.lock.opens = true
    await app.privacy.uncover(reason: "To open")
    #expect(app.privacy.cover == nil && machine.lock.reasons == ["To open", "To open"])
    #expect(app.player.display?.isWaiting == true, "it waits for the person")
  }

  @Test func leavingQuicklySilencesTheLastBell() async throws {
    let app = try await aMinute(machine)
    await machine.clock.pass(80_000)
    #expect(machine.speaker.told.last == .ringOut)
    app.leaveQuickly()
    #expect(machine.speaker.told.last == .silence)
  }
}
