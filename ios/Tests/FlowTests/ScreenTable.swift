import Foundation
import KindselfCore
import TestMachine

@testable import SwiftUI
@testable import Views

/// A row of tests/flows/screens.json: a screen, the way to it, and what it offers and says on both phones.
struct ScreenRow: Decodable {
  /// One of these.
  struct Step: Decodable {
    var tap: String?
    /// Into the field of that name goes `text`.
    var type: String?
    var text: String?
    var back: Bool?
    /// Waits until the session runs.
    var runs: Bool?
    var passMs: UInt64?
  }

  var screen: String
  var way: [Step]
  var `do`: [String]
  var reads: [String]
}

/// The phone that the table is about: it lets reminders be shown, and is in Paris.
@MainActor func phoneOfTheTable() -> Machine {
  let machine = Machine()
  machine.notifier.allows(.yes)
  machine.notifier.travels(to: "Europe/Paris")
  return machine
}

/// All of them.
func everyScreen() throws -> [ScreenRow] {
  let decoder = JSONDecoder()
  decoder.keyDecodingStrategy = .convertFromSnakeCase
  return try decoder.decode(
    [ScreenRow].self, from: Data(contentsOf: root.appending(path: "tests/flows/screens.json")))
}

extension Person {
  /// Goes there, and waits for what the table has there: texts that are one in every language, and what was typed.
  func go(to row: ScreenRow) async throws {
    try await go(row.way)
    let typed = row.way.compactMap(\.text)
    let isKnown = { (text: String) in self.isTranslated(text) || typed.contains(text) }
    try await until("“\(row.screen)” is there") {
      let said = said
      return row.do.filter(isKnown).allSatisfy(offers)
        && row.reads.filter(isTranslated).allSatisfy { said.contains(here($0)) || said.contains($0) }
    }
  }

  /// Each step waits for what it touches.
  func go(_ way: [ScreenRow.Step]) async throws {
    for step in way {
      if let label = step.tap {
        try await until("“\(label)” is there") { offers(label) }
        try await tap(label)
      }
      if let label = step.type {
        try await until("“\(label)” is there") { offers(label) }
        try type(step.text ?? "", into: label)
      }
      if step.back == true { try await back() }
      if step.runs == true { try await untilItRuns() }
      await pass(step.passMs ?? 0)
    }
  }

  /// The labels of a row, with what the catalogue adds by itself in the place of what stands for it.
  func inWords(_ labels: [String]) -> [String] {
    labels.flatMap { label in
      switch label {
      case "{every protocol}": app.practices.catalogue.protocols.map(\.name)
      case "{every practice}": app.practices.catalogue.practices.map(\.name)
      case "{every practice to be reminded of}":
        app.practices.catalogue.practices.filter { !$0.discreet }.map(\.name)
      case "{every filter}":
        (app.finding.found?.facets ?? []).flatMap(\.values).filter { $0.hits > 0 }
          .map { "\($0.name), \($0.hits) found" }
      case "{every suggestion}": app.forYou.suggestions.map(\.practice.name)
      case "{every beginning of a day}": dayBeginnings().map(time)
      case "{every kind of entry}": app.store.open?.catalogue.kinds.map(\.name) ?? []
      default: [label]
      }
    }
  }

  /// A time of day, so many minutes after midnight, as it is written on the screen.
  func time(_ minutes: UInt16) -> String { timeInWords(minutes).string(in: screen.environment) }

  /// Every text on the screen, by itself and as it is read together.
  var said: Set<String> {
    Set(screen.front.flatMap(\.family).filter { !$0.isHidden }.flatMap { [$0.label, $0.value] })
  }
}
