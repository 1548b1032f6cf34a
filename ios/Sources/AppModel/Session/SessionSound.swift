import KindselfCore

/// Has a session's tracks made: the lines that are waited for are spoken first, for as long as its patience lasts. What is
/// spoken later still reaches the track that plays.
@MainActor final class SessionSound {
  /// Told when nothing more will be spoken in time, of what is spoken later, and when nothing more will be.
  var spoken: @MainActor () -> Void = {}
  /// Told of each track, with nil where there is none of the revision that was needed.
  var made: @MainActor ((any TrackProtocol)?, UInt32) -> Void = { _, _ in }

  private let services: Services
  private let session: any SessionProtocol
  /// The lines that the voice was asked for and has not spoken yet.
  private var unspoken: [String] = []
  private var speaking: Task<Void, Never>?
  private var making: Task<Void, Never>?
  /// Wakes whoever waits for lines.
  private var news: AsyncStream<Void>.Continuation?
  private var isLate = false

  init(services: Services, session: any SessionProtocol) {
    self.services = services
    self.session = session
  }

  /// `awaited` lines, from the first one on, are waited for.
  func make(revision: UInt32, lines: [String], awaited: Int, patienceMs: UInt64) {
    isLate = false
    ask(for: lines)
    making = Task {
      if !lines.isEmpty {
        await wait(for: lines.prefix(awaited), patienceMs: patienceMs)
        if !Task.isCancelled {
          isLate = true
          spoken()
          if speaking == nil { spoken() }
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

  /// A voice takes its time to begin: where some of `lines` are being spoken it goes on, and the others come after them.
  private func ask(for lines: [String]) {
    if speaking != nil, lines.contains(where: unspoken.contains) {
      unspoken += lines.filter { !unspoken.contains($0) }
      return
    }
    speaking?.cancel()
    unspoken = lines
    speaking = lines.isEmpty ? nil : Task { await speak() }
  }

  private func speak() async {
    while !unspoken.isEmpty {
      var lines = unspoken
      for await clip in services.voice.speak(lines, language: services.phone.language) {
        // Unsaid: what is no sound is shown, and not spoken.
        let kept: Void? = try? await session.spoken(clip: clip)
        if Task.isCancelled { return }
        // One that is asked for anew meanwhile, for another voice has said it, stays asked for.
        lines.removeAll { $0 == clip.words }
        ended([clip.words])
        if kept != nil, isLate { spoken() }
      }
      if Task.isCancelled { return }
      // What could not be spoken is shown.
      ended(lines)
    }
    speaking = nil
    if isLate { spoken() }
  }

  private func ended(_ lines: [String]) {
    unspoken.removeAll(where: lines.contains)
    news?.yield()
  }

  /// A slow voice does not keep someone waiting for their breath.
  private func wait(for lines: ArraySlice<String>, patienceMs: UInt64) async {
    let (told, end) = AsyncStream.makeStream(of: Void.self)
    news = end
    let patience = Task { [clock = services.clock] in
      try await clock.wait(until: clock.nowMs + patienceMs)
      end.finish()
    }
    if lines.contains(where: unspoken.contains) {
      for await _ in told where !lines.contains(where: unspoken.contains) { break }
    }
    patience.cancel()
  }
}
