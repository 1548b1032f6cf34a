import Testing

@testable import SwiftUI

private struct Counter: View {
  @State private var count = 0
  var body: some View { Button("\(count)") { count += 1 } }
}

@MainActor struct NoteTests {
  @Test func `views that never settle are noted, and the test goes on`() {
    struct Restless: View {
      @State private var count = 0
      var body: some View { Text("\(count)").onChange(of: count, initial: true) { count += 1 } }
    }
    #expect(Screen(Restless()).notes == ["the views do not settle: a body or an onChange changes what it depends on"])
  }

  @Test func `state changed by a body is noted`() {
    struct Careless: View {
      @State private var count = 0
      var body: some View {
        if count == 0 { let _ = change() }
        Text("\(count)")
      }
      private func change() { count = 1 }
    }
    #expect(Screen(Careless()).notes == ["state is changed while a body is asked for, which has no defined outcome"])
  }

  @Test func `the same identity twice is noted`() {
    struct Twins: View {
      var body: some View { ForEach([1, 1], id: \.self) { Text("\($0)") } }
    }
    #expect(Screen(Twins()).notes == ["two views share the identity 1"])
  }

  @Test func `one value at two places is noted`() {
    struct Shared: View {
      var body: some View {
        let counter = Counter()
        return VStack {
          counter.padding()
          counter
        }
      }
    }
    #expect(Screen(Shared()).notes.count == 1)
  }

  @Test func `a picker whose tags do not fit is noted`() {
    struct Misfit: View {
      @State private var choice: Int?
      var body: some View { Picker("Pace", selection: $choice) { Text("one").tag(1) } }
    }
    #expect(Screen(Misfit()).notes.count == 2)
  }

  @Test func `what stands outside its container is noted`() {
    struct Outside: View {
      var body: some View {
        NavigationLink("go", value: 1)
        Text("a").toolbar { Button("b") {} }
        Text("c").tabItem { Text("d") }
        Text("e").navigationDestination(for: Int.self) { Text("\($0)") }
        EmptyView().onTapGesture {}
      }
    }
    #expect(Screen(Outside()).notes.count == 5)
  }

  @Test func `a bar with nothing in it is noted, and one that is not there is not`() {
    struct Bar: View {
      let isShown: Bool
      var body: some View {
        Text("a").safeAreaInset(edge: .bottom) { VStack { if isShown { Text("b") } }.padding() }
        Text("c").safeAreaInset(edge: .bottom) { if isShown { VStack { Text("d") }.padding() } }
      }
    }
    #expect(Screen(Bar(isShown: false)).notes == ["an inset at the bottom edge has nothing in it"])
    #expect(Screen(Bar(isShown: true)).notes == [])
  }

  @Test func `an app shows its first window, with state of its own`() {
    struct Small: App {
      @State private var name = "Ada"
      @Environment(\.scenePhase) private var phase
      var body: some Scene {
        WindowGroup { Text(verbatim: "\(name) \(phase)") }
      }
    }
    let screen = Screen(Small())
    screen.environment.scenePhase = .inactive
    #expect(screen.transcript == ["Text: Ada inactive"])
    Small.main()
  }
}
