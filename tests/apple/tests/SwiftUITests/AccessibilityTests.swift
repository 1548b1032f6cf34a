import Testing

@testable import SwiftUI

@MainActor struct AccessibilityTests {
  @Test func `a reader hears kinds, labels, values and hints, in reading order`() {
    struct Page: View {
      var body: some View {
        Text("Breathe").font(.title).accessibilityAddTraits(.isHeader)
        Image(systemName: "wind").accessibilityHidden(true)
        Button("Pause", systemImage: "pause") {}.accessibilityHint("You can go on at any time.")
        Text("last").accessibilitySortPriority(-1)
        Button("Mute") {}.disabled(true)
        Circle().accessibilityLabel("Breath").accessibilityValue("in")
        Section("Sound") { Toggle("Bell", isOn: .constant(true)) }
      }
    }
    #expect(
      Screen(Page()).transcript == [
        "Heading: Breathe", "Button: Pause. You can go on at any time.", "Button: Mute, dimmed", "Text: Breath, in",
        "Heading: Sound", "Toggle: Bell, On", "Text: last",
      ])
  }

  @Test func `children are combined, left out or kept`() throws {
    struct Cards: View {
      @State private var log: [String] = []
      var body: some View {
        VStack {
          Text("4-7-8")
          Text("five minutes")
          Button("Star") { log.append("star") }
        }
        .accessibilityElement(children: .combine)
        HStack { Text("one") }.onTapGesture { log.append("card") }
          .accessibilityElement(children: .ignore).accessibilityLabel("card").accessibilityAddTraits(.isButton)
        HStack { Text("two") }.accessibilityElement(children: .contain).accessibilityLabel("Pair")
          .accessibilityIdentifier("kept")
        Text(log.joined(separator: " ")).accessibilityIdentifier("log")
      }
    }
    let screen = Screen(Cards())
    #expect(screen.transcript == ["Text: 4-7-8, five minutes, Star", "Button: card", "Text: two"])
    try screen.activate("4-7-8, five minutes, Star")
    try screen.activate("card")
    try screen.tap(id: "kept", expecting: "nothing")
    #expect(try screen.one(id: "log").label == "star card")
  }

  @Test func `actions are found by name, and magic taps and scrubs anywhere`() throws {
    struct Session: View {
      @State private var log: [String] = []
      @State private var level = 3
      var body: some View {
        VStack {
          Text("In").accessibilityAction(named: "Slower") { log.append("slower") }
            .accessibilityAction { log.append("pause") }
          Text("Level").accessibilityLabel("Level").accessibilityValue("\(level)")
            .accessibilityAdjustableAction { level += $0 == .increment ? 1 : -1 }
        }
        .accessibilityElement(children: .contain)
        .accessibilityAction(.magicTap) { log.append("magic") }
        .accessibilityAction(.escape) { log.append("escape") }
        Text(log.joined(separator: " ")).accessibilityIdentifier("log")
      }
    }
    let screen = Screen(Session())
    try screen.perform("Slower", on: "In")
    try screen.activate("In")
    try screen.magicTap()
    try screen.escape()
    #expect(try screen.one(id: "log").label == "slower pause magic escape")
    try screen.increment("Level")
    #expect(screen.transcript.contains("Adjustable: Level, 4"))
    #expect(throws: ScreenFailure.self) { try screen.perform("Faster", on: "In") }
  }

  @Test func `announcements are heard by the screen that made them`() async throws {
    struct Announces: View {
      let text: String
      var body: some View {
        Button("say") { AccessibilityNotification.Announcement(text).post() }
          .task { AccessibilityNotification.Announcement("\(text) later").post() }
      }
    }
    let (one, other) = (Screen(Announces(text: "one")), Screen(Announces(text: "other")))
    try one.tap("say")
    try await other.until { other.announcements.count == 1 }
    try await one.until { one.announcements.count == 2 }
    #expect(one.announcements == ["one", "one later"] && other.announcements == ["other later"])
  }

  @Test func `an announcement breaks off what is read, unless its priority is low`() throws {
    struct Announces: View {
      var body: some View {
        Button("say") { AccessibilityNotification.Announcement("now").post() }
        Button("say in turn") {
          var words = AttributedString("later")
          words.accessibilitySpeechAnnouncementPriority = .low
          AccessibilityNotification.Announcement(words).post()
        }
      }
    }
    let screen = Screen(Announces())
    try screen.tap("say")
    try screen.tap("say in turn")
    #expect(screen.announcements == ["now", "later"])
    #expect(screen.interruptions == ["now"])
  }

  @Test func `the audit finds what leaves somebody without a way`() {
    struct Careless: View {
      var body: some View {
        Button {
        } label: {
          Image(systemName: "gear")
        }
        Button {
        } label: {
          Circle()
        }.accessibilityIdentifier("round")
        Image("picture")
        Text("tap me").onTapGesture {}
        Stepper(label: { Text("Level") }, onIncrement: {}, onDecrement: {})
        Button("More") {}
        Button("More") {}
        Toggle("secret", isOn: .constant(true)).accessibilityHidden(true)
      }
    }
    #expect(
      Screen(Careless()).findings == [
        "2 controls say “Button: More”",
        "button #round has no label",
        "toggle “secret” is hidden from readers",
        "“Level” is adjustable and says no value",
        "“gear” is the name of a picture: give it a label, or hide it",
        "“picture” is the name of a picture: give it a label, or hide it",
        "“tap me” can be tapped and does not say so: add the trait of a button",
      ])
    struct Careful: View {
      var body: some View {
        Button {
        } label: {
          Label("Settings", systemImage: "gear")
        }.labelStyle(.iconOnly)
        Button {
        } label: {
          Image(systemName: "gear")
        }.accessibilityLabel("More settings")
        Image(decorative: "picture")
        Text("pause").onTapGesture {}.accessibilityAddTraits(.isButton)
      }
    }
    #expect(Screen(Careful()).findings == [])
  }

  @Test func `a representation is heard in place of what is seen`() throws {
    struct Dial: View {
      @State private var level = 0.5
      var body: some View {
        Circle().accessibilityRepresentation { Slider(value: $level) { Text("Level") } }
      }
    }
    let screen = Screen(Dial())
    #expect(screen.transcript == ["Slider: Level, 50%"])
  }

  @Test func `a label on several elements is noted`() {
    let screen = Screen(
      VStack {
        Text("a")
        Text("b")
      }
      .accessibilityLabel("both"))
    #expect(screen.notes.count == 1)
  }
}

extension Screen {
  /// A tap that must find nothing to touch.
  fileprivate func tap(id: String, expecting: String) throws {
    #expect(throws: ScreenFailure.self) { try tap(id: id) }
  }
}
