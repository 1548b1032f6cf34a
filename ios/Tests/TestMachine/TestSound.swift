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

/// A voice, or none, or one that never ends: before its first line, or after it.
@MainActor public final class TestVoice {
  public enum Kind: Sendable {
    case speaks, absent, silent, slow, broken
  }

  public var kind = Kind.speaks
  public private(set) var asked: [String] = []
  /// For as long as someone is patient: a stream that nobody holds the end of is over.
  private var unended: AsyncStream<Clip>.Continuation?
  private var unsaid: [String] = []

  /// What is slow says its next line, which takes so many seconds.
  public func saysNext(seconds: Int) {
    guard !unsaid.isEmpty else { return }
    let pcm = Data(repeating: 64, count: seconds * 48_000)
    unended?.yield(Clip(words: unsaid.removeFirst(), voice: "test", rate: 24_000, pcm: pcm))
  }
}

extension TestVoice: Voice {
  public func speak(_ lines: [String], language: String) -> AsyncStream<Clip> {
    asked += lines
    let (clips, end) = AsyncStream.makeStream(of: Clip.self)
    func clip(_ words: String) -> Clip { Clip(words: words, voice: "test", rate: 24_000, pcm: Data(count: 4800)) }
    switch kind {
    case .speaks:
      for line in lines { end.yield(clip(line)) }
      end.finish()
    case .absent:
      end.finish()
    case .broken:
      for line in lines { end.yield(Clip(words: line, voice: "test", rate: 0, pcm: Data(count: 3))) }
      end.finish()
    case .silent:
      unended = end
    case .slow:
      if let first = lines.first { end.yield(clip(first)) }
      unsaid = Array(lines.dropFirst())
      unended = end
    }
    return clips
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

  /// What it tells while it is still being told to play.
  public var tellsAtOnce: Heard?

  /// How often something was played.
  public var plays: Int { told.filter { if case .play = $0 { true } else { false } }.count }
}

extension TestSpeaker: Speaker {
  public func play(
    _ track: any TrackProtocol, fromMs: UInt64, heard: @escaping @MainActor (Heard) -> Void
  ) -> Bool {
    told.append(.play(fromMs: fromMs))
    self.heard = heard
    if let tellsAtOnce { heard(tellsAtOnce) }
    return isAllowed
  }

  public func silence() { told.append(.silence) }
  public func ringOut() { told.append(.ringOut) }
}
