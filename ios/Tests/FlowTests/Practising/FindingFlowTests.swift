import AppModel
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

/// Somebody says what they would like help with, and is shown what may be one.
@Suite @MainActor struct FindingFlowTests {
  private func looking(for words: String, on machine: Machine = Machine()) async throws -> Person {
    let person = try await Person(machine)
    try await person.tab("Practise")
    try await person.look(for: words)
    return person
  }

  /// The first of what was found.
  private func first(_ person: Person) throws -> FoundHit { try #require(person.app.finding.found?.hits.first) }

  @Test func howItFeelsIsEnough() async throws {
    let person = try await looking(for: "I feel awful")
    let hits = try #require(person.app.finding.found?.hits)
    #expect(hits[0].target == .practice(id: "supportive-touch"))
    #expect(person.says("\(hits.count) found") && person.screen.announcements.last == "\(hits.count) found")
    #expect(person.screen.findings == [] && person.screen.notes == [])
    try await person.tap(hits[0].name)
    #expect(person.says("Heading: How it goes"))
    try await person.back()
    #expect(person.says("I feel awful"), "the words stay while one goes into a practice and back")
  }

  @Test func whoeverCannotBreatheIsGivenTheGroundFirst() async throws {
    let person = try await looking(for: "cant breathe")
    let grounding = person.app.practices.catalogue.grounding
    #expect(try first(person).target == .practice(id: grounding.id))
    #expect(!person.says("If it is too much to carry alone"))
    try await person.tap(grounding.name)
    try await person.untilItRuns()
    #expect(person.app.player.display?.title == grounding.name)
  }

  @Test func whereSomeoneMayBeInDangerPeopleToTalkToComeFirst() async throws {
    let person = try await looking(for: "i want to die")
    let card = try #require(person.told.range(of: "there are people to talk to."))
    let hit = try #require(person.told.range(of: try first(person).name))
    #expect(card.lowerBound < hit.lowerBound)
    #expect(person.screen.findings == [] && person.screen.notes == [])
    try await person.tap("Crisis lines")
    #expect(person.says("Call 999"))
  }

  @Test func filtersNarrowAndSayHowMuchThereWouldBe() async throws {
    let person = try await looking(for: "")
    #expect(person.says("Heading: All practices") && !person.says("Clear filters"))
    try await person.tap("Filters")
    let facet = try #require(person.app.finding.found?.facets.first { $0.facet == .problem })
    #expect(person.says("Heading: \(facet.name)"))
    let value = try #require(facet.values.first { $0.hits > 1 })
    let chip = "\(value.name), \(value.hits) found"
    try await person.tap(chip)
    #expect(person.says("\(value.hits) found") && person.app.finding.found?.hits.count == Int(value.hits))
    #expect(!person.says("Heading: All practices"))
    for facet in person.app.finding.found?.facets ?? [] {
      for none in facet.values where none.hits == 0 && !none.chosen {
        #expect(try person.isDisabled("\(none.name), 0 found"), "\(none.id)")
      }
    }
    #expect(person.screen.findings == [] && person.screen.notes == [])
    try await person.tap("Hide filters")
    #expect(person.offers(chip), "what is on stays")
    try await person.tap(chip)
    #expect(person.says("Heading: All practices"))
    try await person.tap("Filters")
    try await person.tap(chip)
    try await person.tap("Clear filters")
    #expect(person.says("Heading: All practices") && !person.says("Clear filters"))
  }

  @Test func whereNothingIsFoundAllOfItIsOneTapAway() async throws {
    let person = try await looking(for: "zzz")
    let words = "Nothing goes by that word yet. Another word may do."
    #expect(person.says(words) && person.screen.announcements.last == words)
    try await person.tap("Show all")
    #expect(person.says("Heading: All practices") && !person.says("zzz"))
  }

  @Test func whatIsFoundLeadsToWhatItIs() async throws {
    let breath = try await looking(for: "coherent breathing")
    try await breath.tap("Coherent breathing")
    #expect(breath.says("Choose length and start"))
    let page = try await looking(for: "gratitude")
    let kind = try #require(
      page.app.finding.found?.hits.first { if case .kind = $0.target { true } else { false } })
    try await page.tap(kind.name)
    try await page.until("its page is there") { page.offers("Save") }
    let album = try await looking(for: "free compassion audio tracks")
    try await album.tap("Free compassion audio tracks")
    #expect(album.says("Three to begin with") && album.says("3 practices"))
    #expect(album.screen.findings == [] && album.screen.notes == [])
    try await album.tap("Voice tone")
    #expect(album.says("Heading: How it goes"))
  }

  @Test func whatItBuildsOnIsADoorAway() async throws {
    let person = try await Person()
    let card = try await person.open(practice: "Feel the difference: criticism and kindness")
    #expect(person.says("Heading: It builds on"))
    #expect(person.says("For most people these come first. You can begin here all the same."))
    let before = try #require(card.leansOn.first)
    try await person.tap(before.name)
    #expect(person.says("Heading: How it goes") && !person.says("Heading: It builds on"))
  }

  @Test func lockedTheWordsAreGone() async throws {
    let person = try await looking(for: "ashamed")
    person.app.privacy.setLock(true)
    await person.scene(.background)
    await person.scene(.active)
    #expect(person.app.finding.text == "")
    try await person.tap("Unlock")
    try await person.until("it is open") { person.says("Heading: All practices") }
    #expect(!person.says("ashamed"))
  }

  @Test func wordsThatTellOfDangerAreGoneOnceTheAppIsOutOfSight() async throws {
    let person = try await looking(for: "he hits me")
    #expect(person.says("If it is too much to carry alone"))
    await person.scene(.background)
    await person.scene(.active)
    #expect(person.says("Heading: All practices") && !person.says("he hits me"))
    #expect(!person.says("If it is too much to carry alone"))
  }

  @Test func whatWasTypedIsKeptNowhere() async throws {
    let person = try await looking(for: "ashamed")
    await person.scene(.background)
    await person.pass(60_000)
    #expect(person.says("ashamed"), "without a lock it stays")
    let texts = ["settings", "session", "session-pages"].compactMap { person.machine.kept($0) }
    #expect(!(texts + Array(person.machine.shelf.texts.values)).contains { $0.contains("ashamed") })
    let next = try await Person(person.machine.afterKill())
    try await next.tab("Practise")
    #expect(next.app.finding.text == "" && !next.says("ashamed"))
  }
}
