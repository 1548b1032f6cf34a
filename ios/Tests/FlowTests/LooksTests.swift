import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI
@testable import Views

/// Each screen, by day, by night, from right to left, in the largest text and in another language: nothing unnamed,
/// nothing that a phone would do differently.
@Suite @MainActor struct LooksTests {
  /// Behind the last door of the lifebuoy: on iOS only, so it is not in the table.
  private let covered = ["Lifebuoy: grounding and crisis lines", "Leave quickly"]

  private func visit(
    _ environment: EnvironmentValues = EnvironmentValues(), words: StringCatalog? = nil,
    look: (Person) -> [String] = { _ in [] }
  ) async throws {
    let covered = ScreenRow(screen: "covered", way: covered.map { .init(tap: $0) }, do: [], reads: [])
    for row in try everyScreen() + [covered] {
      let name = row.screen
      let person = try await Person(phoneOfTheTable(), environment: environment, words: words)
      try await person.go(to: row)
      #expect(person.screen.findings == [], "\(name)")
      #expect(person.screen.notes == [], "\(name)")
      #expect(look(person) == [], "\(name)")
    }
  }

  @Test func byDay() async throws { try await visit() }

  @Test func byNight() async throws {
    var environment = EnvironmentValues()
    environment.colorScheme = .dark
    try await visit(environment)
  }

  @Test func fromRightToLeft() async throws {
    var environment = EnvironmentValues()
    environment.layoutDirection = .rightToLeft
    try await visit(environment)
  }

  @Test func inTheLargestText() async throws {
    var environment = EnvironmentValues()
    environment.dynamicTypeSize = .accessibility5
    try await visit(environment)
  }

  /// Every text of the catalogue stands in brackets there: what has none is neither translated nor the core's.
  @Test func inAnotherLanguage() async throws {
    var environment = EnvironmentValues()
    environment.locale = Locale(identifier: "en-XA")
    let core = try await coreWords()
    let pseudo = try bracketed()
    try await visit(environment, words: pseudo) { person in
      person.screen.front.flatMap(\.family)
        // The way back, what a switch or a picker of dates stands at, and whether something is folded, are the system's own
        // words.
        .filter { !$0.isHidden && !(($0.role == .back || $0.role == .text) && $0.label == "Back") }
        .flatMap { [$0.label, [.toggle, .datePicker].contains($0.role) ? "" : $0.value, $0.hint] }
        .filter { !["Collapsed", "Expanded"].contains($0) }
        // What stands in a row is read as one.
        .filter { !$0.contains("[") && !core.contains($0) }
        .flatMap { $0.components(separatedBy: ", ") }
        .filter { said in said.contains(where: \.isLetter) && !core.contains(said) }
    }
    #expect(pseudo.missing.isEmpty)
  }

  private func coreWords() async throws -> String {
    let breathing = try Breathing(content: Content(language: "en"))
    let app = try await Machine().start()
    let minute = Subject.protocol(id: app.practices.catalogue.protocols[0].id)
    let lines = try breathing.begin(choice: app.practices.choice(of: minute, lengthMs: 60_000)).timeline().lines
    // What a practice says and asks, and what it is found by; what reminders say.
    let practices = try ["practices", "finding", "reminders"].flatMap {
      try FileManager.default.contentsOfDirectory(
        at: root.appending(path: "core/content/\($0)"), includingPropertiesForKeys: nil)
    }
    .map { try String(contentsOf: $0, encoding: .utf8) }
    let pictures = app.pictures.card.all.flatMap { [$0.description] + $0.labels.map(\.words) }
    let journal = try #require(app.store.open?.catalogue)
    // What the table types is a person's own.
    let typed = try everyScreen().flatMap(\.way).compactMap(\.text)
    // Names of other apps are the same in every language.
    let names = ["Daylio", "Daily You", "Presently"]
    // The system's own.
    let weekdays = Weekdays.all.map { weekdayInWords($0).string(in: EnvironmentValues()) }
    let help = "\(app.safety.crisis) \(app.safety.abuseLines) \(app.safety.countries)"
    return
      "\(app.practices.catalogue) \(pictures) \(help) \(lines) \(journal) \(typed) \(names) \(weekdays)"
      .replacing("\\'", with: "'") + practices.joined()
  }

  private func bracketed() throws -> StringCatalog {
    let text = try String(contentsOf: root.appending(path: "ios/App/Kindself/Localizable.xcstrings"), encoding: .utf8)
    return try StringCatalog(
      Data(text.replacing(/"value" : "(.*)"/) { "\"value\" : \"[\($0.output.1)]\"" }.utf8))
  }
}
