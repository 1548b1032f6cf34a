import Foundation
import KindselfCore

/// A file of tests/vectors/timelines, which make.py writes: one for each thing that is breathed.
struct Vectors: Decodable {
  /// The pulses that a name of a touch stands for.
  var touches: [String: String]
  var cases: [Case]

  private static let folder = URL(filePath: #filePath).appending(path: "../../../../tests/vectors").standardized

  /// Each of them, by the name of what is breathed.
  static func timelines() throws -> [(name: String, file: Vectors)] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "timelines").path)
    return try names.sorted().map { name in
      (String(name.prefix { $0 != "." }), try read("timelines/\(name)", as: Vectors.self))
    }
  }

  /// A file of tests/vectors.
  static func read<T: Decodable>(_ name: String, as type: T.Type) throws -> T {
    let data = try Data(contentsOf: folder.appending(path: name))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: data)
  }

  struct Case: Decodable {
    var name: String
    var subject: Subject
    var lengthMs: UInt64
    var startPaceMs: UInt64
    var holds: String
    var guide: Channels
    var daysSinceFirst: Int?
    /// Which versions of its lines are said; the first where there is none.
    var seed: UInt32?
    var turns: [Wish]
    var phases: [Phase]
    var breaths: UInt32
    var moved: Int64
    var limit: Limit?
    var lines: [String]
    var cues: [Cue]
    var positions: [Position]

    func choice(_ breathing: Breathing) throws -> Choice {
      Choice(
        subject: try subject.choice(breathing),
        lengthMs: lengthMs,
        startPaceMs: startPaceMs,
        holds: holds == "with" ? .with : .without,
        guide: Guide(voice: guide.voice, tones: guide.tones, bell: guide.bell, touch: guide.touch),
        manner: Manner(eyesClosed: false, posture: nil, afterBackdraft: false, kept: [], delayMs: 0, seed: seed ?? 0),
        firstFinished: daysSinceFirst.map(Self.day(daysAgo:)),
        now: Moment(utcMs: 1_795_435_200_000, aheadOfUtcS: 0)
      )
    }

    /// The place of a line's words in the case, which numbers them by itself.
    func line(_ timeline: Timeline, _ index: UInt32) -> Int {
      lines.firstIndex(of: timeline.lines[Int(index)]) ?? -1
    }

    /// At one moment, cues come in no order that a person could tell: here they are sorted by what they say.
    func cues(_ timeline: Timeline) -> [Cue] {
      timeline.cues.map { Cue(at: $0.atMs, what: what($0.kind, timeline)) }.sorted()
    }

    /// Those that are expected, with the pulses that the file's name of a touch stands for.
    func expectedCues(_ touches: [String: String]) -> [Cue] {
      cues.map { cue in
        guard cue.what.hasPrefix("touch ") else { return cue }
        return Cue(at: cue.at, what: "touch \(touches[String(cue.what.dropFirst(6))] ?? "that is not in the file")")
      }.sorted()
    }

    private func what(_ kind: CueKind, _ timeline: Timeline) -> String {
      switch kind {
      case .bell(let strike): "bell \(strike == .full ? "full" : "soft")"
      case .tone(let tone, let lengthMs): "tone \(tone == .in ? "in" : "out") \(lengthMs)"
      case .touch(let touch): "touch \(timeline.touches[Int(touch)].text)"
      case .say(let line): "say \(self.line(timeline, line))"
      case .show(let line): "show \(self.line(timeline, line))"
      }
    }

    /// A date so many days before one fixed day, in UTC.
    private static func day(daysAgo: Int) -> String {
      let noon = Date(timeIntervalSince1970: 1_795_435_200 - Double(daysAgo) * 86_400)
      return String(noon.ISO8601Format().prefix(10))
    }
  }

  struct Channels: Decodable {
    var voice: Bool
    var tones: Bool
    var bell: Bool
    var touch: Bool
  }

  /// Written as a pair: its millisecond, and what happens.
  struct Cue: Decodable, Comparable {
    var at: UInt64
    var what: String

    init(at: UInt64, what: String) {
      self.at = at
      self.what = what
    }

    init(from decoder: any Decoder) throws {
      var pair = try decoder.unkeyedContainer()
      at = try pair.decode(UInt64.self)
      what = try pair.decode(String.self)
    }

    static func < (one: Cue, other: Cue) -> Bool { (one.at, one.what) < (other.at, other.what) }
  }

  struct Subject: Decodable {
    var `protocol`: String?
    var practice: String?
    var ownS: [String: Double]?

    func choice(_ breathing: Breathing) throws -> KindselfCore.Subject {
      if let id = `protocol` { return .protocol(id: id) }
      if let id = practice { return .practice(id: id) }
      let seconds = PatternSeconds(
        inhale: ownS?["inhale"] ?? 0,
        topUp: ownS?["topUp"] ?? ownS?["top_up"] ?? 0,
        holdFull: ownS?["holdFull"] ?? ownS?["hold_full"] ?? 0,
        exhale: ownS?["exhale"] ?? 0,
        holdEmpty: ownS?["holdEmpty"] ?? ownS?["hold_empty"] ?? 0
      )
      return .own(pattern: try breathing.checkPattern(pattern: seconds))
    }
  }

  struct Wish: Decodable {
    var atMs: UInt64
    var turn: String

    var choice: PaceChange { turn == "slower" ? .slower : turn == "faster" ? .faster : .stay }
  }

  struct Limit: Decodable {
    var beginner: Bool
    var most: UInt32

    var choice: KindselfCore.Limit { beginner ? .beginner(most: most) : .breaths(most: most) }
  }

  struct Phase: Decodable, Equatable {
    var kind: String
    var start: UInt64
    var end: UInt64
    var levelFrom: UInt32
    var levelTo: UInt32
    var breath: UInt32?
    var part: UInt32?
    var line: Int
    var resumeAt: UInt64

    init(_ phase: KindselfCore.Phase, line: Int) {
      self.line = line
      part = phase.part
      kind = phase.kind.name
      start = phase.startMs
      end = phase.endMs
      levelFrom = phase.fromLevel
      levelTo = phase.toLevel
      breath = phase.breath
      resumeAt = phase.resumeAtMs
    }
  }

  struct Position: Decodable, Equatable {
    var elapsed: String
    var phase: UInt32
    var breath: UInt32?
    var breathsLeft: UInt32
    var into: UInt64
    var left: UInt64
    var level: UInt32
    var resumeAt: UInt64
    var finished: Bool

    init(_ position: KindselfCore.Position, elapsed: String) {
      self.elapsed = elapsed
      phase = position.phase
      breath = position.breath
      breathsLeft = position.breathsLeft
      into = position.intoMs
      left = position.leftMs
      level = position.level
      resumeAt = position.resumeAtMs
      finished = position.finished
    }
  }
}

extension PhaseKind {
  /// As the vectors name it.
  var name: String {
    switch self {
    case .settle: "settle"
    case .inhale: "inhale"
    case .topUp: "top_up"
    case .holdFull: "hold_full"
    case .exhale: "exhale"
    case .holdEmpty: "hold_empty"
    case .softPause: "soft_pause"
    case .rest: "rest"
    case .segment: "segment"
    }
  }
}

extension Touch {
  /// As the vectors write it.
  fileprivate var text: String {
    [pulses, plain].map { pulses in
      pulses.map { "\($0.atMs):\($0.lengthMs):\($0.strength)" }.joined(separator: " ")
    }.joined(separator: " | ")
  }
}

/// A practice as it is meant.
let plainManner = Manner(eyesClosed: false, posture: nil, afterBackdraft: false, kept: [], delayMs: 0, seed: nil)
