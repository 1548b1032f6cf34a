import Foundation
import TestMachine
import Testing

@testable import SwiftUI

/// tests/flows/screens.json: on each screen, what can be done and what is said is the same on both phones.
@Suite @MainActor struct ScreenTableTests {
  private struct Row: Decodable {
    var screen: String
    var way: [Step]
    var `do`: [String]
    var reads: [String]
  }

  fileprivate struct Step: Decodable {
    var tap: String?
    var type: String?
    var text: String?
    var back: Bool?
    var runs: Bool?
    var passMs: UInt64?
  }

  @Test func everyScreenOffersAndSaysWhatTheTableHas() async throws {
    let file = try Data(contentsOf: root.appending(path: "tests/flows/screens.json"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let rows = try decoder.decode([Row].self, from: file)
    #expect(rows.count > 15)
    for row in rows {
      let person = try Person()
      for step in row.way { try await person.take(step) }
      #expect(person.canDo(asIn: row.do) == Set(row.do), "\(row.screen)")
      let told = person.said
      #expect(row.reads.filter { !told.contains($0) } == [], "\(row.screen) does not say")
    }
  }
}

extension Person {
  fileprivate func take(_ step: ScreenTableTests.Step) async throws {
    if let label = step.tap { try await tap(label) }
    if let label = step.type { try type(step.text ?? "", into: label) }
    if step.back == true { try await back() }
    if step.runs == true { try await untilItRuns() }
    if let ms = step.passMs { await pass(ms) }
  }

  /// Everything that can be used, called as the table calls it. What is read as a whole begins with its name. Back is
  /// named for the last screen here, and the tabs stay in sight on every screen: habits of this phone.
  fileprivate func canDo(asIn table: [String]) -> Set<String> {
    let usable = screen.all()
      .filter { $0.isControl || $0.traits.contains(.isButton) }
      .filter { $0.isEnabled && $0.role != .back && $0.label != "Back" && $0.role != .picker }
    let labels = usable.filter { $0.role != .tab || table.contains($0.label) }.map(\.label)
    return Set(labels.map { label in table.filter { label == $0 || label.hasPrefix($0 + ", ") }.max() ?? label })
  }

  /// Every text on the screen, by itself and as it is read together.
  fileprivate var said: Set<String> {
    Set(screen.front.flatMap(\.family).filter { !$0.isHidden }.map(\.label))
  }
}
