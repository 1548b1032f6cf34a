import Observation

/// What hides the app.
public enum Cover: Hashable, Sendable {
  /// Someone left quickly: nothing of the app is to be seen.
  case left
  /// It asks who it is. The minute of breathing and the lifebuoy are there all the same.
  case locked
}

/// The lock, and what hides the app.
@MainActor @Observable public final class Privacy: Member {
  /// What hides it, if anything does.
  public private(set) var cover: Cover?
  /// Whether it asks who it is when it opens.
  public private(set) var isLockOn = false
  /// The phone would not say.
  @ObservationIgnored private var isLockUnread = false
  /// Told when it is out of sight and asks who it is before it opens again.
  @ObservationIgnored var hasLocked: @MainActor () -> Void = {}
  @ObservationIgnored private let services: Services
  /// What is kept beside the store, for it is read where the store cannot be.
  @ObservationIgnored private let beside: KeptTexts
  @ObservationIgnored private let notices: Notices

  init(services: Services, notices: Notices) {
    self.services = services
    self.notices = notices
    beside = KeptTexts(shelf: services.shelf)
    // The first frame has to know.
    readLock()
  }

  /// Uncovers it for whoever can unlock the phone. `reason` is shown by the system.
  public func uncover(reason: String) async {
    if await services.lock.unlock(reason: reason) { cover = nil }
  }

  /// The app is in front, or something else is: another app, the list of apps, the system. The system takes its picture
  /// for that list then, of what it shows above the screens as well. A cover hides enough, and is to be seen while the
  /// system asks who it is; where the curtain came before the cover, it stays.
  public func isInFront(_ isInFront: Bool) {
    if isInFront { services.curtain.open() } else if cover == nil { services.curtain.draw() }
  }

  /// Asks who it is from now on whenever the app opens, or does not.
  public func setLock(_ isOn: Bool) {
    isLockOn = isOn
    guard isOn else { return beside.forget(KeptName.lock) }
    beside.keep(KeptName.lock) {
      "on"
    } refused: { [weak self] in
      self?.isLockOn = false
      self?.notices.tell(.settingsNotKept)
    }
  }

  /// What the system shows above the screens would stand above the cover, too, and is closed. (When the app starts there is
  /// nothing of it yet, and no application to ask.)
  func hide(behind cover: Cover) {
    let wasInSight = self.cover == nil
    self.cover = cover
    if wasInSight { services.curtain.clearAway() }
  }

  func inSight() {
    if isLockUnread { readLock() }
  }

  func outOfSight() {
    guard isLockOn else { return }
    if cover == nil { hide(behind: .locked) }
    hasLocked()
  }

  func erased() { isLockOn = false }

  private func readLock() {
    do {
      isLockOn = try services.shelf.read(KeptName.lock) == "on"
      isLockUnread = false
    } catch {
      // It may have been on. It stays where it is, and is read again.
      (isLockOn, isLockUnread) = (true, true)
    }
    if isLockOn { cover = .locked }
  }
}
