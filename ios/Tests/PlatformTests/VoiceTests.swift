import AppModel
import Foundation
import KindselfCore
import Testing

@testable import AVFAudio
@testable import Platform

extension Adapters {
  @Suite @MainActor final class VoiceTests {
    private let lines = ["Breathe in", "and out"]
    private let voice = SpokenVoice()

    init() {
      AVSpeechSynthesisVoice.installed = ["de-DE", "en-US"]
      AVSpeechSynthesizer.asked = []
      AVSpeechSynthesizer.stopped = 0
      AVSpeechSynthesizer.says = { words in
        [buffer([Int16(words.count), 2]), buffer([-3]), silence]
      }
    }

    private func clips(language: String = "en") async -> [Clip] {
      var clips: [Clip] = []
      for await clip in voice.speak(lines, language: language) { clips.append(clip) }
      return clips
    }

    @Test func eachLineInItsOwnSamplesByOneVoice() async throws {
      let clips = await clips()
      #expect(clips.map(\.words) == lines)
      #expect(clips.map(\.rate) == [22_050, 22_050])
      #expect(Set(clips.map(\.voice)).count == 1)
      #expect(clips[0].pcm == Data([10, 0, 2, 0, 0xFD, 0xFF]))
      #expect(clips[1].pcm == Data([7, 0, 2, 0, 0xFD, 0xFF]))
      #expect(AVSpeechSynthesizer.asked == ["Breathe in", "and out"])
    }

    @Test func floatingPointIsRoundedAndCutOffAtFullScale() async throws {
      AVSpeechSynthesizer.says = { _ in [floats([0.5, -1, 2, .nan, 0.000_02]), silence] }
      let clip = try #require(await clips().first)
      #expect(Waves.samples(of: clip.pcm) == [16_384, -32_767, 32_767, 0, 1])
    }

    @Test func ofTwoChannelsTheFirstIsTakenHoweverTheyLie() async throws {
      for isInterleaved in [true, false] {
        AVSpeechSynthesizer.says = { _ in
          [buffer([1, 2, 3], channels: 2, isInterleaved: isInterleaved), silence]
        }
        let clip = try #require(await clips().first)
        #expect(Waves.samples(of: clip.pcm) == [1, 2, 3])
      }
    }

    @Test func noVoiceForThisLanguage() async {
      #expect(await clips(language: "pl").isEmpty)
      #expect(AVSpeechSynthesizer.asked.isEmpty)
    }

    @Test func aVoiceThatSaysNothingIsNone() async {
      AVSpeechSynthesizer.says = { _ in [silence] }
      #expect(await clips().isEmpty)
    }

    @Test func aLineItCannotSayIsLeftOut() async throws {
      AVSpeechSynthesizer.says = { $0 == "and out" ? [silence] : [buffer([1]), silence] }
      #expect(await clips().map(\.words) == ["Breathe in"])
      AVSpeechSynthesizer.says = {
        $0 == "and out" ? [buffer([1], rate: 8000), buffer([1]), silence] : [buffer([1]), silence]
      }
      #expect(await clips().map(\.words) == ["Breathe in"])
    }

    @Test func anEngineThatStopsAnsweringKeepsWhatItHasSaidAndIsStoppedWhenNobodyWaits() async throws {
      AVSpeechSynthesizer.says = { $0 == "and out" ? [buffer([1])] : [buffer([1]), silence] }
      let speaking = Task { await clips() }
      try await eventually("It has begun the second line") { AVSpeechSynthesizer.asked.count == 2 }
      speaking.cancel()
      #expect(await speaking.value.map(\.words) == ["Breathe in"])
      try await eventually("It is stopped") { AVSpeechSynthesizer.stopped == 1 }
    }

    @Test func aFormatNoVoiceIsKnownToHaveIsNoSpeech() async {
      AVSpeechSynthesizer.says = { _ in
        let format = AVAudioFormat(commonFormat: .pcmFormatInt32, sampleRate: 22_050, channels: 1, interleaved: false)
        let buffer = format.flatMap { AVAudioPCMBuffer(pcmFormat: $0, frameCapacity: 1) }
        buffer?.frameLength = 1
        return [buffer].compactMap { $0 }
      }
      #expect(await clips().isEmpty)
    }
  }
}

/// The end of speech.
private var silence: AVAudioBuffer { buffer([Int16]()) }

private func buffer(
  _ samples: [Int16], rate: Double = 22_050, channels: AVAudioChannelCount = 1, isInterleaved: Bool = false
) -> AVAudioBuffer {
  let buffer = made(.pcmFormatInt16, samples.count, rate, channels, isInterleaved)
  for (i, sample) in samples.enumerated() { buffer.int16ChannelData?[0][i * buffer.stride] = sample }
  return buffer
}

private func floats(_ samples: [Float]) -> AVAudioBuffer {
  let buffer = made(.pcmFormatFloat32, samples.count, 22_050, 1, false)
  for (i, sample) in samples.enumerated() { buffer.floatChannelData?[0][i] = sample }
  return buffer
}

private func made(
  _ common: AVAudioCommonFormat, _ frames: Int, _ rate: Double, _ channels: AVAudioChannelCount, _ isInterleaved: Bool
) -> AVAudioPCMBuffer {
  guard
    let format = AVAudioFormat(
      commonFormat: common, sampleRate: rate, channels: channels, interleaved: isInterleaved),
    let buffer = AVAudioPCMBuffer(pcmFormat: format, frameCapacity: AVAudioFrameCount(max(1, frames)))
  else { fatalError("No such buffer") }
  buffer.frameLength = AVAudioFrameCount(frames)
  return buffer
}
