import KindselfCore

/// A voice that does not answer must not keep someone waiting for their breath.
private let patienceMs: UInt64 = 8000

/// Makes a session's tracks: has the lines spoken first, each only once, then lets the core mix them.
@MainActor final class SessionSound {
  private let services: Services
  private let lacks: @MainActor (Lack) -> Void
  /// Clips by their words, because a recompiled timeline numbers its lines anew.
  private var spoken: [String: Clip] = [:]

  init(services: Services, lacks: @escaping @MainActor (Lack) -> Void) {
    self.services = services
    self.lacks = lacks
  }

  /// The track of a session's present timeline; nil where nothing is to be heard.
  func track(of session: any SessionProtocol, timeline: Timeline, guide: Guide) async -> (any TrackProtocol)? {
    guard guide.sounds else { return nil }
    let clips = guide.voice ? await clips(for: timeline.spokenLines) : []
    // A clip the core will not have is no reason to go without tones and bell.
    if let track = await mixed(session, clips) { return track }
    return clips.isEmpty ? nil : await mixed(session, [])
  }

  private func mixed(_ session: any SessionProtocol, _ clips: [Clip]) async -> (any TrackProtocol)? {
    do {
      return try await session.track(rate: services.speaker.rate, clips: clips)
    } catch {
      if case SoundError.BadClip = error { lacks(.voice) } else { lacks(.sound) }
      return nil
    }
  }

  private func clips(for lines: [SpokenLine]) async -> [Clip] {
    let missing = lines.filter { spoken[$0.words] == nil }
    if !missing.isEmpty {
      await speak(missing)
      if missing.allSatisfy({ spoken[$0.words] == nil }) { lacks(.voice) }
    }
    return lines.compactMap { line in
      spoken[line.words].map { Clip(line: line.line, rate: $0.rate, pcm: $0.pcm) }
    }
  }

  /// Has lines spoken until all of them are, or patience ends; what was spoken until then stays.
  private func speak(_ lines: [SpokenLine]) async {
    let words = Dictionary(lines.map { ($0.line, $0.words) }, uniquingKeysWith: { first, _ in first })
    let clips = services.voice.speak(lines, language: services.phone.language)
    let listening = Task {
      for await clip in clips { words[clip.line].map { spoken[$0] = clip } }
    }
    let patience = Task { [clock = services.clock] in
      try await clock.wait(until: clock.nowMs + patienceMs)
      listening.cancel()
    }
    await withTaskCancellationHandler {
      await listening.value
    } onCancel: {
      listening.cancel()
    }
    patience.cancel()
  }
}
