import KindselfCore

/// Has a session's tracks made. What is waited for is spoken first, for as long as patience lasts; what is spoken later
/// still reaches the track that plays.
@MainActor final class SessionSound {
  /// Told when nothing more will be spoken in time, of what is spoken later, and when nothing more will be.
  var spoken: @MainActor () -> Void = {}
  /// Told of each track, with nil where there is none of the revision that was needed.
  var made: @MainActor ((any TrackProtocol)?, UInt32) -> Void = { _, _ in }

  private let services: Services
  private let session: any SessionProtocol
  /// Of its words.
  private let language: String
  private var speaking: Task<Void, Never>?
  private var making: Task<Void, Never>?
  /// There is something to be spoken that the core was not asked about yet.
  private var isAsked = false
  /// Lets whoever waits for speech go on.
  private var waiting: AsyncStream<Void>.Continuation?
  private var isLate = false
  /// There was no voice, or it kept going away, and none has said anything since: nobody is kept waiting for one again.
  private var isGone = false
  /// How often the voice has gone since it last said something, or since something was needed.
  private var departures = 0

  init(services: Services, session: any SessionProtocol, language: String) {
    self.services = services
    self.session = session
    self.language = language
  }

  /// Has the track of that revision made, and whatever is to be spoken for it.
  func make(revision: UInt32, speech: Bool, patienceMs: UInt64) {
    isLate = false
    guard speech else {
      making = Task { await make(revision) }
      return
    }
    // From now on: a voice may be through before anyone waits for it.
    let (enough, end) = AsyncStream.makeStream(of: Void.self)
    waiting = end
    if isGone { end.finish() }
    speak()
    making = Task {
      let patience = Task { [clock = services.clock] in
        try await clock.wait(until: clock.nowMs + patienceMs)
        end.finish()
      }
      for await _ in enough {}
      patience.cancel()
      if Task.isCancelled { return }
      isLate = true
      spoken()
      if speaking == nil { spoken() }
      await make(revision)
    }
  }

  /// Nothing is needed any more.
  func stop() {
    speaking?.cancel()
    making?.cancel()
  }

  /// A voice takes its time to begin: one that is speaking goes on, and hears of what is new with its next turn.
  private func speak() {
    (isAsked, departures) = (true, 0)
    guard speaking == nil else { return }
    speaking = Task {
      while await speakInOneVoice() {}
      guard !Task.isCancelled else { return }
      speaking = nil
      waiting?.finish()
      if isLate { spoken() }
    }
  }

  /// In a voice that is opened for it, until there is nothing more to say or the voice goes; whether another one is to go
  /// on. An engine that went may be there again a moment later: it is opened once more, but not a third time where it has
  /// said nothing in between.
  private func speakInOneVoice() async -> Bool {
    guard let voice = await services.voice.open(language) else {
      isGone = true
      return false
    }
    let hasGone = await converse(with: voice)
    voice.close()
    guard hasGone else { return false }
    departures += 1
    isGone = isGone || departures > 1
    return departures < 2
  }

  /// Turn by turn: the core says what comes next, and gets what was said of it. Whether the voice has gone.
  private func converse(with voice: any OpenVoice) async -> Bool {
    var (said, next): (Rendering?, SpeechNext) = (nil, .again)
    while next != .done || isAsked {
      isAsked = false
      let turn = await session.speak(voice: voice.name, said: said)
      if Task.isCancelled { return false }
      if case .samples = said { (isGone, departures) = (false, 0) }
      // What was asked for meanwhile is not in it.
      if turn.enough && !isAsked { waiting?.finish() }
      if turn.news && isLate { spoken() }
      if said == .gone { return true }
      (said, next) = (nil, turn.next)
      if case .say(let words, let speed) = next {
        said = await voice.say(words, speed: speed)
        if Task.isCancelled { return false }
      }
    }
    return false
  }

  private func make(_ revision: UInt32) async {
    // Unsaid: the core is told that there is none, and says so.
    let track = try? await session.track()
    if !Task.isCancelled { made(track, revision) }
  }
}
