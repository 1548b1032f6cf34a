import AVFAudio

/// Seconds since the phone was switched on, sleep left out: what host times of the audio system count.
typealias Uptime = @MainActor () -> TimeInterval

/// One audio engine with one player in it, from its start to its stop. It is never used again: after a change of hardware
/// or a crash of the system's sound, a fresh one is what works.
@MainActor final class Deck {
  private let engine = AVAudioEngine()
  private let player = AVAudioPlayerNode()
  private let format: AVAudioFormat
  private let changed: Listener
  /// Pieces that have not been played yet.
  private(set) var waiting = 0
  /// The frame that came first out of the player since it was started.
  private var first: UInt64 = 0

  private let uptime: Uptime

  /// Starts the engine, silent so far. `changed` is told that the system has stopped it, for other hardware.
  init(rate: UInt32, uptime: @escaping Uptime, changed: @escaping @MainActor () -> Void) throws {
    self.uptime = uptime
    guard let format = AVAudioFormat(standardFormatWithSampleRate: Double(rate), channels: 1) else { throw NoFormat() }
    self.format = format
    self.changed = listener(to: engine, telling: changed)
    engine.attach(player)
    engine.connect(player, to: engine.mainMixerNode, format: format)
    try engine.start()
  }

  private struct NoFormat: Error {}

  /// False once the system has stopped it. To play on then raises an exception.
  var isRunning: Bool { engine.isRunning }

  /// Plays `samples`, whose first one is frame `frame`, after what waits already. `played` is told when they have been, for
  /// the last ones when they have been heard.
  func schedule(_ samples: [Int16], frame: UInt64, isLast: Bool, played: @escaping @MainActor () -> Void) {
    guard let buffer = buffer(of: samples) else { return }
    if waiting == 0 {
      // A player without sound to play goes on counting, so it starts to count anew.
      player.stop()
      first = frame
    }
    waiting += 1
    player.scheduleBuffer(
      buffer, completionCallbackType: isLast ? .dataPlayedBack : .dataRendered,
      completionHandler: handler { [weak self] in
        self?.waiting -= 1
        played()
      })
    if !player.isPlaying { player.play() }
  }

  /// The frame that is being heard now, `latency` after it was rendered; nil where nothing is yet.
  func heard(latency: TimeInterval) -> UInt64? {
    guard waiting > 0, let rendered = player.lastRenderTime, rendered.isHostTimeValid,
      rendered.isSampleTimeValid, let played = player.playerTime(forNodeTime: rendered), played.sampleRate > 0
    else { return nil }
    // Both count from when the phone was switched on, sleep left out.
    let age = uptime() - AVAudioTime.seconds(forHostTime: rendered.hostTime)
    let heard = Double(played.sampleTime) / played.sampleRate + age - latency
    return heard > 0 ? first + UInt64(heard * format.sampleRate) : nil
  }

  /// Lets the sound down; the mixer takes one of its rounds for it.
  func hush() { player.volume = 0 }

  func stop() {
    player.stop()
    engine.stop()
  }

  private func buffer(of samples: [Int16]) -> AVAudioPCMBuffer? {
    let count = AVAudioFrameCount(samples.count)
    guard let buffer = AVAudioPCMBuffer(pcmFormat: format, frameCapacity: count),
      let channel = buffer.floatChannelData?[0]
    else { return nil }
    buffer.frameLength = count
    for (i, sample) in samples.enumerated() { channel[i] = Float(sample) / 32_768 }
    return buffer
  }
}

// These closures are made off the main actor: the system calls them on threads of its own.

private nonisolated func handler(
  telling played: @escaping @MainActor () -> Void
) -> @Sendable (AVAudioPlayerNodeCompletionCallbackType) -> Void {
  { _ in Task { @MainActor in played() } }
}

private nonisolated func listener(to engine: AVAudioEngine, telling changed: @escaping @MainActor () -> Void)
  -> Listener
{
  Listener(.AVAudioEngineConfigurationChange, from: engine) { _ in Task { @MainActor in changed() } }
}
