import AVFAudio

/// The right to sound, which apps take from one another.
@MainActor final class SoundSession {
  /// Beside the person's own music; the lock screen's controls stay with the music then.
  var mixesWithOthers = false {
    didSet { if isHeld && mixesWithOthers != oldValue { _ = take() } }
  }

  private(set) var isHeld = false
  private var wasAloud = true

  private var system: AVAudioSession { .sharedInstance() }

  /// What the phone mixes at, so that nothing has to be converted; otherwise half of that, which costs least.
  var rate: UInt32 { system.sampleRate > 0 && system.sampleRate.remainder(dividingBy: 48_000) == 0 ? 48_000 : 24_000 }

  /// How long what has been rendered takes to be heard: little by wire, a fifth of a second or more without.
  var latency: TimeInterval { system.outputLatency }

  /// Whether what was heard in headphones would now come out of the loudspeaker.
  var wouldSpeakUp: Bool { isAloud && !wasAloud }

  private var isAloud: Bool { system.currentRoute.outputs.contains { $0.portType == .builtInSpeaker } }

  /// False where the system says no, for example during a call.
  func take() -> Bool {
    do {
      // Playback sounds with the silent switch on and the screen off. Not spoken audio: sound of that kind is paused for
      // a navigation voice, not lowered.
      try system.setCategory(.playback, mode: .default, options: mixesWithOthers ? [.mixWithOthers] : [])
      try system.setActive(true)
    } catch {
      return false
    }
    isHeld = true
    wasAloud = isAloud
    return true
  }

  /// Lets others sound again.
  func giveBack() {
    guard isHeld else { return }
    isHeld = false
    // Where it is refused another app has taken the right already.
    try? system.setActive(false, options: .notifyOthersOnDeactivation)
  }
}
