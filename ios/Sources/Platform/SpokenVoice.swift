import AVFAudio
import AppModel
import Foundation
import KindselfCore

/// The phone's own speech voice.
@MainActor public final class SpokenVoice: Voice {
  private let clock: any SessionClock

  public init(clock: any SessionClock) {
    self.clock = clock
  }

  public func open(_ language: String) async -> (any OpenVoice)? {
    voice(for: language).map { OpenSpokenVoice($0, clock: clock) }
  }

  /// The person's choice of voice for this language, in the system's settings. Voices are known by language and region, the
  /// app's texts by language, in small letters: the person's own region comes first.
  private func voice(for language: String) -> AVSpeechSynthesisVoice? {
    func usual(of tags: [String]) -> AVSpeechSynthesisVoice? {
      tags.lazy.filter { "\($0)-".lowercased().hasPrefix("\(language)-".lowercased()) }
        .compactMap { AVSpeechSynthesisVoice(language: $0) }.first
    }
    return usual(of: Locale.preferredLanguages + [language])
      ?? usual(of: AVSpeechSynthesisVoice.speechVoices().map(\.language))
  }
}

/// A sentence is made in far less than it takes to say it. Whoever has said nothing for that long says nothing more.
private let patienceMs: UInt64 = 20_000

/// A voice, and the synthesizer that speaks in it for as long as it is open.
@MainActor private final class OpenSpokenVoice: OpenVoice {
  private let voice: AVSpeechSynthesisVoice
  private let synthesizer = AVSpeechSynthesizer()
  private let clock: any SessionClock

  init(_ voice: AVSpeechSynthesisVoice, clock: any SessionClock) {
    self.voice = voice
    self.clock = clock
  }

  var name: String { voice.identifier }

  func say(_ words: String, speed: Float) async -> Rendering {
    let utterance = AVSpeechUtterance(string: words)
    utterance.voice = voice
    // Twice the number is not twice as fast on a phone: the core measures what comes of it.
    utterance.rate = min(
      max(AVSpeechUtteranceDefaultSpeechRate * speed, AVSpeechUtteranceMinimumSpeechRate),
      AVSpeechUtteranceMaximumSpeechRate)
    let (pieces, end) = AsyncStream.makeStream(of: Piece.self)
    synthesizer.write(utterance, toBufferCallback: listener(passingTo: end))
    let patience = Task { [clock] in
      try await clock.wait(until: clock.nowMs + patienceMs)
      end.finish()
    }
    defer { patience.cancel() }
    var whole: Waves? = Waves(rate: 0, pcm: Data())
    for await piece in pieces {
      switch piece {
      case .sound(let waves): whole = whole?.followed(by: waves)
      case .last:
        guard let whole, whole.rate > 0 else { return .failed }
        return .samples(rate: whole.rate, pcm: whole.pcm)
      }
    }
    // It was waited for in vain, or is waited for no more.
    return .gone
  }

  func close() { synthesizer.stopSpeaking(at: .immediate) }

  /// Made off the main actor: the system calls it on a thread of its own.
  private nonisolated func listener(passingTo end: AsyncStream<Piece>.Continuation) -> @Sendable (AVAudioBuffer) -> Void
  {
    { buffer in
      // An empty buffer says that it was the last one.
      let isLast = (buffer as? AVAudioPCMBuffer)?.frameLength == 0
      end.yield(isLast ? .last : .sound((buffer as? AVAudioPCMBuffer).flatMap { Waves($0) }))
    }
  }
}

/// What the synthesizer hands over.
private enum Piece: Sendable {
  /// A stretch of sound; nil in a format that cannot be read.
  case sound(Waves?)
  case last
}

extension Waves {
  /// Both, one after the other; nil where one is no sound, or goes at another rate: they cannot be put together.
  fileprivate func followed(by next: Waves?) -> Waves? {
    guard let next, rate == 0 || rate == next.rate else { return nil }
    return Waves(rate: next.rate, pcm: pcm + next.pcm)
  }
}
