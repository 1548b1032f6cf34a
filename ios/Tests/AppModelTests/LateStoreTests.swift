import AppModel
import KindselfCore
import TestMachine
import Testing

/// A store that is still on its way while the app is used already.
@Suite @MainActor struct LateStoreTests {
  /// A phone on which some settings and a session were kept, and whose store opens when `arrive` is called.
  private func late(before: (Kindself) async throws -> Void = { _ in }) async throws -> (Machine, Kindself) {
    let first = Machine()
    let app = try await first.start()
    try await before(app)
    // Behind whatever was to be kept.
    try await until("it is kept") {
      app.settings.chosen == usualSettings() || first.kept("settings") != nil
    }
    let machine = first.afterKill()
    machine.stores.letOpensWait(true)
    return (machine, try machine.startAtOnce())
  }

  private func arrive(_ machine: Machine, _ app: Kindself) async {
    machine.stores.letOpensWait(false)
    _ = await app.store.ready()
  }

  private func own(_ name: String) -> OwnPattern {
    OwnPattern(
      name: name, pattern: Pattern(inhaleMs: 4000, topUpMs: 0, holdFullMs: 0, exhaleMs: 6000, holdEmptyMs: 0))
  }

  @Test func nobodyWaitsForItAndItIsSaidOnlyAfterAMoment() async throws {
    let (machine, app) = try await late()
    #expect(app.store.open == nil && app.store.problem == nil && app.notices.shown == [])
    await machine.clock.pass(299)
    #expect(!app.store.isLate)
    await machine.clock.pass(1)
    #expect(app.store.isLate)
    await arrive(machine, app)
    #expect(app.store.open != nil && !app.store.isLate)
    #expect(!machine.stores.wasOpenedOnMain)
  }

  @Test func whereItCannotBeOpenedThatIsSaidOnceItIsKnown() async throws {
    let (machine, app) = try await late()
    machine.stores.refuseToOpen(.damaged)
    #expect(app.store.problem == nil)
    await arrive(machine, app)
    #expect(app.store.problem == .trouble(.damaged) && app.notices.shown == [.nothingKept])
  }

  @Test func whatIsChosenMeanwhileIsPutOnTopOfWhatWasKept() async throws {
    let (machine, app) = try await late { $0.settings.theme = .dark }
    #expect(app.settings.theme == .system)
    app.settings.keepScreenOn.toggle()
    let keepsScreenOn = app.settings.keepScreenOn
    await arrive(machine, app)
    #expect(app.settings.theme == .dark && app.settings.keepScreenOn == keepsScreenOn)
    try await until("it is kept") { machine.stores.writes == ["settings"] }
    let next = try await machine.afterKill().start()
    #expect(next.settings.chosen == app.settings.chosen)
  }

  @Test func aPatternThatIsSavedMeanwhileIsAddedToThoseThatWereKept() async throws {
    let (machine, app) = try await late { $0.settings.ownPatterns = [self.own("Evening")] }
    let navigator = Navigator(app: app)
    navigator.go(.breathing(.ownPattern(index: nil)))
    let saving = Task { await navigator.save(own("Morning"), at: nil) }
    await machine.clock.pass(1000)
    #expect(navigator[.now] == [.breathing(.ownPattern(index: nil))], "what is typed stays on the screen")
    await arrive(machine, app)
    await saving.value
    #expect(app.settings.ownPatterns.map(\.name) == ["Evening", "Morning"])
    #expect(navigator[.now] == [.breathing(.about(.own(index: 1)))])
  }

  @Test func aSessionThatIsBegunMeanwhileIsKept() async throws {
    let (machine, app) = try await late()
    app.sessions.beginMinute()
    try await until("it runs") { app.player.display?.isRunning == true }
    await machine.clock.pass(13_500)
    await arrive(machine, app)
    #expect(app.player.display?.isRunning == true && app.sessions.unfinished == nil)
    try await until("the breath is kept") { machine.kept("session")?.contains("12000") == true }
  }

  @Test func oneThatWasLeftMeanwhileCanBeCarriedOnAfterAKill() async throws {
    let (machine, app) = try await late()
    app.sessions.beginMinute()
    try await until("it runs") { app.player.display?.isRunning == true }
    app.sessions.leave()
    await arrive(machine, app)
    #expect(app.sessions.unfinished != nil)
    try await until("it is kept") { machine.kept("session") != nil }
    #expect(try await machine.afterKill().start().sessions.unfinished != nil)
  }

  @Test func groundingMeanwhileLeavesTheUnfinishedOneThatWasKept() async throws {
    let (machine, app) = try await late { app in
      app.sessions.beginMinute()
      try await until("it runs") { app.player.display?.isRunning == true }
      app.settings.theme = .dark
    }
    #expect(app.sessions.unfinished == nil)
    app.sessions.beginGrounding()
    try await until("it runs") { app.player.display?.isRunning == true }
    await arrive(machine, app)
    #expect(app.sessions.unfinished?.title == app.practices.catalogue.protocols.first?.name)
  }

  @Test func oneThatEndsMeanwhileIsRememberedAndHowItWas() async throws {
    let (machine, app) = try await late()
    app.sessions.beginMinute()
    try await until("it runs") { app.player.display?.isRunning == true }
    await machine.clock.pass(80_000)
    #expect(app.sessions.ended != nil && app.history.canSayHowItWas)
    let saying = Task { await app.history.felt(8) }
    await arrive(machine, app)
    await saying.value
    await app.history.read()
    #expect(app.history.sessions.map(\.felt) == [8])
    #expect(app.settings.firstFinished.count == 1)
  }

  @Test func whereNothingCanBeRememberedItIsNotAskedHowItWas() async throws {
    let (machine, app) = try await late()
    machine.stores.refuseToOpen(.full)
    app.sessions.beginMinute()
    try await until("it runs") { app.player.display?.isRunning == true }
    await machine.clock.pass(80_000)
    await arrive(machine, app)
    try await until("it is known") { !app.history.canSayHowItWas }
  }

  @Test func anEditorThatIsOpenedMeanwhileIsThereOnceTheStoreIs() async throws {
    let (machine, app) = try await late()
    let editor = app.journal.editor(.kind("note"))
    let opening = Task { await editor.open() }
    await machine.clock.pass(1000)
    #expect(editor.kind == nil && editor.refusal == nil)
    await arrive(machine, app)
    await opening.value
    #expect(editor.kind?.id == "note")
  }

  @Test func wordsToLookForThatAreTypedMeanwhileAreLookedFor() async throws {
    let (machine, app) = try await late { app in
      let editor = app.journal.editor(.kind("note"))
      await editor.open()
      editor["text"] = .text(text: "A heron by the lake")
      _ = await editor.keep()
    }
    let opening = Task { await app.search.open() }
    app.search.text = "heron"
    await machine.clock.pass(1000)
    #expect(app.search.hits.isEmpty && !app.search.foundNothing)
    await arrive(machine, app)
    await opening.value
    #expect(app.search.hits.count == 1)
  }
}
