import CoreHaptics
import Foundation
import KindselfCore

/// A pulse up to this long is a tap, which the system makes crisper than a short rumble (design value).
private let longestTapMs: UInt64 = 50

/// Taps are light but clear; what lasts is round and low (design values, 0 to 1).
private let tapSharpness: Float = 0.4
private let swellSharpness: Float = 0.1

/// A touch as Core Haptics plays it: short pulses as taps, long ones as rumbles, and pulses that follow each other without
/// a gap as one swell.
func hapticPattern(of touch: Touch) throws -> CHHapticPattern {
  let runs = runs(of: touch.pulses)
  // A curve acts on every event of its pattern, so it starts each run anew.
  let isCurved = runs.contains { $0.count > 1 }
  return try CHHapticPattern(
    events: runs.map { event(for: $0, isCurved: isCurved) },
    parameterCurves: isCurved ? runs.map(curve) : [])
}

/// Pulses in the order of time, those that touch each other together.
private func runs(of pulses: [Pulse]) -> [[Pulse]] {
  pulses.sorted { $0.atMs < $1.atMs }.reduce(into: []) { runs, pulse in
    if let last = runs.last?.last, last.atMs + last.lengthMs == pulse.atMs {
      runs[runs.count - 1].append(pulse)
    } else {
      runs.append([pulse])
    }
  }
}

private func event(for run: [Pulse], isCurved: Bool) -> CHHapticEvent {
  let lengthMs = run.reduce(0) { $0 + $1.lengthMs }
  let isTap = run.count == 1 && lengthMs <= longestTapMs
  let parameters = [
    CHHapticEventParameter(parameterID: .hapticIntensity, value: isCurved ? 1 : intensity(run.first)),
    CHHapticEventParameter(parameterID: .hapticSharpness, value: isTap ? tapSharpness : swellSharpness),
  ]
  let at = seconds(run.first?.atMs ?? 0)
  if isTap { return CHHapticEvent(eventType: .hapticTransient, parameters: parameters, relativeTime: at) }
  return CHHapticEvent(
    eventType: .hapticContinuous, parameters: parameters, relativeTime: at, duration: seconds(lengthMs))
}

/// From the strength of each pulse to that of the next without steps, and then as strong as the last.
private func curve(through run: [Pulse]) -> CHHapticParameterCurve {
  let start = run.first?.atMs ?? 0
  let end = run.last.map { $0.atMs + $0.lengthMs } ?? start
  let strengths = run.map { ($0.atMs, intensity($0)) } + [(end, intensity(run.last))]
  return CHHapticParameterCurve(
    parameterID: .hapticIntensityControl,
    controlPoints: strengths.map { .init(relativeTime: seconds($0.0 - start), value: $0.1) },
    relativeTime: seconds(start))
}

private func intensity(_ pulse: Pulse?) -> Float { Float(pulse?.strength ?? 0) / 100 }

private func seconds(_ ms: UInt64) -> TimeInterval { TimeInterval(ms) / 1000 }
