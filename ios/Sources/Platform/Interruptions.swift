import AVFAudio
import KindselfCore

/// What comes between a session and the person: other sound, and headphones that are gone.
///
/// iOS does not say whether it was a call that interrupted; only CallKit would, which apps may not use everywhere. So all of
/// it is other sound, and two things keep a voice from starting by itself after a call: the system's own advice, and the
/// core, which goes on by itself after short interruptions only.
@MainActor final class Interruptions {
  private let tell: @MainActor (SessionEvent) -> Void
  private var listeners: [Listener] = []

  init(tell: @escaping @MainActor (SessionEvent) -> Void) {
    self.tell = tell
  }

  /// A session begins.
  func watch() {
    listeners = [
      listener(to: AVAudioSession.interruptionNotification, meaning: interruption, tell),
      listener(to: AVAudioSession.routeChangeNotification, meaning: unplugging, tell),
    ]
  }

  /// The session is over.
  func rest() { listeners = [] }
}

// What follows is not the main actor's: the system posts these notifications on threads of its own.

private nonisolated func listener(
  to name: Notification.Name, meaning: @escaping @Sendable (Notification) -> SessionEvent?,
  _ tell: @escaping @MainActor (SessionEvent) -> Void
) -> Listener {
  Listener(name) { notification in
    guard let event = meaning(notification) else { return }
    Task { @MainActor in tell(event) }
  }
}

@Sendable private nonisolated func interruption(_ notification: Notification) -> SessionEvent? {
  typealias System = AVAudioSession
  switch notification.number(AVAudioSessionInterruptionTypeKey).flatMap(System.InterruptionType.init(rawValue:)) {
  case .began:
    let reason = notification.number(AVAudioSessionInterruptionReasonKey)
    let isUnplugging = reason == System.InterruptionReason.routeDisconnected.rawValue
    return .interrupt(by: isUnplugging ? .headphonesGone : .otherSound)
  case .ended:
    let options = System.InterruptionOptions(rawValue: notification.number(AVAudioSessionInterruptionOptionKey) ?? 0)
    return .interruptionEnded(mayResume: options.contains(.shouldResume))
  default:
    return nil
  }
}

@Sendable private nonisolated func unplugging(_ notification: Notification) -> SessionEvent? {
  let reason = notification.number(AVAudioSessionRouteChangeReasonKey)
  return reason == AVAudioSession.RouteChangeReason.oldDeviceUnavailable.rawValue
    ? .interrupt(by: .headphonesGone) : nil
}

extension Notification {
  fileprivate func number(_ key: String) -> UInt? { userInfo?[key] as? UInt }
}
