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
      NotKeptLine()
      if display.offers.stir {
        Button("This is stirring things up") {
          touched()
          player.stir()
        }
        .buttonStyle(.otherWide)
        .frame(maxWidth: 600)
      }
      if display.question == nil && display.offers.isAny { wishes }
      if display.canSlower || display.canFaster || display.canStay { pace }
      if display.question == nil { leading }
      HStack(spacing: 12) {
        Button("End here", action: player.stop).buttonStyle(.otherWide)
        if display.isRunning {
          Button("Pause", action: player.pause).buttonStyle(.main)
        } else if display.question == nil {
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

  /// What one may like of a practice just now.
  private var wishes: some View {
    ScrollView(.horizontal, showsIndicators: false) {
      HStack {
        if display.offers.goOn { wish("Go on", player.goOn) }
        if display.offers.stayLonger { wish("Longer here", player.stayLonger) }
        if display.offers.leaveStep { wish("Skip this", player.leaveStep) }
      }
      .buttonStyle(.other)
    }
    .scrollBounceBehavior(.basedOnSize, axes: .horizontal)
  }

  private func wish(_ name: LocalizedStringKey, _ tell: @escaping () -> Void) -> some View {
    Button(name) {
      touched()
      tell()
    }
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

extension Offers {
  fileprivate var isAny: Bool { goOn || stayLonger || leaveStep }
}
