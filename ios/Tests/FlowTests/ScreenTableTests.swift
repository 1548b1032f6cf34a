import TestMachine
import Testing

@testable import SwiftUI

/// tests/flows/screens.json: on each screen, what can be done and what is said is the same on both phones.
@Suite @MainActor struct ScreenTableTests {
  @Test func everyScreenOffersAndSaysWhatTheTableHas() async throws {
    let rows = try everyScreen()
    #expect(rows.count > 15)
    for row in rows {
      let person = try Person()
      try await person.go(row.way)
      #expect(person.canDo(asIn: row.do) == Set(row.do), "\(row.screen)")
      let told = person.said
      #expect(row.reads.filter { !told.contains($0) } == [], "\(row.screen) does not say")
    }
  }
}

extension Person {
  /// Everything that can be used, called as the table calls it. What is read as a whole begins with its name. Back is
  /// named for the last screen here, the tabs stay in sight on every screen, and a slider has a name: habits of this phone.
  fileprivate func canDo(asIn table: [String]) -> Set<String> {
    let usable = screen.all()
      .filter { $0.isControl || $0.traits.contains(.isButton) }
      .filter { $0.isEnabled && $0.role != .back && $0.label != "Back" && $0.role != .picker && $0.role != .slider }
    let labels = usable.filter { $0.role != .tab || table.contains($0.label) }.map(\.label)
    return Set(labels.map { label in table.filter { label == $0 || label.hasPrefix($0 + ", ") }.max() ?? label })
  }

  /// Every text on the screen, by itself and as it is read together.
  fileprivate var said: Set<String> {
    Set(screen.front.flatMap(\.family).filter { !$0.isHidden }.flatMap { [$0.label, $0.value] })
  }
}
