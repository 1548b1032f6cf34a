import TestMachine
import Testing

@testable import SwiftUI

private let lifebuoy = "Lifebuoy: grounding and crisis lines"

@Suite @MainActor struct LifebuoyFlowTests {
  @Test func itIsOnEveryScreen() async throws {
    // From the lifebuoy's own screen there is no second one.
    for row in try everyScreen() where row.screen != "lifebuoy" {
      let name = row.screen
      let person = try Person()
      try await person.go(row.way)
      try await person.tap(lifebuoy)
      #expect(person.says("Ground me") && person.says("Crisis lines"), "\(name)")
      try await person.back()
      #expect(person.says(lifebuoy), "\(name)")
    }
  }

  @Test func groundingStartsInOneTapFromThereEvenInASession() async throws {
    let person = try Person()
    try await person.tap("A minute")
    try await person.untilItRuns()
    await person.pass(5000)
    try await person.tap(lifebuoy)
    #expect(person.machine.stage.show?.isRunning == false, "the session waits")
    try await person.tap("Ground me")
    try await person.untilItRuns()
    #expect(person.says("Feel the soles of your feet. Press them down a little. The floor is holding you."))
    await person.pass(10_000)
    #expect(person.says("Touch something near you. Is it warm, cool, rough, smooth?"))
    try await person.touch()
    try await person.tap("End here")
    try await person.tap("Done")
    #expect(person.says("Soothing rhythm"))
  }

  @Test func crisisLinesAreTwoTapsAwayAndNothingIsDialledByItself() async throws {
    let machine = Machine()
    machine.phone.region = "IE"
    let person = try Person(machine)
    try await person.tap(lifebuoy)
    try await person.tap("Crisis lines")
    #expect(person.says("Ireland") && person.says("These numbers were found in one source only."))
    #expect(person.says("Gathered on 2026-11-23."))
    let told = person.told
    let places = try ["Call 112", "Call 116 123", "someone you trust"].map {
      try #require(told.range(of: $0)).lowerBound
    }
    #expect(places == places.sorted(), "emergency, then a helpline, then someone one trusts")
    #expect(machine.phone.dialled.isEmpty)
    try await person.tap("Call 116 123")
    try await person.until("it is dialled") { machine.phone.dialled == ["116 123"] }
  }

  @Test func anotherCountryCanBeChosen() async throws {
    let machine = Machine()
    machine.phone.region = nil
    let person = try Person(machine)
    try await person.tap(lifebuoy)
    try await person.tap("Crisis lines")
    #expect(!person.says("Call "), "no number without a source")
    try await person.tap("Choose a country")
    try await person.tap("United States")
    #expect(person.says("Call 988") && person.says("Call 911"))
  }

  @Test func whereNothingCanBeDialledTheNumberIsShown() async throws {
    let machine = Machine()
    machine.phone.canDial = false
    let person = try Person(machine)
    try await person.tap(lifebuoy)
    try await person.tap("Crisis lines")
    try await person.tap("Call 999")
    let words = "This device cannot make calls. The number is 999."
    try await person.until("it says so") { person.says(words) }
    #expect(person.screen.announcements == [words])
  }

  @Test func leavingIsOneTapFromThereAndUnlockingLeadsBack() async throws {
    let person = try Person()
    try await person.tap("A minute")
    try await person.untilItRuns()
    try await person.tap(lifebuoy)
    try await person.tap("Leave quickly")
    #expect(person.screen.transcript == ["Button: Open again"], "nothing tells what this is about")
    #expect(person.machine.stage.show?.isRunning == false)
    person.machine.lock.opens = false
    try await person.tap("Open again")
    #expect(person.screen.transcript == ["Button: Open again"])
    person.machine.lock.opens = true
    try await person.tap("Open again")
    #expect(person.says("Leave quickly"))
    try await person.back()
    #expect(person.says("Paused. Take your time."))
  }
}
