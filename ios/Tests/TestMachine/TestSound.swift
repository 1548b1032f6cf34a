import AppModel
import Foundation
import KindselfCore

/// A motor that writes down what it plays.
@MainActor public final class TestHaptics {
  public var isThere = true
  public private(set) var played: [Touch] = []
  public private(set) var stilled = 0
}

extension TestHaptics: Haptics {
  public func play(_ touch: Touch) { played.append(touch) }
  public func still() { stilled += 1 }
}

/// A voice, or none, or one that never answers.
@MainActor public final class TestVoice {
  public enum Kind: Sendable {
    case speaks, absent, silent, broken
  }

  public var kind = Kind.speaks
  public private(set) var asked: [String] = []
}

extension TestVoice: Voice {
  public func speak(_ lines: [SpokenLine], language: String) async -> Spoken {
    asked += lines.map(\.words)
    switch kind {
    case .speaks:
      return .clips(lines.map { Clip(line: $0.line, rate: 24_000, pcm: Data(count: 4800)) })
    case .absent:
      return .noVoice
    case .broken:
      return .clips(lines.map { Clip(line: $0.line, rate: 0, pcm: Data(count: 3)) })
    case .silent:
      // For as long as someone is patient.
      let (answers, _) = AsyncStream.makeStream(of: Spoken.self)
      for await answer in answers { return answer }
      return .noVoice
    }
  }
}

/// A speaker that writes down what it is told.
@MainActor public final class TestSpeaker {
  public enum Told: Equatable {
    case play(fromMs: UInt64)
    case silence, ringOut
  }

  public var isAllowed = true
  public var mixesWithOthers = false
  public var rate: UInt32 = 24_000
  public private(set) var told: [Told] = []
  /// What the session wants to be told of what is heard.
  public private(set) var heard: (@MainActor (Heard) -> Void)?

  /// How often something was played.
  public var plays: Int { told.filter { if case .play = $0 { true } else { false } }.count }
}

extension TestSpeaker: Speaker {
  public func play(
    _ track: any TrackProtocol, fromMs: UInt64, heard: @escaping @MainActor (Heard) -> Void
  ) -> Bool {
    told.append(.play(fromMs: fromMs))
    self.heard = heard
    return isAllowed
  }

  public func silence() { told.append(.silence) }
  public func ringOut() { told.append(.ringOut) }
}
