import AppModel
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// What stands above the list: what may fit today, favourites, and what was done lately.
@Suite @MainActor struct ForYouFlowTests {
  private let name = "Self-compassion break"

  private func practise(_ person: Person) async throws {
    try await person.tab("Practise")
    try await person.look(for: "")
  }

  /// Someone with a favourite.
  private func keeping() async throws -> Person {
    let person = try await Person()
    try await person.open(practice: name)
    try await person.until("it is known") { person.offers("Add to favourites") }
    try await person.tap("Add to favourites")
    try await person.until("it is kept") { person.offers("Remove from favourites") }
    try await person.back()
    try await practise(person)
    return person
  }

  @Test func aSuggestionSaysWhy() async throws {
    let person = try await Person()
    try await practise(person)
    try await person.until("it is offered") { person.says("Heading: For you now") }
    let suggestions = person.app.forYou.suggestions
    #expect(suggestions.count == 3)
    for one in suggestions { #expect(person.says("Button: \(one.practice.name). \(one.words)")) }
    #expect(!person.says("Heading: Favourites") && !person.says("Heading: Recent"))
    #expect(person.screen.findings == [] && person.screen.notes == [])
    try await person.look(for: "touch")
    #expect(!person.says("Heading: For you now"), "what is typed is looked for, and nothing else")
  }

  @Test func aFavouriteIsFoundAgainAndLetGo() async throws {
    let person = try await keeping()
    #expect(person.says("Heading: Favourites"))
    #expect(person.app.forYou.favourites.map(\.subject) == [.practice(id: "self-compassion-break")])
    #expect(person.screen.findings == [] && person.screen.notes == [])
    let next = try await Person(person.machine.afterKill())
    try await practise(next)
    try await next.until("it is kept") { next.says("Heading: Favourites") }
    try await next.open(practice: name)
    try await next.until("it is known") { next.offers("Remove from favourites") }
    try await next.tap("Remove from favourites")
    try await next.until("it is none") { next.offers("Add to favourites") }
    try await next.back()
    try await practise(next)
    #expect(!next.says("Heading: Favourites"))
  }

  @Test func whatCannotBeKeptIsSaid() async throws {
    let person = try await Person(fullPhone())
    try await person.open(practice: name)
    try await person.until("it is known") { person.offers("Add to favourites") }
    try await person.tap("Add to favourites")
    try await person.until("it is said") { person.says("There is no room left on this device.") }
    #expect(person.offers("Add to favourites"))
    try await person.back()
    try await person.open(practice: name)
    #expect(!person.says("There is no room left on this device."))
  }

  @Test func whatWasDoneLatelyIsThereWithItsDay() async throws {
    let person = try await Person()
    try await person.tap("A minute")
    try await person.untilItRuns()
    await person.pass(80_000)
    try await person.tap("Done")
    try await practise(person)
    try await person.until("it is remembered") { person.says("Heading: Recent") }
    #expect(person.says("Soothing rhythm. November 23, 2026"))
    try await person.tap("Soothing rhythm")
    #expect(person.says("Choose length and start"))
  }

  @Test func itsPartsStandAboveAllPracticesEachInItsPlace() async throws {
    let person = try await keeping()
    try await person.tab("Now")
    try await person.tap("A minute")
    try await person.untilItRuns()
    await person.pass(80_000)
    try await person.tap("Done")
    try await practise(person)
    try await person.until("it is remembered") { person.says("Heading: Recent") }
    let headings = person.screen.transcript.filter { $0.hasPrefix("Heading: ") }
    #expect(headings.suffix(4) == ["For you now", "Favourites", "Recent", "All practices"].map { "Heading: \($0)" })
  }

  @Test func whatCannotBeReadIsNotOfferedAndIsThereOnceItCan() async throws {
    let person = try await keeping()
    let parts = ["Heading: For you now", "Heading: Favourites"]
    try await person.until("it is offered") { parts.allSatisfy(person.says) }
    await person.scene(.background)
    person.machine.stores.letPanic(true)
    await person.scene(.active)
    try await person.until("it is not offered") { !parts.contains(where: person.says) }
    #expect(person.says("Heading: All practices"))
    try await person.open(practice: name)
    #expect(!person.says("favourites"), "nobody knows whether it is one")
    await person.scene(.background)
    person.machine.stores.letPanic(false)
    await person.scene(.active)
    try await person.until("it is known") { person.offers("Remove from favourites") }
    try await person.back()
    try await practise(person)
    #expect(parts.allSatisfy(person.says))
  }

  @Test func whereNumbersWentTheKinderWayThatIsSaid() async throws {
    let person = try await Person.practising("Feel the difference: criticism and kindness")
    for (voice, number) in [("hard", 7.0), ("kind", 4.0)] {
      let question = "How tense is your body, with the \(voice) voice?"
      try await person.goOn(untilAsked: question)
      try person.screen.set(question, role: .slider, to: number)
      try await person.tap("Go on")
    }
    try await person.goOnToTheEnd()
    try await person.tap("Done")
    try await practise(person)
    try await person.until("it is remembered") { person.says("Helped before") }
  }

  @Test func afterDeleteEverythingThereIsNoneOfIt() async throws {
    let person = try await keeping()
    await person.app.deleteEverything()
    #expect(person.app.forYou.favourites.isEmpty && person.app.forYou.recent.isEmpty)
    try await practise(person)
    try await person.until("it begins anew") { person.says("Heading: For you now") }
    #expect(!person.says("Heading: Favourites"))
  }

  @Test func withoutTheStoreItsPartsAreLeftOutAndNothingWaits() async throws {
    let machine = Machine()
    machine.stores.letOpensWait(true)
    let person = try await Person(machine, waits: false)
    try await practise(person)
    #expect(person.says("Heading: All practices") && !person.says("Heading: For you now"))
    try await person.open(practice: name)
    #expect(person.offers("Begin") && !person.offers("Add to favourites"))
    try await person.back()
    try await practise(person)
    machine.stores.letOpensWait(false)
    try await person.until("it is open") { person.says("Heading: For you now") }
  }

  @Test func whereTheStoreCannotBeOpenedTheyAreLeftOut() async throws {
    let machine = Machine()
    machine.stores.refuseToOpen(.io)
    let person = try await Person(machine)
    try await practise(person)
    #expect(person.says("Heading: All practices") && !person.says("Heading: For you now"))
    try await person.open(practice: name)
    #expect(person.offers("Begin") && !person.offers("Add to favourites"))
  }
}
