import KindselfCore
import Observation

/// Plays one session at a time, for as long as the app lives: the screen that shows it may come and go. Whatever
/// happens, the core says what follows from it; this carries it out.
@MainActor @Observable public final class SessionPlayer {
  /// What to show; nil while there is no session.
  public private(set) var display: SessionDisplay?

  /// Told of each session that came to an end, or was ended.
  @ObservationIgnored var ended: @MainActor (EndedSession) -> Void = { _ in }

  @ObservationIgnored private var playing: PlayedSession?

  /// The core's session that is on, if it is one to be kept.
  var keptSession: (any SessionProtocol)? { playing.flatMap { $0.about.isKept ? $0.about.session : nil } }
  /// Whether the one that is on is about abuse.
  var isDiscreet: Bool { display != nil && playing?.about.way == .discreet }
  /// What has happened and is not answered yet.
  @ObservationIgnored private var happened: [(event: SessionEvent, on: PlayedSession, nowMs: UInt64)] = []
  @ObservationIgnored private var isAnswering = false
  @ObservationIgnored private var isInSight = true
  @ObservationIgnored private let services: Services
  @ObservationIgnored private let kept: KeptTexts

  init(services: Services, kept: KeptTexts) {
    self.services = services
    self.kept = kept
  }

  /// Takes up a session; it goes on as soon as its sound is ready.
  func open(_ about: SessionToPlay) {
    leave()
    let opened = PlayedSession(about, services: services, isInSight: isInSight)
    opened.sound.spoken = { [weak self, weak opened] in
      if let opened { self?.happen(.spoken, on: opened) }
    }
    opened.sound.made = { [weak self, weak opened] in
      if let opened { self?.made($0, needed: $1, on: opened) }
    }
    playing = opened
    services.stage.open(opened.show(opened.controls)) { [weak self] in self?.happen($0, on: opened) }
    resume()
  }

  /// A tap, or the pause button.
  public func pause() { happen(.pause) }

  /// Goes on from the start of the breath.
  public func resume() { happen(.resume) }

  /// The person ends it.
  public func stop() { happen(.stop) }

  /// Slower, faster, or staying as it is.
  public func changePace(_ change: PaceChange) { happen(.changePace(to: change)) }

  /// Led like this from now on.
  public func lead(_ guide: Guide) { happen(.lead(guide: guide)) }

  /// Answers what is asked there, and goes on.
  public func answer(_ question: Question, _ reply: Reply) { happen(.answer(number: question.number, reply: reply)) }

  /// Goes on without an answer to it.
  public func goOn(without question: Question) { happen(.skip(number: question.number)) }

  /// The silence is long enough.
  public func goOn() { happen(.goOn) }

  /// Longer with this line, or this silence.
  public func stayLonger() { happen(.stayLonger) }

  /// Leaves out the rest of the step.
  public func leaveStep() { happen(.leaveStep) }

  /// Something is stirring things up: it leads out.
  public func stir() { happen(.stir) }

  /// Leaves the session where it is; if it is one to be kept, its record stays and it can be carried on later.
  func leave() {
    happen(.leave)
    if let playing { close(playing) }
  }

  /// The app is out of sight, where the phone's motor stands still.
  func wentToBackground() {
    isInSight = false
    happen(.outOfSight)
  }

  /// The picture stood still while nobody saw it: it gets the present phase anew.
  func cameToFront() {
    isInSight = true
    happen(.inSight)
  }

  // MARK: What happens, and what the core asks for

  private func happen(_ event: SessionEvent) {
    if let playing { happen(event, on: playing) }
  }

  /// What happens while the effects of something else are carried out comes after them: the later ones are of an older
  /// state.
  private func happen(_ event: SessionEvent, on: PlayedSession, nowMs: UInt64? = nil) {
    happened.append((event, on, nowMs ?? services.clock.nowMs))
    guard !isAnswering else { return }
    isAnswering = true
    while !happened.isEmpty {
      let next = happened.removeFirst()
      answer(next.event, on: next.on, nowMs: next.nowMs)
    }
    isAnswering = false
  }

  private func answer(_ event: SessionEvent, on: PlayedSession, nowMs: UInt64) {
    guard playing === on else { return }
    let told = on.apply(event, nowMs: nowMs).compactMap { carryOut($0, on: on) }
    if playing === on { display = on.display }
    for event in told { happen(event, on: on) }
  }

  /// Does what the core asks for, and gives back what it is to be told about that.
  private func carryOut(_ effect: SessionEffect, on: PlayedSession) -> SessionEvent? {
    switch effect {
    case .playTouch(let touch): services.haptics.play(touch)
    case .stillTouch: services.haptics.still()
    case .playFrom(let atMs): return play(on, fromMs: atMs) ? nil : .denied
    case .silence: services.speaker.silence()
    case .ringOut: services.speaker.ringOut()
    case .keepRecord(let record):
      kept.keep(KeptName.session) {
        record
      } refused: { [weak self] in
        self?.happen(.notKept, on: on)
      }
    case .forgetRecord: kept.forget(KeptName.session)
    case .showControls(let controls): services.stage.update(on.show(controls))
    case .needTrack(let revision, let speech, let patienceMs):
      on.sound.make(revision: revision, speech: speech, patienceMs: patienceMs)
    case .wakeAt(let clockMs): wake(on, at: clockMs)
    case .sleep: on.waking?.cancel()
    case .ended(let atMs, let how):
      close(on)
      ended(on.ended(how, atMs: atMs))
    }
    return nil
  }

  private func play(_ on: PlayedSession, fromMs: UInt64) -> Bool {
    guard let track = on.track else { return false }
    let revision = track.revision()
    return services.speaker.play(track, fromMs: fromMs) { [weak self] heard in
      self?.happen(.heard(atMs: heard.atMs, revision: revision), on: on, nowMs: heard.nowMs)
    }
  }

  private func made(_ track: (any TrackProtocol)?, needed: UInt32, on: PlayedSession) {
    if let track { on.track = track }
    happen(track.map { SessionEvent.trackReady(revision: $0.revision()) } ?? .noTrack(revision: needed), on: on)
  }

  private func wake(_ on: PlayedSession, at clockMs: UInt64) {
    on.waking?.cancel()
    on.waking = Task { [weak self, clock = services.clock] in
      do {
        try await clock.wait(until: clockMs)
      } catch {
        return
      }
      if !Task.isCancelled { self?.happen(.due, on: on) }
    }
  }

  private func close(_ on: PlayedSession) {
    on.waking?.cancel()
    on.sound.stop()
    services.stage.close()
    playing = nil
    display = nil
  }
}
