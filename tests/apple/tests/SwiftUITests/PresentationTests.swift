import Testing

@testable import SwiftUI

private struct Letter: Identifiable {
  let id: Int
}

@MainActor struct PresentationTests {
  @Test func `a sheet covers the screen until it is dismissed`() throws {
    struct Sheets: View {
      @State private var isOpen = false
      @State private var dismissals = 0
      var body: some View {
        Button("open \(dismissals)") { isOpen = true }
          .sheet(isPresented: $isOpen, onDismiss: { dismissals += 1 }, content: { Inside() })
      }
    }
    struct Inside: View {
      @Environment(\.dismiss) private var dismiss
      var body: some View { Button("Done") { dismiss() } }
    }
    let screen = Screen(Sheets())
    try screen.tap("open 0")
    #expect(screen.transcript == ["Button: Done"])
    try screen.tap("Done")
    try screen.tap("open 1")
    try screen.dismiss()
    #expect(screen.has("open 2"))
  }

  @Test func `a cover and a sheet that forbids it are not swiped away`() throws {
    struct Covers: View {
      @State private var letter: Letter? = Letter(id: 1)
      @State private var isOpen = false
      var body: some View {
        Button("again") { isOpen = true }
          .sheet(item: $letter) { letter in Text("letter \(letter.id)").interactiveDismissDisabled() }
          .fullScreenCover(isPresented: $isOpen) { Button("close") { isOpen = false } }
      }
    }
    let screen = Screen(Covers())
    #expect(screen.has("letter 1"))
    #expect(throws: ScreenFailure.self) { try screen.dismiss() }
  }

  @Test func `a dialog closes with any of its buttons, and always has a way out`() throws {
    struct Asks: View {
      @State private var asks = false
      @State private var isStopped = false
      @State private var warns = false
      var body: some View {
        Button(isStopped ? "stopped" : "stop") { asks = true }
          .confirmationDialog("Stop this session?", isPresented: $asks) {
            Button("Stop now", role: .destructive) { isStopped = true }
          } message: {
            Text("You can go on at any time.")
          }
        Button("warn") { warns = true }
          .alert("That did not work", isPresented: $warns) {
          } message: {
            Text("Try again.")
          }
      }
    }
    let screen = Screen(Asks())
    try screen.tap("stop")
    #expect(screen.transcript == ["Text: You can go on at any time.", "Button: Stop now", "Button: Cancel"])
    #expect(screen.front.map(\.label) == ["Stop this session?"])
    try screen.tap("Cancel")
    try screen.tap("stop")
    try screen.tap("Stop now")
    #expect(screen.has("stopped"))
    try screen.tap("warn")
    #expect(screen.transcript == ["Heading: That did not work", "Text: Try again.", "Button: OK"])
    try screen.tap("OK")
    #expect(screen.has("warn"))
  }
}
