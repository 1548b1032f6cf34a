import AppModel
import Foundation
import KindselfCore
import Testing

@testable import AVFAudio
@testable import CoreHaptics
@testable import MediaPlayer
@testable import UIKit

/// The adapters against stand-ins of Apple's frameworks. One test after the other: a phone has one of everything.
@Suite(.serialized) @MainActor struct Adapters {
  /// A phone that has just been switched on.
  static func startAnew() {
    AVAudioSession.startAnew()
    CHHapticEngine.startAnew()
    UIApplication.shared.isIdleTimerDisabled = false
    UIApplication.shared.opened = []
    UIApplication.shared.opens = true
    UIApplication.shared.connectedScenes = []
    UIPrintInteractionController.shared.startAnew()
    MPNowPlayingInfoCenter.default().nowPlayingInfo = nil
    let commands = MPRemoteCommandCenter.shared()
    for command in [
      commands.playCommand, commands.pauseCommand, commands.togglePlayPauseCommand, commands.stopCommand,
    ] { command.removeTarget(nil) }
  }
}

/// Lets the main actor's other tasks go on until something holds; fails where it never does.
@MainActor func eventually(
  _ what: Comment, at location: SourceLocation = #_sourceLocation, _ holds: @MainActor () -> Bool
) async throws {
  let patience = ContinuousClock.now + .seconds(60)
  while !holds() {
    try #require(ContinuousClock.now < patience, what, sourceLocation: location)
    await Task.yield()
  }
}

/// Lets everything that is on its way to the main actor arrive.
@MainActor func idle() async {
  for _ in 0..<100 { await Task.yield() }
}

/// Moves when a test moves it; whoever waits does not.
@MainActor final class StillClock: SessionClock {
  var nowMs: UInt64 = 5000
  var dayBeginsMin = usualSettings().dayBeginsMin
  let moment = Moment(utcMs: 1_795_435_200_000, aheadOfUtcS: 0)
  func wait(until atMs: UInt64) async throws { nowMs = max(nowMs, atMs) }
}

/// A long sound of which no two neighbours are the same.
final class Slope: TrackProtocol, @unchecked Sendable {
  let length: UInt64
  let key: Int
  private(set) var asked = 0

  init(key: Int, length: UInt64 = 4_800_000) {
    self.key = key
    self.length = length
  }

  func frames() -> UInt64 { length }
  func rate() -> UInt32 { 48_000 }
  func revision() -> UInt32 { 0 }
  func sample(_ frame: UInt64) -> Int16 { Int16((Int(frame) * 37 + key * 5003) % 30_011) }

  func render(from: UInt64, count: UInt32) -> Data {
    asked += 1
    let end = min(length, from + UInt64(count))
    return samples(from, end).map(\.littleEndian).withUnsafeBytes { Data($0) }
  }

  func samples(_ from: UInt64, _ end: UInt64) -> [Int16] { from < end ? (from..<end).map(sample) : [] }
}

extension NowPlaying {
  static let running = NowPlaying(
    title: "4-7-8", isRunning: true, isSounding: true, keepsScreenOn: false, atMs: 1000, lengthMs: 60_000)

  func with(
    isRunning: Bool? = nil, isSounding: Bool? = nil, keepsScreenOn: Bool? = nil, atMs: UInt64? = nil
  ) -> NowPlaying {
    NowPlaying(
      title: title, isRunning: isRunning ?? self.isRunning, isSounding: isSounding ?? self.isSounding,
      keepsScreenOn: keepsScreenOn ?? self.keepsScreenOn, atMs: atMs ?? self.atMs, lengthMs: lengthMs)
  }
}
