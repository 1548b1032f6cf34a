import Testing

@testable import SwiftUI

private struct Counter: View {
  let name: String
  @State private var count = 0

  var body: some View { Button("\(name) \(count)") { count += 1 } }
}

@MainActor struct StateTests {
  @Test func `state is kept from pass to pass`() throws {
    let screen = Screen(Counter(name: "a"))
    try screen.tap("a 0")
    try screen.tap("a 1")
    #expect(screen.has("a 2"))
  }

  @Test func `each branch has a state of its own, and loses it when it leaves`() throws {
    struct Branches: View {
      @State private var isFirst = true
      var body: some View {
        VStack {
          Button("flip") { isFirst.toggle() }
          if isFirst { Counter(name: "a") } else { Counter(name: "b") }
        }
      }
    }
    let screen = Screen(Branches())
    try screen.tap("a 0")
    try screen.tap("flip")
    #expect(screen.has("b 0"))
    try screen.tap("flip")
    #expect(screen.has("a 0"))
  }

  @Test func `rows keep their state by their id, not by where they stand`() throws {
    struct Rows: View {
      @State private var names = ["a", "b", "c"]
      var body: some View {
        List {
          Button("reverse") { names.reverse() }
          ForEach(names, id: \.self) { Counter(name: $0) }
        }
      }
    }
    let screen = Screen(Rows())
    try screen.tap("a 0")
    try screen.tap("reverse")
    #expect(screen.all(role: .button).map(\.label) == ["reverse", "c 0", "b 0", "a 1"])
  }

  @Test func `a new id is a new view`() throws {
    struct Renewed: View {
      @State private var generation = 0
      var body: some View {
        VStack {
          Button("renew") { generation += 1 }
          Counter(name: "a").id(generation)
        }
      }
    }
    let screen = Screen(Renewed())
    try screen.tap("a 0")
    try screen.tap("renew")
    #expect(screen.has("a 0"))
  }

  @Test func `a property wrapper may hold another one`() throws {
    struct Steps: DynamicProperty {
      @State var count = 5
    }
    struct Walk: View {
      var steps = Steps()
      var body: some View { Button("\(steps.count) steps") { steps.count += 1 } }
    }
    let screen = Screen(Walk())
    try screen.tap("5 steps")
    #expect(screen.has("6 steps"))
  }

  @Test func `bindings reach into values, collections and computed values`() throws {
    struct Item: Identifiable {
      let id: Int
      var isOn = false
    }
    struct Items: View {
      @State private var items = [Item(id: 1), Item(id: 2)]
      @State private var level = 0.2
      var body: some View {
        ForEach($items) { $item in Toggle("item \(item.id)", isOn: $item.isOn) }
        Toggle("second", isOn: $items[1].isOn)
        Toggle("loud", isOn: Binding(get: { level > 0.5 }, set: { level = $0 ? 1 : 0 }))
      }
    }
    let screen = Screen(Items())
    try screen.tap("item 2")
    try screen.tap("loud")
    #expect(screen.all(role: .toggle).map(\.value) == ["Off", "On", "On", "On"])
  }

  @Test func `stored settings are seen by every view, and by no other screen`() throws {
    enum Voice: String { case off, on }
    struct Setting: View {
      @AppStorage("bell") private var bell = true
      @AppStorage("voice") private var voice = Voice.off
      @AppStorage("name") private var name: String?
      var body: some View {
        Toggle("Bell", isOn: $bell)
        Text(verbatim: "\(voice.rawValue) \(name ?? "nobody")")
        Button("speak") {
          voice = .on
          name = "Ada"
        }
      }
    }
    let defaults = MemoryDefaults()
    let screen = Screen(Setting(), defaults: defaults)
    try screen.tap("Bell")
    try screen.tap("speak")
    #expect(screen.transcript == ["Toggle: Bell, Off", "Text: on Ada", "Button: speak"])
    #expect(defaults.object(forKey: "bell") as? Bool == false)
    #expect(Screen(Setting(), defaults: defaults).has("on Ada"))
    #expect(Screen(Setting()).has("off nobody"))
  }
}
