import Testing

@testable import SwiftUI

@MainActor struct CollectionTests {
  @Test func `rows are moved as a list moves them`() {
    var letters = ["a", "b", "c", "d", "e"]
    letters.move(fromOffsets: [0, 3], toOffset: 2)
    #expect(letters == ["b", "a", "d", "c", "e"])
    letters.move(fromOffsets: [1], toOffset: 5)
    #expect(letters == ["b", "d", "c", "e", "a"])
  }

  @Test func `a row offers to be deleted`() throws {
    struct Letters: View {
      @State private var letters = ["a", "b", "c"]
      var body: some View {
        List {
          ForEach(letters, id: \.self) { Text($0) }
            .onDelete { letters.remove(atOffsets: $0) }
        }
      }
    }
    let screen = Screen(Letters())
    try screen.perform("Delete", on: "b")
    #expect(screen.transcript == ["Text: a", "Text: c"])
  }
}
