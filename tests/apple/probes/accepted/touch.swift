// What real SwiftUI takes of controls, gestures and what a reader hears. See ../run.

// probe: controls
private struct Probe: View {
  @State private var level = 0.5
  @State private var count = 1
  @State private var day = Date.now
  @State private var text = ""
  var body: some View {
    Slider(value: $level, in: 0...1, step: 0.1) {
      Text("a")
    } minimumValueLabel: {
      Text("0")
    } maximumValueLabel: {
      Text("1")
    }
    Slider(value: $level) { _ in }
    Stepper("a", value: $count, in: 1...10, step: 2)
    Stepper {
      Text("b")
    } onIncrement: {
      count += 1
    } onDecrement: {
      count -= 1
    }
    Picker("c", selection: $count) { ForEach(1..<4) { Text("\($0)").tag($0) } }.pickerStyle(.segmented)
    DatePicker("d", selection: $day, in: ...Date.now, displayedComponents: [.date])
    TextField("e", text: $text, axis: .vertical).textFieldStyle(.roundedBorder).submitLabel(.done)
    TextField("f", value: $count, format: .number)
    ProgressView("g", value: level, total: 2)
    DisclosureGroup("h") { TextEditor(text: $text) }
    LabeledContent("i", value: "j")
    ContentUnavailableView("k", systemImage: "tray", description: Text("l"))
  }
}

// probe: gestures
private struct Probe: View {
  @State private var isDown = false
  var body: some View {
    Text("a")
      .onTapGesture { isDown = true }
      .onLongPressGesture(minimumDuration: 2, maximumDistance: 40) {
      } onPressingChanged: {
        isDown = $0
      }
      .gesture(DragGesture(minimumDistance: 20).onChanged { _ in }.onEnded { isDown = $0.translation.height > 0 })
      .simultaneousGesture(TapGesture().onEnded { isDown = false })
  }
}

// probe: what a reader hears
private struct Probe: View {
  @State private var level = 1
  var body: some View {
    Text("a")
      .accessibilityElement(children: .combine)
      .accessibilityLabel("b").accessibilityValue(Text("c")).accessibilityHint("d").accessibilityIdentifier("e")
      .accessibilityAddTraits([.isHeader, .updatesFrequently]).accessibilityRemoveTraits(.isImage)
      .accessibilityHeading(.h1).accessibilitySortPriority(1).accessibilityInputLabels(["f"])
      .accessibilityAction { level = 1 }
      .accessibilityAction(.magicTap) { level = 2 }
      .accessibilityAction(named: "g") { level = 3 }
      .accessibilityAdjustableAction { direction in
        switch direction {
        case .increment: level += 1
        case .decrement: level -= 1
        @unknown default: break
        }
      }
      .accessibilityHidden(false).accessibilityShowsLargeContentViewer()
      .accessibilityRepresentation { Slider(value: .constant(0.5)) { Text("h") } }
    Button("i") { AccessibilityNotification.Announcement("j").post() }
    Button("k") {
      var polite = AttributedString("l")
      polite.accessibilitySpeechAnnouncementPriority = .low
      AccessibilityNotification.Announcement(polite).post()
    }
  }
}
