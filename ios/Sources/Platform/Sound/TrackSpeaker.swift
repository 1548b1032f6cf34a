import AVFAudio
import AppModel
import KindselfCore

/// The phone's loudspeaker or headphones. Tracks are rendered a little ahead of being heard, away from the main thread and
/// from the hardware's callbacks.
@MainActor public final class TrackSpeaker {
  private let session: SoundSession
  private let clock: any SessionClock
  private let uptime: Uptime
  private var playing: Playing?
  private var hushing = 0
  private var listeners: [Listener] = []

  /// The output broke off.
  var lost: @MainActor () -> Void = {}
  /// Nothing sounds any more, for whichever reason.
  var silent: @MainActor () -> Void = {}

  init(
    session: SoundSession, clock: any SessionClock, uptime: @escaping Uptime = { ProcessInfo.processInfo.systemUptime }
  ) {
    self.session = session
    self.clock = clock
    self.uptime = uptime
    listeners = [
      listener(
        to: AVAudioSession.mediaServicesWereResetNotification, telling: { [weak self] in self?.ended(broken: true) }),
      // It stops every engine, and no piece is ever played out then; a last bell, which belongs to no session, would ring
      // for ever.
      listener(
        to: AVAudioSession.interruptionNotification, where: { $0.isBeginning },
        telling: { [weak self] in self?.silence() }),
    ]
  }

  /// Whether something is to be heard.
  var isSounding: Bool { playing != nil || hushing > 0 }

  private func ended(broken: Bool) {
    guard playing != nil else { return }
    playing = nil
    if broken { lost() }
    silent()
  }
}

extension TrackSpeaker: Speaker {
  public var rate: UInt32 { session.rate }

  public var mixesWithOthers: Bool {
    get { session.mixesWithOthers }
    set { session.mixesWithOthers = newValue }
  }

  public func play(_ track: any TrackProtocol, fromMs: UInt64, heard: @escaping @MainActor (Heard) -> Void) -> Bool {
    guard session.take() else {
      silence()
      return false
    }
    if playing?.change(to: track, fromMs: fromMs, told: heard) == true { return true }
    silence()
    playing = try? Playing(
      track, fromMs: fromMs, session: session, clock: clock, uptime: uptime, told: heard
    ) { [weak self] broken in self?.ended(broken: broken) }
    if playing == nil { session.giveBack() }
    return playing != nil
  }

  public func silence() {
    guard let last = playing else { return }
    playing = nil
    hushing += 1
    last.hush()
    Task {
      await last.rest()
      hushing -= 1
      if !isSounding { silent() }
    }
  }

  public func ringOut() {
    playing?.ringOut()
  }
}

/// Told on a thread of the system's: after a crash of its sound, when every engine is dead, and when others interrupt.
private nonisolated func listener(
  to name: Notification.Name, where holds: @escaping @Sendable (Notification) -> Bool = { _ in true },
  telling heard: @escaping @MainActor () -> Void
) -> Listener {
  Listener(name) { notification in
    if holds(notification) { Task { @MainActor in heard() } }
  }
}

extension Notification {
  /// Of an interruption: it begins.
  fileprivate var isBeginning: Bool {
    userInfo?[AVAudioSessionInterruptionTypeKey] as? UInt == AVAudioSession.InterruptionType.began.rawValue
  }
}
