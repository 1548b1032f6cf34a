import AVFAudio
import AppModel
import Foundation
import KindselfCore

/// The phone's own speech voice. The synthesizer lives only while lines are made. It may stop answering in the middle:
/// whoever waits sets a limit and cancels; what was spoken until then is given back.
@MainActor public final class SpokenVoice: Voice {
  public init() {}

  public func speak(_ lines: [SpokenLine], language: String) async -> Spoken {
    guard let voice = voice(for: language) else { return .noVoice }
    let synthesizer = AVSpeechSynthesizer()
    // Words that come again and again are spoken once.
    var spoken: [String: Waves] = [:]
    for line in lines where spoken[line.words] == nil && !Task.isCancelled {
      spoken[line.words] = await waves(of: line.words, voice, synthesizer)
    }
    if Task.isCancelled { synthesizer.stopSpeaking(at: .immediate) }
    let clips = lines.compactMap { line in
      spoken[line.words].flatMap { $0.rate > 0 ? Clip(line: line.line, rate: $0.rate, pcm: $0.pcm) : nil }
    }
    return clips.isEmpty ? .noVoice : .clips(clips)
  }

  /// The person's choice of voice for this language, in the system's settings. Voices are known by language and region, the
  /// app's texts by language: the person's own region comes first.
  private func voice(for language: String) -> AVSpeechSynthesisVoice? {
    func usual(of tags: [String]) -> AVSpeechSynthesisVoice? {
      tags.lazy.filter { $0 == language || $0.hasPrefix("\(language)-") }
        .compactMap { AVSpeechSynthesisVoice(language: $0) }.first
    }
    return usual(of: Locale.preferredLanguages + [language])
      ?? usual(of: AVSpeechSynthesisVoice.speechVoices().map(\.language))
  }

  /// Nil when it was cancelled: half a word is worse than none.
  private func waves(of words: String, _ voice: AVSpeechSynthesisVoice, _ synthesizer: AVSpeechSynthesizer) async
    -> Waves?
  {
    let utterance = AVSpeechUtterance(string: words)
    utterance.voice = voice
    let (pieces, end) = AsyncStream.makeStream(of: Waves.self)
    synthesizer.write(utterance, toBufferCallback: listener(passingTo: end))
    var whole = Waves(rate: 0, pcm: Data())
    // Ends with the speech, or with the task.
    for await piece in pieces {
      if whole.rate == 0 { whole.rate = piece.rate }
      // A voice that changes its rate in the middle of a word cannot be put together.
      guard piece.rate == whole.rate else { return Waves(rate: 0, pcm: Data()) }
      whole.pcm.append(piece.pcm)
    }
    return Task.isCancelled ? nil : whole
  }

  /// Made off the main actor: the system calls it on a thread of its own.
  private nonisolated func listener(passingTo end: AsyncStream<Waves>.Continuation) -> @Sendable (AVAudioBuffer) -> Void
  {
    { buffer in
      // An empty buffer says that it was the last one.
      guard let buffer = buffer as? AVAudioPCMBuffer, buffer.frameLength > 0, let piece = Waves(buffer) else {
        return end.finish()
      }
      end.yield(piece)
    }
  }
}
