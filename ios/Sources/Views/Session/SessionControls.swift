import AppModel
import KindselfCore
import SwiftUI

/// Pause and end, the pace, and how the session leads. `touched` keeps them in sight.
struct SessionControls: View {
  let display: SessionDisplay
  let player: SessionPlayer
  let touched: () -> Void

  var body: some View {
    VStack(spacing: 8) {
      Degradations(degradations: display.degradations)
      if display.canSlower || display.canFaster || display.canStay { pace }
      leading
      HStack(spacing: 12) {
        Button("End here", action: player.stop).buttonStyle(.otherWide)
        if display.isRunning {
          Button("Pause", action: player.pause).buttonStyle(.main)
        } else {
          Button("Carry on", action: player.resume).buttonStyle(.main).disabled(display.isGettingReady)
        }
      }
      .frame(maxWidth: 600)
    }
    .padding(.horizontal, 20)
    .padding(.vertical, 12)
  }

  /// One row that scrolls where the screen is narrow or the text large, for the shape needs the height.
  private var pace: some View {
    ScrollView(.horizontal, showsIndicators: false) {
      HStack {
        Button("Slower") { turn(.slower) }.disabled(!display.canSlower)
        if display.canStay { Button("Stay") { turn(.stay) } }
        Button("Faster") { turn(.faster) }.disabled(!display.canFaster)
      }
      .buttonStyle(.other)
      // Where a button is as far as it goes, a tap would fall through to the screen, and pause.
      .onTapGesture(perform: touched)
    }
    .scrollBounceBehavior(.basedOnSize, axes: .horizontal)
  }

  private var leading: some View {
    ScrollView(.horizontal, showsIndicators: false) {
      HStack {
        Toggle("Voice", isOn: led(by: \.voice))
        Toggle("Tones", isOn: led(by: \.tones))
        Toggle("Bell", isOn: led(by: \.bell))
        Toggle("Touch", isOn: led(by: \.touch))
      }
      .toggleStyle(.button)
      .buttonBorderShape(.capsule)
      // At the usual size they are lower than a finger needs.
      .controlSize(.large)
    }
    .scrollBounceBehavior(.basedOnSize, axes: .horizontal)
  }

  private func turn(_ turn: PaceChange) {
    touched()
    player.changePace(turn)
  }

  private func led(by way: WritableKeyPath<Guide, Bool>) -> Binding<Bool> {
    Binding {
      display.guide[keyPath: way]
    } set: { isOn in
      touched()
      var guide = display.guide
      guide[keyPath: way] = isOn
      player.lead(guide)
    }
  }
}
