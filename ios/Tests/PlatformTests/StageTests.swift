import AppModel
import KindselfCore
import Testing

@testable import AVFAudio
@testable import MediaPlayer
@testable import Platform
@testable import UIKit

extension Adapters {
  @Suite @MainActor final class StageTests {
    private let session = SoundSession()
    private let stage: SessionStage
    private var events: [SessionEvent] = []

    init() {
      Adapters.startAnew()
      stage = SessionStage(session: session)
    }

    private var system: AVAudioSession { .sharedInstance() }
    private var info: [String: Any]? { MPNowPlayingInfoCenter.default().nowPlayingInfo }
    private var commands: MPRemoteCommandCenter { .shared() }

    private func open(_ show: NowPlaying = .running) {
      stage.open(show) { [unowned self] in events.append($0) }
    }

    @Test func aSystemSoundThatIsShortInterruptsForAWhile() async {
      open()
      system.interrupt()
      await idle()
      #expect(events == [.interrupt(by: .otherSound)])
      system.endInterruption(.shouldResume)
      await idle()
      #expect(events == [.interrupt(by: .otherSound), .interruptionEnded(mayResume: true)])
    }

    @Test func whereTheSystemAdvisesAgainstItTheSessionDoesNotGoOnByItself() async {
      open()
      system.interrupt()
      system.endInterruption([])
      await idle()
      #expect(events == [.interrupt(by: .otherSound), .interruptionEnded(mayResume: false)])
    }

    @Test func unpluggedHeadphonesInterruptBothWaysOfSayingIt() async {
      open()
      system.changeRoute(to: [.builtInSpeaker], .oldDeviceUnavailable)
      await idle()
      system.interrupt(.routeDisconnected)
      await idle()
      #expect(events == [.interrupt(by: .headphonesGone), .interrupt(by: .headphonesGone)])
    }

    @Test func headphonesThatArePluggedInDoNotDisturb() async {
      open()
      system.changeRoute(to: [.headphones], .newDeviceAvailable)
      system.post(AVAudioSession.interruptionNotification)
      await idle()
      #expect(events == [])
    }

    @Test func whatHappensToSoundDoesNotDisturbASilentSession() async {
      open(.running.with(isSounding: false))
      system.interrupt()
      system.changeRoute(to: [.builtInSpeaker], .oldDeviceUnavailable)
      await idle()
      #expect(events == [])
    }

    @Test func buttonsReachTheSessionFromWhicheverThreadTheyComeOn() async throws {
      open()
      for command in [commands.pauseCommand, commands.playCommand, commands.stopCommand] {
        #expect(await command.press() == 1)
        await idle()
      }
      #expect(events == [.pause, .resume, .stop])
    }

    @Test func theOneButtonOfHeadphonesPausesAndGoesOn() async {
      open()
      #expect(await commands.togglePlayPauseCommand.press() == 1)
      await idle()
      stage.update(.running.with(isRunning: false))
      #expect(await commands.togglePlayPauseCommand.press() == 1)
      await idle()
      #expect(events == [.pause, .resume])
    }

    @Test func theLockScreenKnowsWhereItIsButNotWhichPractice() {
      open()
      #expect(info?[MPMediaItemPropertyTitle] as? String == "Breathing")
      #expect(info?[MPMediaItemPropertyPlaybackDuration] as? Double == 60)
      #expect(info?[MPNowPlayingInfoPropertyElapsedPlaybackTime] as? Double == 1)
      #expect(info?[MPNowPlayingInfoPropertyPlaybackRate] as? Double == 1)
      stage.update(.running.with(isRunning: false, atMs: 9500))
      #expect(info?[MPNowPlayingInfoPropertyElapsedPlaybackTime] as? Double == 9.5)
      #expect(info?[MPNowPlayingInfoPropertyPlaybackRate] as? Double == 0)
    }

    @Test func besideOnesOwnMusicTheLockScreenIsLeftToTheMusic() async {
      session.mixesWithOthers = true
      open()
      #expect(info == nil)
      #expect(!commands.pauseCommand.isOffered)
      system.interrupt()
      await idle()
      #expect(events == [.interrupt(by: .otherSound)], "Calls interrupt all the same")
    }

    @Test func aSessionThatHasBecomeSilentLeavesTheLockScreen() {
      open()
      stage.update(.running.with(isSounding: false))
      #expect(info == nil)
      #expect(!commands.playCommand.isOffered)
    }

    @Test func theScreenStaysOnOnlyAsLongAsItIsAskedFor() {
      open(.running.with(keepsScreenOn: true))
      #expect(UIApplication.shared.isIdleTimerDisabled)
      stage.update(.running)
      #expect(!UIApplication.shared.isIdleTimerDisabled)
      stage.update(.running.with(keepsScreenOn: true))
      stage.close()
      #expect(!UIApplication.shared.isIdleTimerDisabled)
    }

    @Test func withoutSoundTheScreenStaysOnWhileItRunsBecauseNothingElseKeepsItGoing() {
      open(.running.with(isSounding: false))
      #expect(UIApplication.shared.isIdleTimerDisabled)
      stage.update(.running.with(isRunning: false, isSounding: false))
      #expect(!UIApplication.shared.isIdleTimerDisabled)
    }

    @Test func afterTheSessionNothingIsWatchedShownOrOffered() async {
      open()
      stage.close()
      system.interrupt()
      let offered = [
        commands.playCommand, commands.pauseCommand, commands.togglePlayPauseCommand, commands.stopCommand,
      ].filter(\.isOffered)
      await idle()
      stage.update(.running)
      #expect(events == [])
      #expect(offered.isEmpty)
      #expect(info == nil)
    }

    @Test func theNextSessionIsToldAndNotTheOneBefore() async {
      open()
      var later: [SessionEvent] = []
      stage.open(.running) { later.append($0) }
      #expect(await commands.pauseCommand.press() == 1)
      system.interrupt()
      await idle()
      #expect(events == [])
      #expect(later == [.pause, .interrupt(by: .otherSound)])
    }

    @Test func theRightToSoundOutlastsTheSessionUntilTheLastBellHasRungOut() async throws {
      let services = phoneServices()
      services.stage.open(.running) { _ in }
      #expect(services.speaker.play(Slope(key: 1, length: 30_000), fromMs: 0) { _ in })
      services.speaker.ringOut()
      services.stage.close()
      #expect(system.isActive)
      let player = AVAudioPlayerNode.all[0]
      try await eventually("The bell waits to be heard") { player.framesAhead == 30_000 }
      await player.advance(30_000)
      try await eventually("It is given back") { !self.system.isActive }
      #expect(system.toldOthers, "Their music goes on")
      #expect(AVAudioEngine.running == 0)
    }

    @Test func aLastBellThatIsInterruptedKeepsTheRightToSoundNoLonger() async throws {
      let services = phoneServices()
      services.stage.open(.running) { _ in }
      #expect(services.speaker.play(Slope(key: 1), fromMs: 0) { _ in })
      services.speaker.ringOut()
      services.stage.close()
      system.interrupt()
      try await eventually("It is given back") { self.system.toldOthers }
    }

    @Test func aPauseKeepsTheRightToSoundAndTheEndGivesItBack() async throws {
      let services = phoneServices()
      services.stage.open(.running) { _ in }
      #expect(services.speaker.play(Slope(key: 1), fromMs: 0) { _ in })
      services.speaker.silence()
      try await eventually("The hardware rests") { AVAudioEngine.running == 0 }
      await idle()
      #expect(system.isActive)
      services.stage.close()
      #expect(!system.isActive)
    }

    @Test func anOutputThatBreaksOffInterruptsTheSession() async throws {
      let services = phoneServices()
      services.stage.open(.running) { [unowned self] in events.append($0) }
      #expect(services.speaker.play(Slope(key: 1), fromMs: 0) { _ in })
      system.post(AVAudioSession.mediaServicesWereResetNotification)
      try await eventually("It is told") { !self.events.isEmpty }
      #expect(events == [.interrupt(by: .otherSound)])
      services.stage.close()
    }
  }
}
