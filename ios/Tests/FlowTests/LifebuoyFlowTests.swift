import TestMachine
import Testing

@testable import SwiftUI

private let lifebuoy = "Lifebuoy: grounding and crisis lines"

@Suite @MainActor struct LifebuoyFlowTests {
  @Test func itIsOnEveryScreen() async throws {
    // From the lifebuoy's own screen there is no second one.
    for row in try everyScreen() where row.screen != "lifebuoy" {
      let name = row.screen
      let person = try await Person(phoneOfTheTable())
      try await person.go(to: row)
      try await person.tap(lifebuoy)
      #expect(person.says("Ground me") && person.says("Crisis lines"), "\(name)")
      try await person.back()
      #expect(person.says(lifebuoy), "\(name)")
    }
  }

  @Test func groundingStartsInOneTapFromThereEvenInASession() async throws {
    let person = try await Person()
    try await person.tap("A minute")
    try await person.untilItRuns()
    await person.pass(5000)
    try await person.tap(lifebuoy)
    #expect(person.machine.stage.show?.isRunning == false, "the session waits")
    try await person.tap("Ground me")
    try await person.untilItRuns()
    #expect(person.says("Feel the soles of your feet. Press them down a little. The floor is holding you."))
    await person.pass(11_000)
    #expect(person.says("Touch something near you. Is it warm, cool, rough, smooth?"))
    try await person.touch()
    try await person.tap("End here")
    try await person.tap("Done")
    #expect(person.says("Soothing rhythm"))
  }

  /// On the crisis lines of a phone in that region.
  private func lines(region: String? = "GB", canDial: Bool = true) async throws -> Person {
    let machine = Machine()
    machine.phone.region = region
    machine.phone.canDial = canDial
    let person = try await Person(machine)
    try await person.tap(lifebuoy)
    try await person.tap("Crisis lines")
    return person
  }

  private func expectInOrder(_ person: Person, _ words: String...) {
    let told = person.told
    let places = words.map { told.range(of: $0)?.lowerBound }
    #expect(!places.contains(nil) && places.compactMap(\.self) == places.compactMap(\.self).sorted(), "\(told)")
  }

  private let from = "Where this is from"
  private let old = "The dates here are over a year old, or not known. These details may have changed."

  private func unfoldWhereItIsFrom(_ person: Person) async throws {
    #expect(try person.screen.one(from).value == "Collapsed")
    try await person.tap(from)
    #expect(try person.screen.one(from).value == "Expanded")
  }

  @Test func whereNumbersWereSeenIsFoldedAwayAndOneLineSaysThatSomeAreOld() async throws {
    let person = try await lines()
    let some = "Some of what we found is over a year old or has no date, and may have changed."
    #expect(person.told.components(separatedBy: some).count == 2)
    #expect(!person.says("Seen at") && !person.says("over a year old, or not known"))
    try await unfoldWhereItIsFrom(person)
    expectInOrder(
      person, from, "Emergency numbers", "Seen at: norwoodmc.co.uk", old,
      "Seen at: bromleyhealthcare.org.uk (no date)")
    #expect(person.screen.findings == [] && person.screen.notes == [])
    try await person.tap(from)
    #expect(!person.says("Seen at"))
  }

  @Test func whereNothingIsOldNothingIsSaidOfIt() async throws {
    let person = try await lines(region: "MX")
    #expect(!person.says("may have changed"))
    try await unfoldWhereItIsFrom(person)
    #expect(person.says("Seen at") && !person.says(old))
  }

  @Test func aCountryThatIsNotInTheListIsNamedAndTheNumbersThatWorkWidelyAndTheOtherCountriesStandThere() async throws {
    let person = try await lines(region: "RS")
    expectInOrder(
      person, "We have no lines for Serbia yet. These two numbers work in many places.", "Call 112 · All emergencies",
      "Call 911 · All emergencies", "Another country", "Australia")
    #expect(!person.says("We do not know which country you are in") && !person.says("Where are you?"))
    try await unfoldWhereItIsFrom(person)
    expectInOrder(
      person, from, "Emergency numbers", "Help in other countries", old, "Seen at: lifeline-international.com (no date)"
    )
    try await person.tap("Portugal")
    expectInOrder(person, "Portugal", "Call 1411")
    #expect(!person.says("Help in other countries"))
  }

  @Test func crisisLinesAreTwoTapsAwayAndNothingIsDialledByItself() async throws {
    let person = try await lines(region: "IE")
    let phone = person.machine.phone
    #expect(person.says("Ireland"))
    expectInOrder(
      person, "Call 112 · All emergencies", "Call 116 123", "If nobody answers", "someone you trust",
      "We last looked on November 29, 2026.")
    #expect(person.says("Found only in lists of numbers, not with the service itself: 999."))
    try await unfoldWhereItIsFrom(person)
    #expect(person.says("Seen at: oireachtas.ie (2013-12-10), irishexaminer.com (2019-03)"))
    #expect(phone.dialled.isEmpty)
    try await person.tap("Call 116 123")
    try await person.until("it is dialled") { phone.dialled == ["116123"] }
  }

  @Test func whereNobodyKnowsTheCountryTheNumbersThatWorkWidelyComeFirstAndTheQuestionStandsBelowThem() async throws {
    let person = try await lines(region: nil)
    expectInOrder(
      person, "We do not know which country", "Call 112 · All emergencies", "Call 911 · All emergencies",
      "Where are you?", "Australia")
    try await person.tap("Call 112 · All emergencies")
    try await person.until("it is dialled") { person.machine.phone.dialled == ["112"] }
    try await person.tap("United States")
    expectInOrder(person, "United States", "Call 911 · All emergencies", "Call 988")
    #expect(!person.says("Where are you?"))
  }

  @Test func anotherCountryCanBeChosenThereAtAnyTimeAndItIsKept() async throws {
    let person = try await lines()
    try await person.tap("Another country")
    try await person.tap("Portugal")
    expectInOrder(person, "Portugal", "Call 1411")
    #expect(!person.says("Where are you?"))
    try await person.back()
    try await person.tap("Crisis lines")
    #expect(person.says("Call 1411"))
    try await person.tap("Another country")
    try await person.tap("As the phone")
    #expect(person.says("United Kingdom"))
  }

  @Test func aMemberStateWithoutLinesOfItsOwnHasTheEmergencyNumberOfAllOfThem() async throws {
    expectInOrder(
      try await lines(region: "HR"), "European Union", "Call 112 · All emergencies", "We know of no helpline here")
  }

  @Test func whatIsDoubtfulIsSaid() async throws {
    let person = try await lines(region: "ZA")
    expectInOrder(
      person, "SADAG suicide crisis line", "We last saw this number in 2019.", "Call 0800 567 567",
      "Hours not known · Free of charge")
    try await unfoldWhereItIsFrom(person)
    expectInOrder(person, "Call 0800 456 789", old)
    #expect(!person.says("Day and night"))
  }

  @Test func whereThereIsATextOrAChatThePersonSendsAndOpensIt() async throws {
    let person = try await lines()
    let phone = person.machine.phone
    try await person.tap("Text SHOUT to 85258")
    try await person.until("it is texted") { phone.texted == ["85258 SHOUT"] }
    try await person.tap("Another country")
    try await person.tap("Netherlands")
    try await person.tap("Chat in the browser: 113.nl")
    try await person.until("it is opened") { phone.browsed == ["113.nl"] }
    #expect(phone.dialled.isEmpty)
  }

  @Test func whatThisDeviceCannotDoIsSaidWithTheNumber() async throws {
    let person = try await lines(canDial: false)
    try await person.tap("Call 999 · All emergencies")
    let noCall = "This device cannot call from here. The number is 999."
    try await person.until("it says so") { person.says(noCall) }
    try await person.tap("Text SHOUT to 85258")
    let noText = "This device cannot send texts. The number is 85258."
    try await person.until("it says so") { person.says(noText) }
    #expect(person.screen.announcements == [noCall, noText] && person.says(noCall))
  }

  @Test func inALanguageThatRunsFromRightToLeftANumberDoesNot() async throws {
    var environment = EnvironmentValues()
    environment.layoutDirection = .rightToLeft
    let person = try await Person(environment: environment)
    try await person.tap(lifebuoy)
    try await person.tap("Crisis lines")
    #expect(person.says("Call \u{2066}116 123\u{2069}"))
  }

  @Test func leavingIsOneTapFromThereAndUnlockingLeadsBack() async throws {
    let person = try await Person()
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
