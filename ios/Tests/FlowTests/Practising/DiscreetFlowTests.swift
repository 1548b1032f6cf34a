import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

private let title = "How people are made to comply"

/// Each of its pages.
private let pages = ["its own screen", "a page", "a line", "a question", "its end", "the help lines"]

/// Of the page: its id, its title, what is typed for it and what stands on it.
private let traces = ["coercive", "made to comply", "thread", "hedge", "gaslight"]

/// Pages about abuse: silent, out of them in one tap, and no trace of them anywhere.
@Suite @MainActor struct DiscreetFlowTests {
  private let loud = Guide(voice: true, tones: true, bell: true, touch: true)

  /// Someone for whom everything sounds otherwise, at the page.
  private func atThePage(on machine: Machine = Machine()) async throws -> Person {
    let person = try await Person(machine)
    person.app.settings.guide = loud
    try await person.open()
    return person
  }

  private func isRead(_ person: Person) -> Bool {
    if case .read = person.app.player.display?.question?.asks { true } else { false }
  }

  private func isAsked(_ person: Person) -> Bool {
    if case .choose = person.app.player.display?.question?.asks { true } else { false }
  }

  /// Turns one page after another until that holds.
  private func turn(_ person: Person, until what: String, _ holds: () -> Bool) async throws {
    try await person.goOn(until: what) {
      if holds() { return true }
      if isRead(person) {
        try person.screen.tap("Go on")
      } else if person.asked != nil {
        try person.screen.tap("Go on without")
      }
      return false
    }
    await person.pass(0)
  }

  private func toTheEnd(_ person: Person) async throws {
    try await turn(person, until: "it is over") { person.app.player.display == nil }
  }

  @Test func itSaysWhatItIsAboutAndWhoHasNotLookedAtItAndIsNoFavourite() async throws {
    let person = try await atThePage()
    let card = try #require(person.app.practices.catalogue.practices.first { $0.name == title })
    #expect(card.discreet)
    let (note, unreviewed) = (try #require(card.note), try #require(card.unreviewed))
    #expect(person.says(note) && person.says(unreviewed))
    #expect(person.offers("Leave now") && person.offers("Help lines"))
    #expect(!person.says("Add to favourites") && !person.says("Before it begins"))
    #expect(person.screen.notes + person.screen.findings == [])
  }

  @Test func itIsSilentWhateverIsUsualUntilSomeoneAsksForSoundInIt() async throws {
    let person = try await atThePage()
    try await person.begin()
    try await toTheEnd(person)
    #expect(person.machine.speaker.plays == 0 && person.machine.haptics.played.isEmpty)
    try await person.tap("Leave now")
    try await person.open()
    try await person.tap("Bell")
    try await person.begin()
    #expect(person.app.player.display?.guide == Guide(voice: false, tones: false, bell: true, touch: false))
    #expect(person.app.settings.guide == loud, "for this time alone")
    try await person.tap("Leave now")
    try await person.open()
    try await person.begin()
    #expect(person.app.player.display?.guide.bell == false)
  }

  /// Somebody at one of its pages.
  private func at(_ page: String) async throws -> Person {
    let person = try await atThePage()
    switch page {
    case "a page":
      try await person.begin()
      try await turn(person, until: "a page") { isRead(person) }
    case "a line":
      try await person.begin()
      try await turn(person, until: "a line") { person.app.player.display?.isRunning == true }
    case "a question":
      try await person.tap("4 minutes 20 seconds")
      try await person.begin()
      try await turn(person, until: "a question") { isAsked(person) }
      #expect(person.offers("The room first"))
    case "its end":
      try await person.begin()
      try await toTheEnd(person)
      #expect(!person.says("A little more") && !person.says("How was it?"))
    case "the help lines":
      try await person.tap("Help lines")
      #expect(person.says("National Domestic Abuse Helpline (Refuge) - England"))
    default: break
    }
    return person
  }

  /// Nothing is on, and nothing leads back to it.
  private func expectNobodyWasThere(_ person: Person) {
    #expect(person.app.player.display == nil && person.app.sessions.ended == nil)
    #expect(person.app.sessions.unfinished == nil && person.machine.stage.show == nil)
    #expect(person.app.finding.text.isEmpty)
    #expect(person.says("Heading: All practices") && !person.says("Leave now"))
  }

  @Test(arguments: pages) func fromEachOfItsPagesOneTapLeadsOutAndNothingLeadsBack(_ page: String) async throws {
    let person = try await at(page)
    #expect(person.screen.notes + person.screen.findings == [])
    try await person.tap("Leave now")
    #expect(person.says("A kind minute"))
    try await person.tab("Practise")
    expectNobodyWasThere(person)
  }

  @Test(arguments: pages) func leftQuicklyByTheLifebuoyEachOfThemIsLeftForGood(_ page: String) async throws {
    let person = try await at(page)
    try await person.tap("Lifebuoy: grounding and crisis lines")
    try await person.tap("Leave quickly")
    #expect(person.screen.transcript == ["Button: Open again"])
    #expect(person.app.player.display == nil && person.machine.stage.show == nil, "nothing offers to carry on")
    try await person.tap("Open again")
    #expect(person.says("Leave quickly"))
    try await person.back()
    expectNobodyWasThere(person)
  }

  @Test(arguments: pages) func whereTheAppIsLockedEachOfThemIsLeft(_ page: String) async throws {
    let person = try await at(page)
    person.app.privacy.setLock(true)
    await person.scene(.background)
    await person.scene(.active)
    #expect(person.app.player.display == nil && !person.says(title))
    try await person.tap("Unlock")
    try await person.until("it is open") { !person.says("Kindself is locked") }
    expectNobodyWasThere(person)
  }

  @Test(arguments: ["by the way back", "at its end", "for another app"])
  func howeverItIsLeftWhatWasTypedIsGone(_ way: String) async throws {
    let person = try await atThePage()
    switch way {
    case "at its end":
      try await person.begin()
      try await toTheEnd(person)
      try await person.tap("Done")
    case "for another app":
      await person.scene(.background)
      #expect(person.app.finding.text.isEmpty)
      await person.scene(.active)
      #expect(person.offers("Leave now"), "whoever reads finds the page again")
      try await person.back()
    default:
      try await person.back()
    }
    expectNobodyWasThere(person)
  }

  @Test func afterAKillNothingAnywhereTellsOfIt() async throws {
    let machine = Machine()
    let around = TestFolders.new()
    machine.speechFolder = around.path
    let person = try await atThePage(on: machine)
    try await person.tap("Voice")
    try await person.tap("4 minutes 20 seconds")
    try await person.begin()
    try await turn(person, until: "a question") { isAsked(person) }
    #expect(!machine.voice.asked.isEmpty, "it speaks, as was asked for")
    try leavesNoTrace(person, "in the middle of it", around)
    try await toTheEnd(person)
    try leavesNoTrace(person, "at its end", around)
    try await person.tap("Help lines")
    await person.scene(.background)
    try leavesNoTrace(person, "out of sight", around)
    let next = try await Person(machine.afterKill())
    #expect(!next.says("Still open") && next.app.sessions.unfinished == nil)
    #expect(!next.says(title))
    try leavesNoTrace(next, "after a kill", around)
  }

  /// Everything that a phone would hold of it: every file, and every record.
  private func leavesNoTrace(_ person: Person, _ at: String, _ speech: URL) throws {
    let machine = person.machine
    let opened = try #require(person.app.store.open).opened
    #expect(try opened.sessions().isEmpty, "\(at)")
    #expect(try opened.store.favourites().isEmpty, "\(at)")
    #expect(try person.keepsakes().isEmpty, "\(at)")
    #expect(machine.kept("session") == nil && machine.kept("session-pages") == nil, "\(at): no record")
    #expect(machine.stage.show?.title.isEmpty ?? true, "\(at)")
    #expect(files(in: speech).isEmpty, "\(at): nothing is spoken into a file")
    let folder = URL(filePath: machine.folder.path)
    var texts = machine.shelf.texts.map { "\($0.key) \($0.value)" }
    texts += files(in: folder).map { file in
      let bytes = (try? Data(contentsOf: file)) ?? Data()
      return file.lastPathComponent + String(decoding: bytes.map { $0 < 128 ? $0 : 46 }, as: UTF8.self)
    }
    #expect(texts.count > 1)
    for trace in traces {
      #expect(!texts.contains { $0.lowercased().contains(trace) }, "\(at): \(trace)")
    }
  }

  private func files(in folder: URL) -> [URL] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { !$0.hasDirectoryPath }
  }

  @Test func theLinesSayWhatStaysInThePhoneAndWhereNoneIsKnownWhatThereIsInstead() async throws {
    let person = try await atThePage()
    try await person.tap("Help lines")
    for stays in [
      "A call or a message stays in the phone's own list.", "A page opened in the browser stays in its history",
    ] {
      #expect(person.says(stays))
    }
    #expect(person.says("Said not to show on the bill."))
    try await person.tap("Call 0808 2000 247")
    try await person.tap("Another country")
    try await person.tap("European Union")
    #expect(person.says("We know of no helpline of this kind here that we could look into."))
    try await person.tap("Crisis lines")
    #expect(person.says("If nobody answers"))
  }
}

extension Person {
  /// Looks for the page as somebody types it, and opens it.
  fileprivate func open() async throws {
    try await tab("Practise")
    try await look(for: "coercive control")
    try await tap(title)
  }
}
