import KindselfCore

/// What hides the app.
public enum Cover: Hashable, Sendable {
  /// Someone left quickly: nothing of the app is to be seen.
  case left
  /// It asks who it is. The minute of breathing and the lifebuoy are there all the same.
  case locked
}

// MARK: Out of sight

extension Kindself {
  /// Covers the app at once; whatever was on waits.
  public func leaveQuickly() {
    cover = .left
    player.pause()
    // The last bell of a session that is over, too.
    services.speaker.silence()
    services.haptics.still()
  }

  /// Uncovers it for whoever can unlock the phone. `reason` is shown by the system.
  public func uncover(reason: String) async {
    if await services.lock.unlock(reason: reason) { cover = nil }
  }

  /// The app is not to be seen any more.
  public func wentToBackground() {
    player.wentToBackground()
    if isLockOn && cover == nil { cover = .locked }
    services.phone.finishing { [self] in
      await automatic.makeIfDue()
      // What was written over goes from the file, too; where it cannot now, it goes the next time.
      try? await store?.ask { try $0.store.rest() }
    }
  }

  /// The app is to be seen again.
  public func cameToFront() {
    player.cameToFront()
    Task { await write.readOnAnotherDay() }
    guard noStore == .notNow else { return tidy() }
    readLock()
    openStore()
  }

  // MARK: The lock

  /// Asks who it is from now on whenever the app opens, or does not.
  public func setLock(_ isOn: Bool) {
    isLockOn = isOn
    guard isOn else { return beside.forget(KeptName.lock) }
    beside.keep(KeptName.lock) {
      "on"
    } refused: { [weak self] in
      self?.isLockOn = false
      self?.tell(.settingsNotKept)
    }
  }

  func readLock() {
    do {
      isLockOn = try services.shelf.read(KeptName.lock) == "on"
    } catch {
      // It may have been on. It stays where it is, and is read again.
      isLockOn = true
    }
    if isLockOn { cover = .locked }
  }

  // MARK: Everything

  /// Deletes everything that was kept, and begins as on the first day.
  public func deleteEverything() async {
    leaveSession()
    leaveEnded()
    let path = services.storeFolder.path
    await closeStore()
    // Without its key, whatever breaks off after, nothing of the rest can be read by anybody. Keys that were set aside go
    // with it.
    var isWhole = (try? services.vault.forget()) != nil
    isWhole = (try? stores.erase(folder: path)) != nil && isWhole
    isWhole = (try? services.storeFolder.forgetSetAside()) != nil && isWhole
    isWhole = (try? services.shelf.clear()) != nil && isWhole
    (unfinished, lastBackup, notices) = (nil, nil, [])
    isLockOn = false
    isTakingUp = true
    settings = breathing.usualSettings()
    isTakingUp = false
    openStore()
    if !isWhole { tell(.notErased) }
  }
}
