import AppModel
import KindselfCore
import SwiftUI

/// The size at which a shape that does not scale stands.
private let stillSize = 0.78

/// The faintest that a shape becomes where its brightness follows the breath.
private let dimmest = 0.62

/// A lamp that breathes: warm in the middle, soft at the edge. With less motion it keeps its size, and its brightness
/// breathes.
struct BreathShape: View {
  let run: PhaseRun
  let easing: Easing
  let clock: any SessionClock
  let reducesMotion: Bool

  var body: some View {
    ZStack {
      // Each run sets out from where the core has it, however far the last one came. The shape may be made anew in the
      // middle of one, as when the phone is turned.
      MovingLamp(run: run.asOf(clock.nowMs, by: easing), easing: easing, reducesMotion: reducesMotion).id(run)
      Glow().scaleEffect(reducesMotion ? stillSize : run.level)
        .opacity(isHeld ? 1 : 0)
        .animation(.easeInOut(duration: 1.4), value: isHeld)
    }
    .aspectRatio(1, contentMode: .fit)
    // It asks for the least only, so that it is drawn smaller before the words have to scroll.
    .frame(minWidth: 96, maxWidth: 340, minHeight: 96, idealHeight: 96, maxHeight: 340)
  }

  private var isHeld: Bool { run.isMoving && (run.kind == .holdFull || run.kind == .holdEmpty) }
}

/// One run of a phase, from where it stands to where it leads, in the time that is left of it.
private struct MovingLamp: View {
  let run: PhaseRun
  let easing: Easing
  let reducesMotion: Bool
  @State private var level: Double

  init(run: PhaseRun, easing: Easing, reducesMotion: Bool) {
    self.run = run
    self.easing = easing
    self.reducesMotion = reducesMotion
    _level = State(initialValue: run.level)
  }

  var body: some View {
    Lamp()
      .accessibilityIdentifier("breath")
      .scaleEffect(reducesMotion ? stillSize : level)
      .opacity(reducesMotion ? dimmest + (1 - dimmest) * level : 1)
      .onAppear(perform: move)
  }

  private func move() {
    guard run.isMoving, run.lengthMs > 0 else { return }
    let gone = 1 - Double(run.leftMs) / Double(run.lengthMs)
    withAnimation(easing.rest(after: gone).animation(seconds: Double(run.leftMs) / 1000)) { level = run.target }
  }
}

extension PhaseRun {
  /// The same phase as it stands at a later moment of the clock.
  fileprivate func asOf(_ nowMs: UInt64, by easing: Easing) -> PhaseRun {
    guard isMoving, leftMs > 0, lengthMs >= leftMs, nowMs > asOfMs else { return self }
    let nowLeftMs = leftMs - min(nowMs - asOfMs, leftMs)
    let (before, now) = (easing.toGo(leftMs, of: lengthMs), easing.toGo(nowLeftMs, of: lengthMs))
    return PhaseRun(
      kind: kind, level: before > 0 ? target + (level - target) * now / before : target, target: target,
      lengthMs: lengthMs, leftMs: nowLeftMs, isMoving: true, asOfMs: nowMs)
  }
}

extension Easing {
  /// The share of the way that is still to go.
  fileprivate func toGo(_ leftMs: UInt64, of lengthMs: UInt64) -> Double {
    1 - progress(after: 1 - Double(leftMs) / Double(lengthMs))
  }
}

/// How far the lamp's body reaches; the rest is its light.
private let bodyShare = 0.9

/// The lamp at its full size.
struct Lamp: View {
  @Environment(\.palette) private var palette

  var body: some View {
    let lamp = palette.lamp
    GeometryReader { space in
      let radius = min(space.size.width, space.size.height) / 2
      ZStack {
        Circle().fill(
          RadialGradient(
            stops: [.init(color: lamp.halo, location: 0.55), .init(color: lamp.halo.opacity(0), location: 1)],
            center: .center, startRadius: 0, endRadius: radius))
        Circle().fill(
          RadialGradient(
            stops: [
              .init(color: lamp.heart, location: 0), .init(color: lamp.warm, location: 0.36),
              .init(color: lamp.body, location: 0.68), .init(color: lamp.edge, location: 0.86),
              .init(color: lamp.edge.opacity(0), location: 1),
            ],
            center: .center, startRadius: 0, endRadius: radius * bodyShare))
      }
    }
    .aspectRatio(1, contentMode: .fit)
  }
}

/// The light of a breath that is held.
private struct Glow: View {
  @Environment(\.palette) private var palette

  var body: some View {
    let heart = palette.lamp.heart
    GeometryReader { space in
      Circle().fill(
        RadialGradient(
          colors: [heart.opacity(0.55), heart.opacity(0)], center: .center, startRadius: 0,
          endRadius: min(space.size.width, space.size.height) / 2))
    }
    .aspectRatio(1, contentMode: .fit)
  }
}
