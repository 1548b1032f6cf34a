import AppModel
import Foundation
import KindselfCore
import Testing

@testable import AVFAudio
@testable import Platform

private let fade: UInt64 = 480
private let piece = 12_000

extension Adapters {
  @Suite @MainActor final class SpeakerTests {
    private let session = SoundSession()
    private let clock = StillClock()
    private let hardware = Hardware()
    private let speaker: TrackSpeaker
    private var told: [Heard] = []
    private var lost = 0
    private var silent = 0

    private final class Hardware: @unchecked Sendable {
      var now = 1000.0
    }

    init() {
      Adapters.startAnew()
      let hardware = hardware
      // The hardware's clock stands still, and a test moves it.
      AVAudioNode.uptime = { hardware.now }
      speaker = TrackSpeaker(session: session, clock: clock) { hardware.now }
      speaker.lost = { [unowned self] in lost += 1 }
      speaker.silent = { [unowned self] in silent += 1 }
    }

    private var system: AVAudioSession { .sharedInstance() }
    private var player: AVAudioPlayerNode { AVAudioPlayerNode.all[AVAudioPlayerNode.all.count - 1] }

    private func play(_ track: any TrackProtocol, fromMs: UInt64 = 0) -> Bool {
      speaker.play(track, fromMs: fromMs) { [unowned self] in told.append($0) }
    }

    /// The player has as much to play as it ever gets.
    private func full() async throws {
      try await eventually("The player gets its sound") { self.player.framesAhead > 3 * piece }
    }

    /// Lets everything come out that the speaker has to give.
    private func playOut(by frames: Int = 7001) async throws {
      let player = player
      while player.engine?.isRunning == true {
        await player.advance(min(frames, player.framesAhead))
        try await eventually("More sound, or the end") { player.framesAhead > 0 || player.engine?.isRunning != true }
      }
    }

    /// What came out, as samples; gaps are left out.
    private func out(_ player: AVAudioPlayerNode) -> [Int16] {
      player.out.compactMap { $0.map { Int16($0 * 32_768) } }
    }

    @Test func everySampleOfASessionComesOutHoweverItIsCut() async throws {
      let choice = Choice(
        subject: .protocol(id: "equal-5"), lengthMs: 60_000, startPaceMs: 3000, holds: .without,
        guide: Guide(voice: false, tones: true, bell: true, touch: true),
        manner: Manner(eyesClosed: false, posture: nil, afterBackdraft: false, kept: [], delayMs: 0, seed: nil),
        firstFinished: nil,
        now: Moment(utcMs: 1_795_435_200_000, aheadOfUtcS: 0))
      let session = try Breathing(content: Content(language: "en")).begin(choice: choice)
      _ = session.open(
        device: SessionDevice(rate: 24_000, haptics: .absent, inSight: true, kept: false, speechCache: nil), nowMs: 0)
      let track = try await session.track()
      #expect(play(track))
      let player = player
      try await eventually("It begins") { player.framesAhead > 0 }
      try await playOut()
      let expected = Waves.samples(of: track.render(from: 0, count: UInt32(track.frames())))
      #expect(expected.contains { $0 != 0 }, "The core makes a sound")
      #expect(out(player) == expected)
      #expect(silent == 1)
      #expect(!speaker.isSounding)
    }

    @Test func theSessionIsForPlaybackAndAlone() async throws {
      #expect(play(Slope(key: 1)))
      #expect(system.isActive)
      #expect(system.category == .playback)
      #expect(system.mode == .default)
      #expect(system.categoryOptions == [])
    }

    @Test func besideOnesOwnMusicItMixesFromTheMomentItIsChosen() async throws {
      speaker.mixesWithOthers = true
      #expect(play(Slope(key: 1)))
      #expect(system.categoryOptions == .mixWithOthers)
      speaker.mixesWithOthers = false
      #expect(system.categoryOptions == [])
    }

    @Test func aDeniedSessionMeansNoSoundAtAll() async throws {
      system.refusal = .denied
      #expect(!play(Slope(key: 1)))
      #expect(AVAudioEngine.all.isEmpty)
      #expect(!speaker.isSounding)
    }

    @Test func anEngineThatDoesNotStartMeansNoSoundAndTheSessionIsGivenBack() async throws {
      AVAudioEngine.refuses = true
      #expect(!play(Slope(key: 1)))
      #expect(!system.isActive)
      #expect(!speaker.isSounding)
    }

    @Test func aboutASecondIsRenderedAheadAndNoMore() async throws {
      let track = Slope(key: 1)
      #expect(play(track))
      try await full()
      await idle()
      #expect(player.framesAhead == 4 * piece)
      #expect(track.asked == 4)
      await player.advance(piece)
      try await full()
      await idle()
      #expect(track.asked == 5)
    }

    @Test func aRecompiledTrackGoesOnAtTheNextFrameWithoutASeam() async throws {
      let first = Slope(key: 1)
      let second = Slope(key: 2, length: 200_000)
      #expect(play(first))
      try await full()
      await player.advance(20_000)
      try await full()
      #expect(play(second, fromMs: 417))
      let asked = first.asked
      try await playOut()
      #expect(first.asked == asked, "The old track is not asked again")
      #expect(AVAudioPlayerNode.all.count == 1)
      let all = out(player)
      #expect(all.count == 200_000)
      let seam = UInt64(try #require(all.indices.first { all[$0] != first.sample(UInt64($0)) })) - 1
      #expect(seam == UInt64(5 * piece), "After what waits already")
      for i in 0..<fade {
        let mixed = (Int(first.sample(seam + i)) * Int(fade - i) + Int(second.sample(seam + i)) * Int(i)) / Int(fade)
        #expect(all[Int(seam + i)] == Int16(mixed))
      }
      #expect(Array(all[Int(seam + fade)...]) == second.samples(seam + fade, 200_000))
    }

    @Test func aTrackThatIsTheSameHereChangesNotASample() async throws {
      let length: UInt64 = 150_000
      #expect(play(Slope(key: 1, length: length)))
      try await full()
      #expect(play(Slope(key: 1, length: length), fromMs: 200))
      try await playOut()
      #expect(out(player) == Slope(key: 1).samples(0, length))
    }

    @Test func aTrackThatEndsEarlierLetsTheOldOneFadeOut() async throws {
      let first = Slope(key: 1)
      #expect(play(first))
      try await full()
      #expect(play(Slope(key: 2, length: 24_000), fromMs: 100))
      try await playOut()
      let all = out(player)
      #expect(all.count == 4 * piece + Int(fade))
      #expect(abs(Int(try #require(all.last))) < 100)
      #expect(silent == 1)
    }

    @Test func aJumpStartsAnewAndSwellsUp() async throws {
      let track = Slope(key: 1)
      #expect(play(track))
      try await full()
      let before = player
      #expect(play(track, fromMs: 10_000))
      #expect(before.volume == 0)
      #expect(player !== before)
      try await full()
      await player.advance(1000)
      let all = out(player)
      #expect(all[0] == 0)
      #expect(all[240] == track.sample(480_240) / 2)
      #expect(Array(all[480...]) == track.samples(480_480, 481_000))
      try await eventually("The one before rests") { before.engine?.isRunning == false }
      #expect(silent == 0, "There was something to be heard all the time")
    }

    @Test func silenceIsLetDownByTheMixerBeforeTheHardwareRests() async throws {
      #expect(play(Slope(key: 1)))
      try await full()
      speaker.silence()
      #expect(player.volume == 0)
      #expect(player.engine?.isRunning == true)
      #expect(speaker.isSounding, "The session may not be given back yet")
      try await eventually("The hardware rests") { self.silent == 1 }
      #expect(player.engine?.isRunning == false)
      #expect(player.scheduled.isEmpty)
      #expect(!speaker.isSounding)
      speaker.silence()
      await idle()
      #expect(silent == 1)
    }

    @Test func whatIsHeardIsWhatCameOutOfTheHardwareLessItsLatency() async throws {
      system.latency = 0.2
      #expect(play(Slope(key: 1), fromMs: 3000))
      try await full()
      for _ in 0..<4 {
        await player.advance(piece)
        try await full()
      }
      try await eventually("It is told once a second") { !self.told.isEmpty }
      let heard = try #require(told.first)
      #expect(told.count == 1)
      #expect(heard.nowMs == clock.nowMs)
      // A second has been rendered, and takes its time through the air.
      #expect(heard.atMs == 3800)
    }

    @Test func nothingIsHeardBeforeItHasComeThroughTheAir() async throws {
      system.latency = 3600
      #expect(play(Slope(key: 1)))
      try await full()
      for _ in 0..<4 {
        await player.advance(piece)
        try await full()
      }
      await idle()
      #expect(told.isEmpty)
    }

    @Test func aPlayerThatRanDryCountsFromWhereItGoesOn() async throws {
      #expect(play(Slope(key: 1)))
      try await full()
      await player.advance(4 * piece + 48_000)
      try await full()
      told = []
      for _ in 0..<4 {
        await player.advance(piece)
        try await full()
      }
      try await eventually("It is told") { !self.told.isEmpty }
      let last = try #require(told.last)
      // Without the second of gap, which was no sound of the track's.
      #expect(last.atMs == 2000)
      #expect(out(player) == Slope(key: 1).samples(0, UInt64(8 * piece)))
    }

    @Test func theLastBellRingsOutAndTellsNoMore() async throws {
      let track = Slope(key: 1, length: 100_000)
      #expect(play(track))
      try await full()
      speaker.ringOut()
      told = []
      try await playOut()
      #expect(out(player) == track.samples(0, 100_000))
      #expect(told.isEmpty)
      #expect(silent == 1)
      #expect(lost == 0)
    }

    @Test func otherHardwareGoesOnWhereTheSessionIs() async throws {
      let track = Slope(key: 1)
      #expect(play(track))
      try await full()
      let before = player
      await before.advance(1000)
      clock.nowMs += 2000
      await before.engine?.changeConfiguration()
      try await eventually("A fresh engine") { AVAudioPlayerNode.all.count == 2 && self.player.framesAhead > 0 }
      await player.advance(2000)
      #expect(Array(out(player)[480...]) == track.samples(96_480, 98_000))
      #expect(speaker.isSounding)
      #expect(lost == 0)
    }

    @Test func whatWasInHeadphonesDoesNotGoOnAloud() async throws {
      system.ports = [.headphones]
      #expect(play(Slope(key: 1)))
      try await full()
      system.ports = [.builtInSpeaker]
      await player.engine?.changeConfiguration()
      try await eventually("It falls silent") { self.silent == 1 }
      #expect(AVAudioPlayerNode.all.count == 1)
      #expect(AVAudioEngine.running == 0)
      #expect(lost == 1, "The session does not go on unheard")
    }

    /// A phone call in the very moment of the start: a player that is started in a stopped engine takes the app down.
    @Test func anEngineStoppedBeforeItsFirstSoundIsLeftAlone() async throws {
      let track = Slope(key: 1)
      #expect(play(track))
      AVAudioEngine.all[0].stop()
      try await eventually("The sound is made") { track.asked == 1 }
      await idle()
      #expect(!player.isPlaying)
      #expect(track.asked == 1, "Nothing is made in vain")
      await AVAudioEngine.all[0].changeConfiguration()
      try await eventually("A fresh engine") { AVAudioEngine.all.count == 2 && self.player.isPlaying }
    }

    @Test func hardwareThatDoesNotComeBackInterruptsTheSession() async throws {
      #expect(play(Slope(key: 1)))
      try await full()
      AVAudioEngine.refuses = true
      await player.engine?.changeConfiguration()
      try await eventually("It is said") { self.lost == 1 }
      #expect(!speaker.isSounding)
    }

    @Test func aCrashOfTheSystemsSoundInterruptsTheSessionAndItCanBePlayedAgain() async throws {
      #expect(play(Slope(key: 1)))
      try await full()
      system.post(AVAudioSession.mediaServicesWereResetNotification)
      try await eventually("It is said") { self.lost == 1 }
      #expect(play(Slope(key: 1), fromMs: 1000))
      #expect(AVAudioEngine.all.count == 2)
    }

    @Test func theRateIsThePhonesOwnWhereTheCoreCanMakeIt() {
      #expect(speaker.rate == 48_000)
      system.hertz = 96_000
      #expect(speaker.rate == 48_000)
      system.hertz = 44_100
      #expect(speaker.rate == 24_000)
    }
  }
}
