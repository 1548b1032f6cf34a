import AppModel
import KindselfCore
import TestMachine
import Testing

@Suite @MainActor struct NavigatorTests {
  let machine = Machine()

  private func own(_ name: String) -> OwnPattern {
    OwnPattern(
      name: name, pattern: Pattern(inhaleMs: 4000, topUpMs: 0, holdFullMs: 0, exhaleMs: 6000, holdEmptyMs: 0))
  }

  @Test func backPausesASessionThenLeavesIt() async throws {
    let navigator = Navigator(app: try await machine.start())
    navigator.session(navigator.app.sessions.beginMinute)
    #expect(navigator[.now] == [.session(.player)])
    try await until("it runs") { navigator.app.player.display?.isRunning == true }
    navigator.back()
    #expect(navigator[.now] == [.session(.player)] && navigator.app.player.display?.isWaiting == true)
    navigator.back()
    #expect(navigator[.now].isEmpty && navigator.app.sessions.unfinished != nil)
    navigator.carryOn()
    #expect(navigator[.now] == [.session(.player)])
  }

  @Test func theLifebuoyPausesAndGroundingTakesTheSessionsPlace() async throws {
    let navigator = Navigator(app: try await machine.start())
    navigator.session(navigator.app.sessions.beginMinute)
    try await until("it runs") { navigator.app.player.display?.isRunning == true }
    navigator.lifebuoy()
    navigator.lifebuoy()
    #expect(
      navigator[.now] == [.session(.player), .safety(.lifebuoy)] && navigator.app.player.display?.isWaiting == true)
    navigator.ground()
    #expect(navigator[.now] == [.session(.player)])
    #expect(navigator.app.player.display?.title == navigator.app.practices.catalogue.grounding.name)
  }

  @Test func thereIsOneSessionWhicheverTabItBeganIn() async throws {
    let navigator = Navigator(app: try await machine.start())
    navigator.go(.breathing(.list))
    navigator.session(navigator.app.sessions.beginMinute)
    navigator.tab = .you
    navigator.lifebuoy()
    navigator.ground()
    #expect(navigator[.now] == [.breathing(.list)] && navigator[.you] == [.session(.player)])
    navigator.leaveSession()
    #expect(navigator.tab == .now && navigator[.now].isEmpty && navigator[.you].isEmpty)
  }

  @Test func theSystemsOwnWaysBackLeaveASessionToBeCarriedOn() async throws {
    let navigator = Navigator(app: try await machine.start())
    navigator.session(navigator.app.sessions.beginMinute)
    try await until("it runs") { navigator.app.player.display?.isRunning == true }
    navigator.lifebuoy()
    navigator[.now] = [.session(.player)]
    #expect(navigator.app.player.display?.isWaiting == true && navigator.app.sessions.unfinished == nil)
    navigator.lifebuoy()
    navigator[.now] = []
    #expect(navigator.app.player.display == nil && navigator.app.sessions.unfinished != nil)
    #expect(machine.stage.show == nil)
  }

  @Test func whatIsCarriedOnTakesThePlaceOfASessionInTheOtherTab() async throws {
    let navigator = Navigator(app: try await machine.start())
    navigator.session(navigator.app.sessions.beginMinute)
    try await until("it runs") { navigator.app.player.display?.isRunning == true }
    navigator.leaveSession()
    navigator.tab = .you
    navigator.ground()
    navigator.lifebuoy()
    navigator.tab = .now
    navigator.carryOn()
    #expect(navigator[.now] == [.session(.player)] && navigator[.you] == [.safety(.lifebuoy)])
  }

  @Test func aSessionThatCannotBeginLeadsNowhere() async throws {
    let navigator = Navigator(app: try await machine.start())
    navigator.session { false }
    #expect(navigator[.now].isEmpty)
  }

  @Test func aNewPatternIsSeenAndAChangedOneStaysInItsPlace() async throws {
    let navigator = Navigator(app: try await machine.start())
    navigator.go(.breathing(.list))
    navigator.go(.breathing(.ownPattern(index: nil)))
    await navigator.save(own("Evening"), at: nil)
    #expect(navigator[.now] == [.breathing(.list), .breathing(.about(.own(index: 0)))])
    navigator.go(.breathing(.ownPattern(index: 0)))
    await navigator.save(own("Night"), at: 0)
    #expect(navigator[.now] == [.breathing(.list), .breathing(.about(.own(index: 0)))])
    #expect(navigator.app.settings.ownPatterns.map(\.name) == ["Night"])
  }

  @Test func aDeletionCanBeTakenBackForTenSeconds() async throws {
    let navigator = Navigator(app: try await machine.start())
    navigator.app.settings.ownPatterns = [own("a"), own("b"), own("c")]
    navigator.delete(at: 1)
    #expect(navigator[.now] == [.breathing(.list)] && navigator.app.practices.deleted?.name == "b")
    await machine.clock.pass(9999)
    navigator.app.practices.bringBack()
    #expect(
      navigator.app.settings.ownPatterns.map(\.name) == ["a", "b", "c"] && navigator.app.practices.deleted == nil)
    navigator.delete(at: 0)
    navigator.delete(at: 1)
    #expect(navigator.app.practices.deleted?.name == "c")
    await machine.clock.pass(10_000)
    #expect(navigator.app.practices.deleted == nil)
    navigator.app.practices.bringBack()
    navigator.delete(at: 5)
    #expect(navigator.app.settings.ownPatterns.map(\.name) == ["b"])
  }

  @Test func whileTheAppIsLockedOnlyWhatIsPublicCanBeGoneTo() async throws {
    let navigator = Navigator(app: try await machine.start(), isLocked: true)
    navigator.go(.journal(.reader(entry: "any")))
    #expect(navigator[.now].isEmpty)
    navigator.go(.safety(.lifebuoy))
    // As a link does.
    navigator[.now].append(.backup(.restore))
    navigator[.now].append(.safety(.crisisLines))
    #expect(navigator[.now] == [.safety(.lifebuoy), .safety(.crisisLines)])
    navigator.ground()
    #expect(navigator[.now] == [.session(.player)])
  }

  @Test func whatIsWrittenBreathedAndChosenIsPrivate() {
    let all: [Destination] = [
      .session(.player), .breathing(.list), .breathing(.about(.own(index: 0))), .breathing(.prepare(.own(index: 0))),
      .breathing(.ownPattern(index: nil)), .practices(.practice("a")), .practices(.album("a")), .journal(.kinds),
      .journal(.editor(.kind("note"))),
      .journal(.reader(entry: "a")), .journal(.previous(entry: "a")), .journal(.search), .history(.list),
      .backup(.export(.plain)), .backup(.restore), .backup(.importing), .backup(.automatic), .backup(.recovery),
      .reminders(.list), .reminders(.rule(.new(.nothing))), .reminders(.rule(.kept("a"))),
      .reminders(.pick(.new(.nothing))), .reminders(.arrive), .reminders(.log),
      .safety(.lifebuoy), .safety(.crisisLines), .privacy(.privacy), .privacy(.deleteEverything), .settings(.settings),
      .settings(.dayBegins), .settings(.country), .settings(.about),
    ]
    #expect(all.filter(\.isPublic) == [.session(.player), .safety(.lifebuoy), .safety(.crisisLines)])
  }
}
