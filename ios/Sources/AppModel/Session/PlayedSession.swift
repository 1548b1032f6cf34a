import KindselfCore

/// A session to be taken up, and what the player has to know about it.
struct SessionToPlay {
  let session: any SessionProtocol
  let title: String
  /// Names of a practice's parts; none for a breath.
  let parts: [String]
  let way: SessionWay
  /// When it was begun or carried on, by the phone's clock.
  let begun: Moment
  let keepsScreenOn: Bool

  var isKept: Bool { way == .kept }
}

/// What a session leaves behind. One that is not kept leaves no trace and does not replace one that is.
enum SessionWay: Hashable, Sendable {
  /// It can be carried on later, and is remembered once it is over.
  case kept
  /// The grounding.
  case short
  /// A pause within writing.
  case pause(title: String)
  /// It is about abuse: nobody else is to know of it.
  case discreet

  /// What it is called, if it is not called as the practice is.
  var title: String? {
    if case .pause(let title) = self { title } else { nil }
  }
}

/// The session that is on, as the player sees it.
@MainActor final class PlayedSession {
  let about: SessionToPlay
  let subject: Subject
  /// What the system showed when it was opened.
  let controls: SystemControls
  let sound: SessionSound
  /// The track there is.
  var track: (any TrackProtocol)?
  /// Waits for the next moment.
  var waking: Task<Void, Never>?

  private var timeline: Timeline
  private var status: SessionStatus
  /// What the clock read when `status` was true.
  private var asOfMs: UInt64

  init(_ about: SessionToPlay, services: Services, isInSight: Bool) {
    let device = SessionDevice(
      rate: services.speaker.rate, haptics: services.haptics.isThere ? .works : .absent, inSight: isInSight,
      kept: about.isKept, speechCache: services.speechFolder)
    asOfMs = services.clock.nowMs
    let opening = about.session.open(device: device, nowMs: asOfMs)
    self.about = about
    sound = SessionSound(services: services, session: about.session, language: opening.language)
    subject = opening.subject
    controls = opening.controls
    timeline = opening.timeline
    status = opening.status
  }

  /// Takes over what the core says, and gives back what it asks for.
  func apply(_ event: SessionEvent, nowMs: UInt64) -> [SessionEffect] {
    let answer = about.session.apply(event: event, nowMs: nowMs)
    status = answer.status
    asOfMs = nowMs
    if status.revision != timeline.revision { timeline = about.session.timeline() }
    return answer.effects
  }

  var display: SessionDisplay {
    SessionDisplay(
      subject: subject, title: about.title, state: status.state, isGettingReady: status.gettingReady,
      run: timeline.run(status, asOfMs: asOfMs), line: timeline.lines[Int(status.position.line)],
      breathsLeft: timeline.breaths > 0 ? Int(status.position.breathsLeft) : nil,
      part: timeline.part(status, of: about.parts), question: status.question,
      hand: timeline.phase(at: status.position).hand, offers: status.offers, guide: status.guide,
      canSlower: status.canSlower, canFaster: status.canFaster, canStay: status.canStay,
      degradations: status.degradations)
  }

  /// As the system shows it.
  func show(_ controls: SystemControls) -> NowPlaying {
    NowPlaying(
      title: about.way == .discreet ? "" : about.title, isRunning: controls.running, isSounding: controls.sounding,
      keepsScreenOn: about.keepsScreenOn, atMs: controls.atMs, lengthMs: controls.lengthMs)
  }

  func ended(_ how: Ending, atMs: UInt64) -> EndedSession {
    EndedSession(
      subject: subject, title: about.title, isWhole: how == .finished, lastedMs: atMs, guide: status.guide,
      begun: about.begun, outcome: about.session.outcome(), way: about.way)
  }
}
