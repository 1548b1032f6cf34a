import KindselfCore

/// Has a session's tracks made: lines are spoken first, for as long as its patience lasts. What is spoken later still
/// reaches the track that plays.
@MainActor final class SessionSound {
  /// Told when nothing more will be spoken in time, and of what is spoken later.
  var spoken: @MainActor () -> Void = {}
  /// Told of each track, with nil where there is none of the revision that was needed.
  var made: @MainActor ((any TrackProtocol)?, UInt32) -> Void = { _, _ in }

  private let services: Services
  private let session: any SessionProtocol
  private var speaking: Task<Void, Never>?
  private var making: Task<Void, Never>?
  private var isLate = false

  init(services: Services, session: any SessionProtocol) {
    self.services = services
    self.session = session
  }

  func make(revision: UInt32, lines: [String], patienceMs: UInt64) {
    speaking?.cancel()
    isLate = false
    let speech = lines.isEmpty ? nil : Task { await speak(lines) }
    speaking = speech
    making = Task {
      if let speech {
        await wait(for: speech, patienceMs: patienceMs)
        if !Task.isCancelled {
          isLate = true
          spoken()
        }
      }
      // Unsaid: the core is told that there is none, and says so.
      let track = try? await session.track()
      if !Task.isCancelled { made(track, revision) }
    }
  }

  /// Nothing is needed any more.
  func stop() {
    speaking?.cancel()
    making?.cancel()
  }

  private func speak(_ lines: [String]) async {
    for await clip in services.voice.speak(lines, language: services.phone.language) {
      // Unsaid: what is no sound is shown, and not spoken.
      let kept: Void? = try? await session.spoken(clip: clip)
      if kept != nil, isLate { spoken() }
    }
  }

  /// A slow voice does not keep someone waiting for their breath.
  private func wait(for speech: Task<Void, Never>, patienceMs: UInt64) async {
    let (over, end) = AsyncStream.makeStream(of: Void.self)
    let patience = Task { [clock = services.clock] in
      try await clock.wait(until: clock.nowMs + patienceMs)
      end.finish()
    }
    Task {
      await speech.value
      end.finish()
    }
    for await _ in over {}
    patience.cancel()
  }
}
