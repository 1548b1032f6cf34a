import AppModel
import CoreHaptics
import KindselfCore

/// The phone's Taptic Engine. It plays only while the app is in front: the system stops it in the background.
@MainActor public final class PhoneHaptics {
  private var engine: CHHapticEngine?
  private var isRunning = false
  private var playing: (any CHHapticPatternPlayer)?

  public let isThere = CHHapticEngine.capabilitiesForHardware().supportsHaptics

  public init() {}

  /// Started again whenever something stopped it in between: idleness, the background, an interruption, a crash.
  private func running() throws -> CHHapticEngine {
    let engine = try engine ?? make()
    self.engine = engine
    if !isRunning { try engine.start() }
    isRunning = true
    return engine
  }

  private func make() throws -> CHHapticEngine {
    let engine = try CHHapticEngine()
    // It leaves the session of our sound alone, and rests between touches that lie far apart.
    engine.playsHapticsOnly = true
    engine.isAutoShutdownEnabled = true
    engine.stoppedHandler = whenStopped()
    engine.resetHandler = whenReset()
    return engine
  }

  // Made off the main actor: the system calls these handlers on threads of its own.

  private nonisolated func whenStopped() -> @Sendable (CHHapticEngine.StoppedReason) -> Void {
    { [weak self] _ in Task { @MainActor [weak self] in self?.stopped() } }
  }

  private nonisolated func whenReset() -> @Sendable () -> Void {
    { [weak self] in Task { @MainActor [weak self] in self?.stopped() } }
  }

  private func stopped() {
    isRunning = false
    playing = nil
  }
}

extension PhoneHaptics: Haptics {
  public func play(_ touch: Touch) {
    guard isThere else { return }
    still()
    guard !touch.pulses.isEmpty else { return }
    do {
      let player = try running().makePlayer(with: hapticPattern(of: touch))
      try player.start(atTime: CHHapticTimeImmediate)
      playing = player
    } catch {
      // One touch is lost, and the next one gets a fresh engine.
      engine = nil
      stopped()
    }
  }

  public func still() {
    // An engine that has stopped is still already.
    try? playing?.stop(atTime: CHHapticTimeImmediate)
    playing = nil
  }
}
