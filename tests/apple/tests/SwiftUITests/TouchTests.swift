import Testing

@testable import SwiftUI

@MainActor struct TouchTests {
  @Test func `a press must be as long as the gesture asks for`() throws {
    struct Holds: View {
      @State private var log: [String] = []
      var body: some View {
        ZStack {
          Color.clear
          Text("Hold to end")
        }
        .contentShape(Rectangle())
        .onTapGesture { log.append("tap") }
        .onLongPressGesture(minimumDuration: 2, maximumDistance: 50) {
          log.append("end")
        } onPressingChanged: {
          log.append($0 ? "down" : "up")
        }
        .accessibilityIdentifier("session")
        Text(log.joined(separator: " ")).accessibilityIdentifier("log")
      }
    }
    let screen = Screen(Holds())
    try screen.press(id: "session", for: 1.9)
    #expect(try screen.one(id: "log").label == "down up")
    try screen.press("Hold to end", for: 2)
    #expect(try screen.one(id: "log").label == "down up down end up")
    try screen.tap(id: "session")
    #expect(try screen.one(id: "log").label == "down up down end up tap")
    #expect(screen.now == Date(timeIntervalSinceReferenceDate: 3.9))
  }

  @Test func `gestures call what is put on them`() throws {
    struct Touches: View {
      @State private var log: [String] = []
      var body: some View {
        Text("tap").gesture(TapGesture().onEnded { log.append("tapped") })
          .simultaneousGesture(TapGesture().onEnded { log.append("too") })
        Text("drag").gesture(
          DragGesture(minimumDistance: 20).onChanged { _ in log.append("moves") }
            .onEnded { log.append("by \(Int($0.translation.height))") })
        Text("press").gesture(LongPressGesture(minimumDuration: 1).onEnded { _ in log.append("pressed") })
        Text(log.joined(separator: " ")).accessibilityIdentifier("log")
      }
    }
    let screen = Screen(Touches())
    try screen.tap("tap")
    try screen.drag("drag", by: CGSize(width: 0, height: 10))
    try screen.drag("drag", by: CGSize(width: 0, height: 80))
    try screen.press("press", for: 1)
    #expect(try screen.one(id: "log").label == "tapped too moves by 80 pressed")
  }

  @Test func `a control inside a touched area answers for itself`() throws {
    struct Area: View {
      @State private var log: [String] = []
      var body: some View {
        VStack {
          Button("inner") { log.append("inner") }
          Text("outer")
        }
        .onTapGesture { log.append("outer") }
        Text(log.joined(separator: " ")).accessibilityIdentifier("log")
      }
    }
    let screen = Screen(Area())
    try screen.tap("inner")
    try screen.tap("outer")
    #expect(try screen.one(id: "log").label == "inner outer")
  }

  @Test func `controls take values, and refuse what is out of bounds`() throws {
    struct Controls: View {
      @State private var level = 0.5
      @State private var pace = 1
      @State private var date = Date(timeIntervalSinceReferenceDate: 0)
      var body: some View {
        Slider(value: $level, in: 0...1, step: 0.25) { Text("Volume") }
        Picker("Pace", selection: $pace) {
          Text("slow").tag(1)
          Text("fast").tag(2)
        }
        DatePicker("Day", selection: $date, displayedComponents: .date)
        ProgressView("Breaths", value: level)
      }
    }
    let screen = Screen(Controls())
    try screen.set("Volume", to: 0.3)
    try screen.increment("Volume")
    #expect(throws: ScreenFailure.self) { try screen.set("Volume", to: 2.0) }
    try screen.choose("fast", in: "Pace")
    #expect(throws: ScreenFailure.self) { try screen.choose("faster", in: "Pace") }
    #expect(
      screen.transcript == [
        "Slider: Volume, 50%", "Picker: Pace, fast", "Date picker: Day, January 1, 2001", "Progress: Breaths, 50%",
      ])
  }

  @Test func `what is disabled, missing or there twice is told with the whole screen`() throws {
    struct Twice: View {
      var body: some View {
        Button("off") {}.disabled(true)
        Button("twin") {}
        Button("twin") {}
      }
    }
    let screen = Screen(Twice())
    let disabled = #expect(throws: ScreenFailure.self) { try screen.tap("off") }
    #expect(disabled?.description == "button “off” is disabled, on:\n\(screen.tree)")
    let twice = #expect(throws: ScreenFailure.self) { try screen.tap("twin") }
    #expect(twice?.description.hasPrefix("2 elements match “twin” where one can be tapped, on:") == true)
    #expect(screen.tree.hasPrefix("button “off”, disabled\n  text “off”"))
  }

  @Test func `styles see the button they draw, and their environment`() throws {
    struct Soft: ButtonStyle {
      @Environment(\.isEnabled) private var isEnabled
      func makeBody(configuration: Configuration) -> some View {
        configuration.label.padding().opacity(configuration.isPressed ? 0.5 : 1)
        if !isEnabled { Text("not now") }
      }
    }
    struct Twice: PrimitiveButtonStyle {
      func makeBody(configuration: Configuration) -> some View {
        configuration.label.onTapGesture {
          configuration.trigger()
          configuration.trigger()
        }
      }
    }
    struct Styled: View {
      @State private var count = 0
      var body: some View {
        Button("Begin \(count)") { count += 1 }.buttonStyle(Soft())
        Button("Later") {}.disabled(true).buttonStyle(Soft())
        Button("Double") { count += 1 }.buttonStyle(Twice())
        Button("Plain") {}.buttonStyle(.borderedProminent)
      }
    }
    let screen = Screen(Styled())
    try screen.tap("Begin 0")
    try screen.tap("Double")
    #expect(screen.has("Begin 3"))
    #expect(screen.has("Later, not now") && screen.has("Plain"))
  }

  @Test func `links ask the system to open them, unless the app does`() throws {
    let site = URL(string: "https://example.org/help")!
    let screen = Screen(Link("Help", destination: site))
    try screen.tap("Help")
    #expect(screen.opened == [site])
    let own = Screen(Link("Help", destination: site).environment(\.openURL, OpenURLAction { _ in .handled }))
    try own.tap("Help")
    #expect(own.opened == [])
  }
}
