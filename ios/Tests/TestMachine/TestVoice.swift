import AppModel
import Foundation
import KindselfCore

/// A voice that is there or not, and says what it is asked for as well as a test wants it to.
@MainActor public final class TestVoice {
  public enum Kind: Sendable {
    /// As an ordinary voice does.
    case speaks
    /// There is none for this language.
    case absent
    /// It makes samples, and nothing is to be heard in them.
    case silent
    /// It makes none.
    case empty
    /// It breaks off right after it has begun.
    case cutOff
    /// It cannot say anything.
    case failing
  }

  public var kind = Kind.speaks
  /// How many times as fast as an ordinary voice it speaks.
  public var haste = 1.0
  /// So many it says at once, and each later one when it is told to; nil: all of them.
  public var saysAtOnce: Int?
  /// After so many it is gone; nil: it stays.
  public var lives: Int?
  /// At these it goes, too; opened once more it is there again.
  public var goesAt: Set<Int> = []
  /// What it was asked for, with its speed.
  public private(set) var asked: [String] = []
  public private(set) var speeds: [Float] = []
  /// The languages that it was opened for.
  public private(set) var languages: [String] = []
  /// How often it was opened, and closed again.
  public var openings: Int { languages.count }
  public private(set) var closings = 0
  /// What it was asked for and has not said.
  private var unsaid: AsyncStream<Double?>.Continuation?

  /// It says what it was asked for last, which takes so many seconds; nil: as many as it does.
  public func says(seconds: Double? = nil) {
    unsaid?.yield(seconds)
    unsaid = nil
  }

  /// Whether it was asked for something and has not said it.
  public var isWaiting: Bool { unsaid != nil }
}

extension TestVoice: Voice {
  public func open(_ language: String) async -> (any OpenVoice)? {
    guard kind != .absent else { return nil }
    languages.append(language)
    return Speaking(self)
  }

  private final class Speaking: OpenVoice {
    private let voice: TestVoice

    init(_ voice: TestVoice) {
      self.voice = voice
    }

    var name: String { "test" }
    func say(_ words: String, speed: Float) async -> Rendering { await voice.say(words, speed: speed) }
    func close() { voice.closings += 1 }
  }

  private func say(_ words: String, speed: Float) async -> Rendering {
    let number = asked.count
    asked.append(words)
    speeds.append(speed)
    if goesAt.contains(number) { return .gone }
    if let lives, number >= lives { return .gone }
    var seconds: Double?
    if let saysAtOnce, number >= saysAtOnce {
      let (told, end) = AsyncStream.makeStream(of: Double?.self)
      unsaid = end
      var next = told.makeAsyncIterator()
      guard let here = await next.next() else {
        // Whoever waited does not any more.
        unsaid = nil
        return .gone
      }
      seconds = here
    }
    return rendering(of: words, seconds: seconds ?? usual(words) / (Double(speed) * haste))
  }

  /// How long an ordinary voice takes.
  private func usual(_ words: String) -> Double { Double(words.split(separator: " ").count) * 0.48 }

  private func rendering(of words: String, seconds: Double) -> Rendering {
    switch kind {
    case .speaks, .absent: samples(seconds, loudness: 8000)
    case .silent: samples(seconds, loudness: 0)
    case .empty: samples(0, loudness: 0)
    case .cutOff: samples(seconds / 10, loudness: 8000)
    case .failing: .failed
    }
  }

  /// A low hum.
  private func samples(_ seconds: Double, loudness: Int16) -> Rendering {
    let (rate, period) = (8000, 40)
    let hum = (0..<Int(seconds * Double(rate))).map { $0 % period < period / 2 ? loudness : -loudness }
    return .samples(rate: UInt32(rate), pcm: hum.map(\.littleEndian).withUnsafeBytes { Data($0) })
  }
}
