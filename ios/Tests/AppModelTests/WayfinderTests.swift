import AppModel
import KindselfCore
import TestMachine
import Testing

@Suite @MainActor struct WayfinderTests {
  let machine = Machine()

  private func own(_ name: String) -> OwnPattern {
    OwnPattern(
      name: name, pattern: Pattern(inhaleMs: 4000, topUpMs: 0, holdFullMs: 0, exhaleMs: 6000, holdEmptyMs: 0))
  }

  @Test func backPausesASessionThenLeavesIt() async throws {
    let ways = Wayfinder(app: try machine.start())
    ways.session(ways.app.beginMinute)
    #expect(ways[.now] == [.session])
    try await until("it runs") { ways.app.player.display?.isRunning == true }
    ways.back()
    #expect(ways[.now] == [.session] && ways.app.player.display?.isWaiting == true)
    ways.back()
    #expect(ways[.now].isEmpty && ways.app.unfinished != nil)
    ways.carryOn()
    #expect(ways[.now] == [.session])
  }

  @Test func theLifebuoyPausesAndGroundingTakesTheSessionsPlace() async throws {
    let ways = Wayfinder(app: try machine.start())
    ways.session(ways.app.beginMinute)
    try await until("it runs") { ways.app.player.display?.isRunning == true }
    ways.lifebuoy()
    ways.lifebuoy()
    #expect(ways[.now] == [.session, .lifebuoy] && ways.app.player.display?.isWaiting == true)
    ways.ground()
    #expect(ways[.now] == [.session])
    #expect(ways.app.player.display?.title == ways.app.catalogue.grounding.name)
  }

  @Test func thereIsOneSessionWhicheverTabItBeganIn() throws {
    let ways = Wayfinder(app: try machine.start())
    ways.go(.breathe)
    ways.session(ways.app.beginMinute)
    ways.tab = .you
    ways.lifebuoy()
    ways.ground()
    #expect(ways[.now] == [.breathe] && ways[.you] == [.session])
    ways.leaveSession()
    #expect(ways.tab == .now && ways[.now].isEmpty && ways[.you].isEmpty)
  }

  @Test func theSystemsOwnWaysBackLeaveASessionToBeCarriedOn() async throws {
    let ways = Wayfinder(app: try machine.start())
    ways.session(ways.app.beginMinute)
    try await until("it runs") { ways.app.player.display?.isRunning == true }
    ways.lifebuoy()
    ways[.now] = [.session]
    #expect(ways.app.player.display?.isWaiting == true && ways.app.unfinished == nil)
    ways.lifebuoy()
    ways[.now] = []
    #expect(ways.app.player.display == nil && ways.app.unfinished != nil)
    #expect(machine.stage.show == nil)
  }

  @Test func whatIsCarriedOnTakesThePlaceOfASessionInTheOtherTab() async throws {
    let ways = Wayfinder(app: try machine.start())
    ways.session(ways.app.beginMinute)
    try await until("it runs") { ways.app.player.display?.isRunning == true }
    ways.leaveSession()
    ways.tab = .you
    ways.ground()
    ways.lifebuoy()
    ways.tab = .now
    ways.carryOn()
    #expect(ways[.now] == [.session] && ways[.you] == [.lifebuoy])
  }

  @Test func aSessionThatCannotBeginLeadsNowhere() throws {
    let ways = Wayfinder(app: try machine.start())
    ways.session { false }
    #expect(ways[.now].isEmpty)
  }

  @Test func aNewPatternIsSeenAndAChangedOneStaysInItsPlace() throws {
    let ways = Wayfinder(app: try machine.start())
    ways.go(.breathe)
    ways.go(.ownPattern(index: nil))
    ways.save(own("Evening"), at: nil)
    #expect(ways[.now] == [.breathe, .read(.own(index: 0))])
    ways.go(.ownPattern(index: 0))
    ways.save(own("Night"), at: 0)
    #expect(ways[.now] == [.breathe, .read(.own(index: 0))])
    #expect(ways.app.settings.ownPatterns.map(\.name) == ["Night"])
  }

  @Test func aDeletionCanBeTakenBackForTenSeconds() async throws {
    let ways = Wayfinder(app: try machine.start())
    ways.app.settings.ownPatterns = [own("a"), own("b"), own("c")]
    ways.delete(at: 1)
    #expect(ways[.now] == [.breathe] && ways.deleted?.name == "b")
    await machine.clock.pass(9999)
    ways.bringBack()
    #expect(ways.app.settings.ownPatterns.map(\.name) == ["a", "b", "c"] && ways.deleted == nil)
    ways.delete(at: 0)
    ways.delete(at: 1)
    #expect(ways.deleted?.name == "c")
    await machine.clock.pass(10_000)
    #expect(ways.deleted == nil)
    ways.bringBack()
    ways.delete(at: 5)
    #expect(ways.app.settings.ownPatterns.map(\.name) == ["b"])
  }
}
