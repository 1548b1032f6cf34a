import TestMachine
import Testing

@testable import SwiftUI

/// tests/flows/screens.json: on each screen, what can be done and what is said is the same on both phones.
@Suite @MainActor struct ScreenTableTests {
  @Test func everyScreenOffersAndSaysWhatTheTableHas() async throws {
    let rows = try everyScreen()
    #expect(rows.count > 15)
    var found: [String] = []
    for row in rows {
      do {
        let person = try await Person(phoneOfTheTable())
        try await person.go(row.way)
        let differences = {
          let table = person.inWords(row.do)
          return row.differences(from: Set(table), can: person.canDo(asIn: table), says: person.said)
        }
        // What is still to come is waited for; what stays away is told.
        try? await person.until("nothing differs") { differences() == [] }
        found += differences()
      } catch {
        found.append("\(row.screen): the way there ends. \(error)")
      }
    }
    if !found.isEmpty { Issue.record("Not as in tests/flows/screens.json:\n\(found.joined(separator: "\n"))") }
  }

  @Test func whatDiffersIsToldByScreenAndByWhetherItIsMissingOrOneTooMany() {
    let row = ScreenRow(screen: "tea", way: [], do: ["Pour", "Stir"], reads: ["Warm", "Hot"])
    #expect(row.differences(from: ["Pour", "Stir"], can: ["Stir", "Pour"], says: ["Hot", "Warm", "More"]) == [])
    #expect(
      row.differences(from: ["Pour", "Stir"], can: ["Spill", "Stir"], says: ["Warm"]) == [
        "tea: “Pour” is missing", "tea: “Spill” is not in the table", "tea: “Hot” is not said",
      ])
  }
}

extension ScreenRow {
  fileprivate func differences(from table: Set<String>, can: Set<String>, says: Set<String>) -> [String] {
    let missing = table.subtracting(can).sorted().map { "“\($0)” is missing" }
    let more = can.subtracting(table).sorted().map { "“\($0)” is not in the table" }
    let unsaid = reads.filter { !says.contains($0) }.map { "“\($0)” is not said" }
    return (missing + more + unsaid).map { "\(screen): \($0)" }
  }
}

extension Person {
  /// Everything that can be used, called as the table calls it. What is read as a whole begins with its name. Back is
  /// named for the last screen here, the tabs stay in sight on every screen, and a slider, a stepper and a picker of dates have
  /// a name: habits of this phone.
  fileprivate func canDo(asIn table: [String]) -> Set<String> {
    let usable = screen.all()
      .filter { $0.isControl || $0.traits.contains(.isButton) }
      .filter { $0.isEnabled && $0.role != .back && $0.label != "Back" && $0.role != .picker && $0.role != .slider }
    let ofThisPhone: [ScreenElement.Role] = [.tab, .stepper, .datePicker]
    let labels = usable.filter { !ofThisPhone.contains($0.role) || table.contains($0.label) }.map(\.label)
    return Set(labels.map { label in table.filter { label == $0 || label.hasPrefix($0 + ", ") }.max() ?? label })
  }
}
