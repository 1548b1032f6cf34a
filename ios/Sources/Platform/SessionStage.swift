import AppModel
import KindselfCore
import UIKit

/// What the system shows and keeps alive while a session is on. Sound itself keeps the app running in the background; one
/// that only touches or shows needs the app in front.
@MainActor public final class SessionStage {
  private let session: SoundSession
  private lazy var interruptions = Interruptions { [weak self] in self?.interrupted($0) }
  private lazy var lockScreen = LockScreen { [weak self] in self?.tell($0) }
  private var events: (@MainActor (SessionEvent) -> Void)?
  private var show: NowPlaying?

  /// Whether sound is still to be heard.
  var isRinging: @MainActor () -> Bool = { false }

  init(session: SoundSession) {
    self.session = session
  }

  /// Passes something on to the session.
  func tell(_ event: SessionEvent) { events?(event) }

  /// Sound has ended. The right to it outlasts the session until its last bell has rung out.
  func endIfQuiet() {
    if show == nil && !isRinging() { session.giveBack() }
  }

  /// What happens to sound does not disturb a session that has none.
  private func interrupted(_ event: SessionEvent) {
    if show?.isSounding == true { tell(event) }
  }

  private func follow(_ show: NowPlaying?) {
    self.show = show
    UIApplication.shared.isIdleTimerDisabled = show?.needsScreen == true
    // The lock screen belongs to whoever does not mix; a session without sound has no place there.
    lockScreen.render(session.mixesWithOthers || show?.isSounding != true ? nil : show)
  }
}

extension NowPlaying {
  /// Without sound only the screen keeps the app alive: were it to go off, the session would stop every half minute.
  fileprivate var needsScreen: Bool { keepsScreenOn || (isRunning && !isSounding) }
}

extension SessionStage: Stage {
  public func open(_ show: NowPlaying, events: @escaping @MainActor (SessionEvent) -> Void) {
    self.events = events
    interruptions.watch()
    follow(show)
  }

  public func update(_ show: NowPlaying) {
    if events != nil { follow(show) }
  }

  public func close() {
    events = nil
    interruptions.rest()
    follow(nil)
    endIfQuiet()
  }
}
