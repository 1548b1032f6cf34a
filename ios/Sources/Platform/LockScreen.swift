import AppModel
import Foundation
import KindselfCore
import MediaPlayer

/// The session for the lock screen, headset buttons, watches and cars.
@MainActor final class LockScreen {
  private let tell: @MainActor (SessionEvent) -> Void
  private var targets: [(command: MPRemoteCommand, target: Any)] = []
  private var isRunning = false

  init(tell: @escaping @MainActor (SessionEvent) -> Void) {
    self.tell = tell
  }

  /// Shows a session; nil when there is none to be shown.
  func render(_ show: NowPlaying?) {
    guard let show else { return clear() }
    isRunning = show.isRunning
    if targets.isEmpty { offer() }
    MPNowPlayingInfoCenter.default().nowPlayingInfo = [
      // Anyone may read the lock screen: it does not say which practice somebody needs.
      MPMediaItemPropertyTitle: Bundle.main.localizedString(forKey: "Breathing", value: nil, table: nil),
      MPMediaItemPropertyPlaybackDuration: Double(show.lengthMs) / 1000,
      MPNowPlayingInfoPropertyElapsedPlaybackTime: Double(show.atMs) / 1000,
      MPNowPlayingInfoPropertyPlaybackRate: show.isRunning ? 1.0 : 0.0,
    ]
  }

  private func offer() {
    let center = MPRemoteCommandCenter.shared()
    add(center.playCommand) { $0.tell(.resume) }
    add(center.pauseCommand) { $0.tell(.pause) }
    // One button, on most headphones.
    add(center.togglePlayPauseCommand) { $0.tell($0.isRunning ? .pause : .resume) }
    add(center.stopCommand) { $0.tell(.stop) }
  }

  private func add(_ command: MPRemoteCommand, _ act: @escaping @MainActor @Sendable (LockScreen) -> Void) {
    targets.append((command, command.addTarget(handler: handler(act))))
  }

  /// Made off the main actor: the system calls it on a thread of its own.
  private nonisolated func handler(
    _ act: @escaping @MainActor @Sendable (LockScreen) -> Void
  ) -> @Sendable (MPRemoteCommandEvent) -> MPRemoteCommandHandlerStatus {
    { [weak self] _ in
      Task { @MainActor [weak self] in if let self { act(self) } }
      return .success
    }
  }

  private func clear() {
    for (command, target) in targets { command.removeTarget(target) }
    if !targets.isEmpty { MPNowPlayingInfoCenter.default().nowPlayingInfo = nil }
    targets = []
  }
}
