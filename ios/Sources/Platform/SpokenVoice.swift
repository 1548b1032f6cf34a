import AVFAudio
import AppModel
import Foundation
import KindselfCore

/// The phone's own speech voice. The synthesizer lives only while lines are made. It may stop answering in the middle:
/// whoever waits sets a limit, and stops it by listening no more.
@MainActor public final class SpokenVoice: Voice {
  public init() {}

  public func speak(_ lines: [String], language: String) -> AsyncStream<Clip> {
    let (clips, end) = AsyncStream.makeStream(of: Clip.self)
    let speaking = Task {
      await speak(lines, language: language) { end.yield($0) }
      end.finish()
    }
    end.onTermination = { _ in speaking.cancel() }
    return clips
  }

  private func speak(_ lines: [String], language: String, spoke: (Clip) -> Void) async {
    guard let voice = voice(for: language) else { return }
    let synthesizer = AVSpeechSynthesizer()
    for words in lines where !Task.isCancelled {
      if let made = await waves(of: words, voice, synthesizer), made.rate > 0 {
        spoke(Clip(words: words, voice: voice.identifier, rate: made.rate, pcm: made.pcm))
      }
    }
    if Task.isCancelled { synthesizer.stopSpeaking(at: .immediate) }
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
