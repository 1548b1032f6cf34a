import KindselfCore
import Observation

/// Plays one session at a time, for as long as the app lives: the screen that shows it may come and go. What happens
/// when stands in the session's timeline; this waits for the next moment in it, hands each phase to the picture, and
/// each touch and sound to the phone.
@MainActor @Observable public final class SessionPlayer {
  /// What to show; nil while there is no session.
  public private(set) var display: SessionDisplay?

  /// Told of each session that came to an end, or was ended.
  @ObservationIgnored var ended: @MainActor (EndedSession) -> Void = { _ in }

  @ObservationIgnored private var playing: PlayedSession?
  @ObservationIgnored private var sound: SessionSound?
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
    let opened = PlayedSession(about, nowMs: services.clock.nowMs)
    sound = SessionSound(services: services) { [weak self] in self?.lacks($0, on: opened) }
    if opened.guide.touch && !services.haptics.isThere { opened.lacks.insert(.motor) }
    playing = opened
    services.stage.open(opened.show) { [weak self] in self?.hear($0, on: opened) }
    goOn(opened)
  }

  /// A tap, or the pause button.
  public func pause() {
    if let playing { wait(.pause, on: playing) }
  }

  /// Goes on from the start of the breath.
  public func resume() {
    if let playing { goOn(playing) }
  }

  /// The person ends it.
  public func stop() {
    if let playing { happen(.stop, on: playing) }
  }

  /// Slower, faster, or staying as it is.
  public func turn(_ turn: Turn) {
    guard let on = playing else { return }
    changed(to: on.session.turn(turnTo: turn, nowMs: services.clock.nowMs), on: on)
  }

  /// Led like this from now on.
  public func lead(_ guide: Guide) {
    guard let on = playing else { return }
    let status = on.session.lead(guide: guide, nowMs: services.clock.nowMs)
    on.guide = guide
    if guide.touch && !services.haptics.isThere { on.lacks.insert(.motor) }
    if !guide.touch { services.haptics.still() }
    changed(to: status, on: on)
  }

  /// Leaves the session where it is; if it is one to be kept, its record stays and it can be carried on later.
  func leave() {
    guard let on = playing else { return }
    if on.isRunning { happen(.pause, on: on) }
    on.following?.cancel()
    on.making?.cancel()
    services.speaker.silence()
    services.stage.close()
    playing = nil
    sound = nil
    display = nil
  }

  /// The app is out of sight. Sound keeps it going there; one that only touches or shows words would fall still
  /// unnoticed, so it waits for the person instead.
  func wentToBackground() {
    isInSight = false
    if let playing, !playing.isSounding { wait(.pause, on: playing) }
  }

  /// The picture stood still while nobody saw it: it gets the present phase anew.
  func cameToFront() {
    isInSight = true
    if let playing, playing.isRunning { happen(.tick, on: playing) }
  }

  // MARK: What happens

  /// The lock screen's buttons, a call, headphones.
  private func hear(_ event: SessionEvent, on: PlayedSession) {
    guard playing === on else { return }
    switch event {
    case .resume: goOn(on)
    case .pause, .interrupt: wait(event, on: on)
    default: happen(event, on: on)
    }
  }

  private func happen(_ event: SessionEvent, on: PlayedSession, nowMs: UInt64? = nil) {
    let nowMs = nowMs ?? services.clock.nowMs
    settle(on, on.session.apply(event: event, nowMs: nowMs), nowMs: nowMs)
    if event != .tick { follow(on) }
    waitIfUnnoticed(on)
  }

  /// It was to sound where nobody sees it, and is denied.
  private func waitIfUnnoticed(_ on: PlayedSession) {
    if !isInSight, on.isRunning, !on.isSounding { wait(.pause, on: on) }
  }

  /// It is to wait, if only for its sound: what is being made ready does not start by itself then.
  private func wait(_ event: SessionEvent, on: PlayedSession) {
    on.isToGoOn = false
    happen(event, on: on)
  }

  /// Starts or resumes; first makes the sound, if what there is does not fit.
  private func goOn(_ on: PlayedSession) {
    guard !on.isRunning, on.isReady || on.needsTrack else { return happen(.resume, on: on) }
    on.isToGoOn = true
    makeTrack(on)
  }

  /// A wish or another way of leading: what is to come has changed.
  private func changed(to status: SessionStatus, on: PlayedSession) {
    settle(on, status, nowMs: services.clock.nowMs)
    guard !on.isEnded else { return }
    services.stage.update(on.show)
    follow(on)
    if on.needsTrack { makeTrack(on) }
  }

  private func makeTrack(_ on: PlayedSession) {
    if !on.isMaking {
      on.making = Task { [weak self, sound] in
        while on.needsTrack, !Task.isCancelled {
          let revision = on.status.revision
          on.track = await sound?.track(of: on.session, timeline: on.timeline, guide: on.guide)
          on.trackRevision = revision
        }
        on.making = nil
        self?.trackIsMade(on)
      }
    }
    show(on)
  }

  private func trackIsMade(_ on: PlayedSession) {
    guard playing === on else { return }
    // It may have gone on by itself meanwhile, after an interruption.
    let isToGoOn = on.isToGoOn && !on.isRunning
    on.isToGoOn = false
    if isToGoOn {
      happen(on.isReady ? .start : .resume, on: on)
    } else if on.isRunning {
      happen(.tick, on: on)
      if on.isRunning { playAnew(on) }
    }
    show(on)
  }

  /// Takes over what the core says, and does what follows from it.
  private func settle(_ on: PlayedSession, _ status: SessionStatus, nowMs: UInt64) {
    let before = on.status.state
    let position = status.position
    let isPlanChanged = status.revision != on.timeline.revision
    if isPlanChanged {
      on.timeline = on.session.timeline()
      on.cue = on.timeline.firstCue(after: position.atMs)
    }
    on.status = status
    on.asOfMs = nowMs
    if on.isEnded { return finish(on) }
    switch (before == .running, on.isRunning) {
    case (false, true):
      begin(on, afresh: before == .ready)
    case (true, false):
      services.speaker.silence()
      if on.guide.touch { services.haptics.play(on.timeline.pauseTouch) }
      keep(on)
      services.stage.update(on.show)
    case (true, true):
      if isPlanChanged || position.resumeAtMs != on.keptAtMs { keep(on) }
    case (false, false):
      // A wish outlasts a kill, in a pause too.
      if isPlanChanged, !on.isReady { keep(on) }
    }
    show(on)
  }

  private func begin(_ on: PlayedSession, afresh: Bool) {
    // Two taps say that it goes on; the first touch of the breath would drown them, and waits for the next phase.
    on.cue = afresh ? 0 : on.timeline.firstCue(after: on.status.position.atMs)
    if !afresh && on.guide.touch { services.haptics.play(on.timeline.resumeTouch) }
    play(on)
    keep(on)
    services.stage.update(on.show)
  }

  private func finish(_ on: PlayedSession) {
    let ended = on.ended
    on.following?.cancel()
    on.making?.cancel()
    if ended.isWhole {
      playCues(on, upTo: on.timeline.endMs)
      services.speaker.ringOut()
    } else {
      services.speaker.silence()
      services.haptics.still()
    }
    if on.about.isKept { kept.forget(KeptName.session) }
    services.stage.close()
    playing = nil
    sound = nil
    display = nil
    self.ended(ended)
  }

  // MARK: Sound, touch, and the next moment

  private func play(_ on: PlayedSession) {
    guard let track = on.track else { return services.speaker.silence() }
    let revision = on.trackRevision
    let isHeard = services.speaker.play(track, fromMs: on.status.position.atMs) { [weak self] heard in
      guard let self, playing === on, revision == on.status.revision else { return }
      happen(.heard(atMs: heard.atMs), on: on, nowMs: heard.nowMs)
    }
    if isHeard { on.lacks.remove(.sound) } else { on.lacks.insert(.sound) }
  }

  /// What is to come sounds otherwise, or not at all.
  private func playAnew(_ on: PlayedSession) {
    play(on)
    services.stage.update(on.show)
    waitIfUnnoticed(on)
  }

  /// Waits for each moment of the timeline in turn, and does what it asks for.
  private func follow(_ on: PlayedSession) {
    on.following?.cancel()
    guard playing === on, on.isRunning else { return }
    on.following = Task { [weak self, clock = services.clock] in
      while on.isRunning, !Task.isCancelled {
        let phaseEnds = on.timeline.phase(at: on.status.position).endMs
        let cue = on.timeline.cues.dropFirst(on.cue).first.flatMap { $0.atMs <= phaseEnds ? $0.atMs : nil }
        do {
          try await clock.wait(until: on.clock(at: cue ?? phaseEnds))
        } catch {
          return
        }
        guard let self, playing === on, !Task.isCancelled else { return }
        if let cue { playCues(on, upTo: cue) } else { happen(.tick, on: on) }
      }
    }
  }

  private func playCues(_ on: PlayedSession, upTo atMs: UInt64) {
    let cues = on.timeline.cues
    while on.cue < cues.count, cues[on.cue].atMs <= atMs {
      if let touch = on.timeline.touch(of: cues[on.cue]) { services.haptics.play(touch) }
      on.cue += 1
    }
  }

  // MARK: What is kept and shown

  private func keep(_ on: PlayedSession) {
    on.keptAtMs = on.status.position.resumeAtMs
    guard on.about.isKept else { return }
    do {
      let record = try on.session.record(nowMs: services.clock.nowMs)
      kept.keep(KeptName.session) {
        record
      } refused: { [weak self] in
        self?.lacks(.memory, on: on)
      }
    } catch {
      lacks(.memory, on: on)
    }
  }

  private func lacks(_ lack: Lack, on: PlayedSession) {
    if on.lacks.insert(lack).inserted { show(on) }
  }

  private func show(_ on: PlayedSession) {
    if playing === on { display = on.display }
  }
}
