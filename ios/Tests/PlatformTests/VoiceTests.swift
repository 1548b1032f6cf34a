import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import AVFAudio
@testable import Platform

extension Adapters {
  @Suite @MainActor final class VoiceTests {
    private let clock = TestClock()
    private let voice: SpokenVoice
    private var said: Rendering?

    init() {
      voice = SpokenVoice(clock: clock)
      AVSpeechSynthesisVoice.installed = ["de-DE", "en-US"]
      AVSpeechSynthesizer.made = 0
      AVSpeechSynthesizer.asked = []
      AVSpeechSynthesizer.rates = []
      AVSpeechSynthesizer.stopped = 0
      AVSpeechSynthesizer.says = { words in
        [buffer([Int16(words.count), 2]), buffer([-3]), silence]
      }
    }

    private func opened() async throws -> any OpenVoice { try #require(await voice.open("en")) }

    /// What comes of those buffers.
    private func rendering(of buffers: AVAudioBuffer...) async throws -> Rendering {
      AVSpeechSynthesizer.says = { _ in buffers }
      return try await opened().say("Breathe in", speed: 1)
    }

    private func samples(_ samples: [Int16], rate: UInt32 = 22_050) -> Rendering {
      .samples(rate: rate, pcm: Waves(rate: rate, samples: samples).pcm)
    }

    @Test func wordsAreSaidInSamplesOneAfterTheOtherByOneSynthesizer() async throws {
      let open = try await opened()
      #expect(await open.say("Breathe in", speed: 1) == .samples(rate: 22_050, pcm: Data([10, 0, 2, 0, 0xFD, 0xFF])))
      #expect(await open.say("and out", speed: 1) == .samples(rate: 22_050, pcm: Data([7, 0, 2, 0, 0xFD, 0xFF])))
      #expect(AVSpeechSynthesizer.asked == ["Breathe in", "and out"])
      #expect(AVSpeechSynthesizer.made == 1 && open.name.contains("en-US"))
      open.close()
      #expect(AVSpeechSynthesizer.stopped == 1)
    }

    @Test func theSpeedIsARateOfTheSystemsWithinItsBounds() async throws {
      let open = try await opened()
      for speed: Float in [1, 0.5, 1.25, 2, 9, -1] { _ = await open.say("Breathe in", speed: speed) }
      #expect(AVSpeechSynthesizer.rates == [0.5, 0.25, 0.625, 1, 1, 0])
    }

    @Test func floatingPointIsRoundedAndCutOffAtFullScale() async throws {
      let said = try await rendering(of: floats([0.5, -1, 2, .nan, 0.000_02]), silence)
      #expect(said == samples([16_384, -32_767, 32_767, 0, 1]))
    }

    @Test func ofLongerSamplesTheUpperHalfIsTaken() async throws {
      let said = try await rendering(of: longs([0x0001_FFFF, Int32.max, Int32.min, -1]), silence)
      #expect(said == samples([1, 32_767, -32_768, -1]))
    }

    @Test(arguments: [true, false])
    func ofTwoChannelsTheFirstIsTakenHoweverTheyLie(isInterleaved: Bool) async throws {
      let short = try await rendering(of: buffer([1, 2, 3], channels: 2, isInterleaved: isInterleaved), silence)
      #expect(short == samples([1, 2, 3]))
      let long = try await rendering(of: longs([1 << 16, 2 << 16], channels: 2, isInterleaved: isInterleaved), silence)
      #expect(long == samples([1, 2]))
      let float = try await rendering(of: floats([1, -1], channels: 2, isInterleaved: isInterleaved), silence)
      #expect(float == samples([32_767, -32_767]))
    }

    @Test func aLanguageMayBeSaidInSmallLetters() async throws {
      AVSpeechSynthesisVoice.installed = ["pt-PT", "pt-BR"]
      #expect(try #require(await voice.open("pt-br")).name.contains("pt-BR"))
    }

    @Test func noVoiceForThisLanguage() async {
      #expect(await voice.open("pl") == nil)
      #expect(AVSpeechSynthesizer.asked.isEmpty)
    }

    @Test func aVoiceWithoutItsDataSaysNothingAndFails() async throws {
      #expect(try await rendering(of: silence) == .failed)
    }

    @Test func aRateThatChangesInTheMiddleFailsAndTheNextSentenceIsSaid() async throws {
      #expect(try await rendering(of: buffer([1], rate: 8000), buffer([1]), silence) == .failed)
      #expect(try await rendering(of: buffer([1], rate: 8000), silence) == samples([1], rate: 8000))
    }

    @Test(arguments: [0, -1, .infinity, .nan])
    func aRateThatIsNoneFails(rate: Double) async throws {
      #expect(try await rendering(of: buffer([1], rate: rate), silence) == .failed)
    }

    @Test func aFormatNoVoiceIsKnownToHaveFails() async throws {
      #expect(try await rendering(of: buffer([1]), made(.pcmFormatFloat64, 1, 22_050, 1, false), silence) == .failed)
    }

    @Test func anEngineThatStopsAnsweringIsGoneWhenItsPatienceIsOver() async throws {
      AVSpeechSynthesizer.says = { $0 == "and out" ? [buffer([1])] : [buffer([1]), silence] }
      let open = try await opened()
      #expect(await open.say("Breathe in", speed: 1) == samples([1]))
      Task { said = await open.say("and out", speed: 1) }
      try await eventually("It has begun the second line") { AVSpeechSynthesizer.asked.count == 2 }
      await clock.pass(19_999)
      #expect(said == nil)
      await clock.pass(1)
      try await eventually("It is given up") { said != nil }
      #expect(said == .gone)
    }

    @Test func whoeverDoesNotWaitAnyMoreStopsIt() async throws {
      AVSpeechSynthesizer.says = { _ in [buffer([1])] }
      let open = try await opened()
      let speaking = Task { await open.say("Breathe in", speed: 1) }
      try await eventually("It has begun") { AVSpeechSynthesizer.asked.count == 1 }
      speaking.cancel()
      #expect(await speaking.value == .gone)
      open.close()
      #expect(AVSpeechSynthesizer.stopped == 1)
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

private func longs(
  _ samples: [Int32], channels: AVAudioChannelCount = 1, isInterleaved: Bool = false
) -> AVAudioBuffer {
  let buffer = made(.pcmFormatInt32, samples.count, 22_050, channels, isInterleaved)
  for (i, sample) in samples.enumerated() { buffer.int32ChannelData?[0][i * buffer.stride] = sample }
  return buffer
}

private func floats(
  _ samples: [Float], channels: AVAudioChannelCount = 1, isInterleaved: Bool = false
) -> AVAudioBuffer {
  let buffer = made(.pcmFormatFloat32, samples.count, 22_050, channels, isInterleaved)
  for (i, sample) in samples.enumerated() { buffer.floatChannelData?[0][i * buffer.stride] = sample }
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
