import KindselfCore

/// Everything a session's screen shows.
public struct SessionDisplay: Equatable, Sendable {
  public let subject: Subject
  public let title: String
  public let state: SessionState
  /// Sound is being made ready; it starts by itself.
  public let isGettingReady: Bool
  public let run: PhaseRun
  /// The words of now.
  public let line: String
  /// Whole breaths to come; nil where no pace is given.
  public let breathsLeft: Int?
  /// The part of a practice; nil where there are none.
  public let part: Part?
  /// What is asked, where it waits for an answer.
  public let question: Question?
  /// Where a hand may be meanwhile.
  public let hand: Hand?
  /// What can be wished in a practice.
  public let offers: Offers
  public let guide: Guide
  public let canSlower: Bool
  public let canFaster: Bool
  public let canStay: Bool
  public let degradations: [Degradation]

  /// The breath goes on by itself.
  public var isRunning: Bool { state == .running }

  /// It waits, for whatever reason.
  public var isWaiting: Bool {
    switch state {
    case .paused, .interrupted: true
    default: false
    }
  }
}

/// One phase as it is drawn, from the moment of the clock on when it was handed over. Levels are shares of the full
/// shape.
public struct PhaseRun: Hashable, Sendable {
  public let kind: PhaseKind
  /// Where the shape stands now.
  public let level: Double
  /// Where it moves to.
  public let target: Double
  /// How long the whole phase lasts, and how much of it is left.
  public let lengthMs: UInt64
  public let leftMs: UInt64
  /// False while the session waits: the shape stands where it is.
  public let isMoving: Bool
  /// What the clock read when it was handed over; the same phase handed over again is another run.
  public let asOfMs: UInt64

  public init(
    kind: PhaseKind, level: Double, target: Double, lengthMs: UInt64, leftMs: UInt64, isMoving: Bool, asOfMs: UInt64
  ) {
    self.kind = kind
    self.level = level
    self.target = target
    self.lengthMs = lengthMs
    self.leftMs = leftMs
    self.isMoving = isMoving
    self.asOfMs = asOfMs
  }
}

/// A part of a practice: its name, and its place among all that come in this session.
public struct Part: Hashable, Sendable {
  public let name: String
  public let number: Int
  public let count: Int
}

/// A session that is over.
public struct EndedSession: Equatable, Sendable {
  public let subject: Subject
  public let title: String
  /// It came to its end; otherwise the person ended it.
  public let isWhole: Bool
  /// How far it went.
  public let lastedMs: UInt64
  public let guide: Guide
  /// When it was begun or carried on.
  public internal(set) var begun: Moment
  /// How a practice was done, and what it leaves.
  public let outcome: SessionOutcome
  let way: SessionWay

  /// Whether it is one that can be carried on and is remembered: no grounding, and no pause within writing.
  public var isKept: Bool { way == .kept }

  /// Whether it was about abuse.
  public var isDiscreet: Bool { way == .discreet }
}

extension Guide {
  /// Whether anything is to be heard.
  public var sounds: Bool { voice || tones || bell }
}
