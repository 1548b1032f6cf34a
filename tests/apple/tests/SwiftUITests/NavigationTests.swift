import Testing

@testable import SwiftUI

private struct Practice: Hashable, Identifiable {
  let id: String
}

private struct Detail: View {
  let practice: Practice
  @Environment(\.dismiss) private var dismiss
  @State private var rounds = 3

  var body: some View {
    Stepper("Rounds: \(rounds)", value: $rounds, in: 1...4)
    Button("Leave") { dismiss() }
      .navigationTitle(practice.id)
  }
}

private struct Home: View {
  @State private var count = 0

  var body: some View {
    NavigationStack {
      List {
        Button("counted \(count)") { count += 1 }
        NavigationLink("Box", value: Practice(id: "box"))
        NavigationLink("Lost", value: 7)
      }
      .navigationTitle("Practise")
      .navigationDestination(for: Practice.self) { Detail(practice: $0) }
      .toolbar { ToolbarItem(placement: .topBarTrailing) { Button("Settings", systemImage: "gear") {} } }
    }
  }
}

@MainActor struct NavigationTests {
  @Test func `a link pushes, back pops, and the covered screen keeps its state`() throws {
    let screen = Screen(Home())
    try screen.tap("counted 0")
    try screen.tap("Box")
    #expect(
      screen.transcript == ["Button: Back", "Heading: box", "Stepper: Rounds: 3, 3", "Button: Leave"])
    try screen.increment("Rounds: 3")
    #expect(try screen.one(role: .stepper).label == "Rounds: 4")
    try screen.increment(role: .stepper)
    #expect(try screen.one(role: .stepper).label == "Rounds: 4", "no step leads out of the bounds")
    try screen.back()
    #expect(screen.transcript.prefix(3) == ["Heading: Practise", "Button: Settings", "Button: counted 1"])
    try screen.tap("Box")
    #expect(try screen.one(role: .stepper).label == "Rounds: 3", "what is pushed anew starts anew")
    try screen.tap("Leave")
    #expect(screen.has("counted 1"))
    #expect(screen.notes == [])
  }

  @Test func `a value without a destination is noted`() throws {
    let screen = Screen(Home())
    try screen.tap("Lost")
    #expect(screen.notes == ["there is no navigationDestination(for: Int.self)"])
  }

  @Test func `a path is the app's to change`() throws {
    struct Paths: View {
      @State private var path = NavigationPath()
      var body: some View {
        NavigationStack(path: $path) {
          Button("go far") {
            path.append(Practice(id: "box"))
            path.append(Practice(id: "star"))
          }
          .navigationDestination(for: Practice.self) { practice in
            Text(practice.id)
            Button("home") { path = NavigationPath() }
          }
        }
      }
    }
    let screen = Screen(Paths())
    try screen.tap("go far")
    #expect(screen.has("star"))
    try screen.back()
    #expect(screen.has("box"))
    try screen.tap("home")
    #expect(screen.has("go far"))
  }

  @Test func `a destination can be presented by a condition`() throws {
    struct Presented: View {
      @State private var isOpen = false
      var body: some View {
        NavigationStack {
          Button("Open") { isOpen = true }
            .navigationDestination(isPresented: $isOpen) { Text("inside").navigationBarBackButtonHidden() }
        }
      }
    }
    let screen = Screen(Presented())
    try screen.tap("Open")
    #expect(screen.transcript == ["Text: inside"])
  }

  @Test func `a tab is made when it is chosen, and kept`() throws {
    struct Tabs: View {
      @State private var tab = 1
      @State private var log: [String] = []
      var body: some View {
        TabView(selection: $tab) {
          Home().tabItem { Label("Practise", systemImage: "wind") }.tag(1)
          Text("you").onAppear { log.append("you") }.tabItem { Label("You", systemImage: "person") }.tag(2)
        }
        Text(verbatim: "\(log)")
      }
    }
    let screen = Screen(Tabs())
    #expect(screen.has("[]"))
    try screen.tap("counted 0")
    try screen.tap("You", role: .tab)
    #expect(screen.transcript == ["Text: you", "Tab: Practise", "Tab: You, selected", "Text: [\"you\"]"])
    try screen.tap("Practise", role: .tab)
    #expect(screen.has("counted 1"))
    #expect(screen.notes == [])
  }
}
