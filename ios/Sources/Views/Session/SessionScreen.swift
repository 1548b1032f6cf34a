import AppModel
import KindselfCore
import SwiftUI

private let gestures = sessionGestures()

/// One shape, one line, and the breaths that are left. A tap anywhere pauses or goes on; a press of two seconds ends.
struct SessionScreen: View {
  let display: SessionDisplay
  @State private var touches = 0
  @State private var areControlsOut = true
  @State private var isPressing = false
  @State private var saysHold = false
  @Environment(Navigator.self) private var navigator
  @Environment(\.palette) private var palette
  @Environment(\.accessibilityVoiceOverEnabled) private var isVoiceOverOn
  @Environment(\.accessibilitySwitchControlEnabled) private var isSwitchControlOn

  var body: some View {
    VStack(spacing: 12) {
      if navigator.app.sessions.isDiscreet { VStack(spacing: 8) { WaysOut() }.padding(.horizontal, 20) }
      Group {
        if let question = display.question {
          ScrollView { QuestionView(question: question).id(question.number) }
        } else {
          // The shape gives way to large words; where even that is too little, they scroll.
          ViewThatFits(in: .vertical) {
            stage
            ScrollView { stage }
          }
        }
      }
      .frame(maxHeight: .infinity)
      SessionControls(display: display, player: player, touched: { touches += 1 })
        .opacity(areControlsShown ? 1 : 0.01)
        // A finger there finds what lies behind: nobody ends a session by a button they cannot see.
        .allowsHitTesting(areControlsShown)
    }
    .frame(maxWidth: .infinity, maxHeight: .infinity)
    .background(palette.background)
    .modifier(
      SessionSurface(
        isOn: display.question == nil, pressSeconds: Double(gestures.endPressMs) / 1000, tap: tap, end: player.stop,
        isPressing: $isPressing)
    )
    .task(id: isPressing) { await sayWhatHoldingDoes() }
    .task(id: [touches, display.isRunning ? 1 : 0]) { await letControlsFade() }
    .toolbar {
      ToolbarItem(placement: .topBarLeading) {
        Button("Back", systemImage: "chevron.backward", action: navigator.back)
      }
    }
    .accessibilityElement(children: .contain)
    .accessibilityAction(.magicTap, tap)
    .accessibilityAction(.escape, navigator.back)
    .onChange(of: display.line) { if display.isRunning { announce(display.line) } }
    .onChange(of: display.state) { if display.isWaiting { announce(spoken(waitingKey(display.state))) } }
  }

  private var player: SessionPlayer { navigator.app.player }

  private var stage: some View {
    VStack(spacing: 12) {
      SessionShape(display: display)
        .accessibilityElement()
        .accessibilityLabel(Text(verbatim: display.title))
        .accessibilityValue(Text(verbatim: display.line))
        .accessibilityAddTraits(.isButton)
        .accessibilityAction(.default, tap)
        .accessibilityAction(named: Text(display.isRunning ? "Pause" : "Carry on"), tap)
        .accessibilityAction(named: Text("End here"), player.stop)
        .layoutPriority(-1)
      SessionWords(display: display, saysHold: saysHold)
        .accessibilityRespondsToUserInteraction(false)
    }
    .padding(.horizontal, 20)
    .frame(maxWidth: .infinity)
  }

  /// Whoever does not touch the screen itself keeps them in sight.
  private var areControlsShown: Bool {
    areControlsOut || display.isWaiting || display.question != nil || isVoiceOverOn || isSwitchControlOn
  }

  /// What is asked waits already.
  private func tap() {
    guard display.question == nil else { return }
    touches += 1
    if display.isRunning { player.pause() } else { player.resume() }
  }

  /// A spoken guide would be talked over.
  private func announce(_ words: String) {
    if !display.guide.voice || display.isWaiting { announcePolitely(words) }
  }

  private func sayWhatHoldingDoes() async {
    saysHold = false
    guard isPressing, await hasPassed(gestures.sayPressMs) else { return }
    saysHold = true
  }

  private func letControlsFade() async {
    areControlsOut = true
    guard display.isRunning, await hasPassed(gestures.controlsStayMs) else { return }
    withAnimation(.easeOut(duration: 0.8)) { areControlsOut = false }
  }

  /// False where something else began meanwhile.
  private func hasPassed(_ ms: UInt64) async -> Bool {
    let clock = navigator.app.services.clock
    do {
      try await clock.wait(until: clock.nowMs + ms)
      return true
    } catch {
      return false
    }
  }
}

/// The breath of a session, moving.
private struct SessionShape: View {
  let display: SessionDisplay
  @Environment(Navigator.self) private var navigator
  @Environment(\.accessibilityReduceMotion) private var reducesMotion

  var body: some View {
    BreathShape(
      run: display.run, easing: Easing(navigator.app.practices.catalogue.easing), clock: navigator.app.services.clock,
      reducesMotion: reducesMotion || navigator.app.settings.reduceMotion)
  }
}
