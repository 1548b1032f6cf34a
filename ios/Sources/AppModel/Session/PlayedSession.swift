import KindselfCore

/// A session to be taken up, and what the player has to know about it.
struct SessionToPlay {
  let session: any SessionProtocol
  let title: String
  /// Names of a structure's parts; none for a breath.
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

  /// What it is called, if it is not called as the practice is.
  var title: String? {
    if case .pause(let title) = self { title } else { nil }
  }
}

/// The session that is on, as the player sees it.
@MainActor final class PlayedSession {
  let about: SessionToPlay
  let subject: Subject
  var timeline: Timeline
  var status: SessionStatus
  var guide: Guide
  var lacks: Set<Lack> = []
  /// What the clock read when `status` was true.
  var asOfMs: UInt64
  /// The first cue not played yet.
  var cue = 0
  var track: (any TrackProtocol)?
  /// The revision `track` was made of.
  var trackRevision: UInt32?
  var keptAtMs: UInt64?
  /// It starts, or goes on, as soon as its sound is made.
  var isToGoOn = false
  /// Makes the sound.
  var making: Task<Void, Never>?
  /// Waits for the next moment.
  var following: Task<Void, Never>?

  init(_ about: SessionToPlay, nowMs: UInt64) {
    let opening = about.session.opening(nowMs: nowMs)
    self.about = about
    subject = opening.subject
    timeline = opening.timeline
    status = opening.status
    guide = opening.guide
    asOfMs = nowMs
  }

  var session: any SessionProtocol { about.session }
  var isRunning: Bool { status.state == .running }
  var isReady: Bool { status.state == .ready }
  var isEnded: Bool { status.isEnded }
  var isMaking: Bool { making != nil }
  var needsTrack: Bool { trackRevision != status.revision }
  var isSounding: Bool { guide.sounds && !lacks.contains(.sound) }

  /// The clock when the timeline reaches a moment.
  func clock(at atMs: UInt64) -> UInt64 {
    let here = status.position.atMs
    return atMs > here ? asOfMs + (atMs - here) : asOfMs
  }

  var display: SessionDisplay {
    SessionDisplay(
      subject: subject, title: about.title, state: status.state, isGettingReady: isToGoOn,
      run: timeline.run(status, asOfMs: asOfMs), line: timeline.lines[Int(status.position.line)],
      breathsLeft: timeline.breaths > 0 ? Int(status.position.breathsLeft) : nil,
      part: timeline.part(status, of: about.parts), guide: guide, canSlower: status.canSlower,
      canFaster: status.canFaster, canStay: status.canStay, lacks: Lack.allCases.filter(lacks.contains))
  }

  /// As the system shows it.
  var show: Show {
    Show(
      title: about.title, isRunning: isRunning, isSounding: isSounding, keepsScreenOn: about.keepsScreenOn,
      atMs: status.position.atMs, lengthMs: timeline.endMs)
  }

  var ended: EndedSession {
    EndedSession(
      subject: subject, title: about.title, isWhole: status.state == .ended(how: .finished),
      lastedMs: status.position.atMs, guide: guide, begun: about.begun, way: about.way)
  }
}

extension SessionStatus {
  var isEnded: Bool {
    if case .ended = state { true } else { false }
  }
}
