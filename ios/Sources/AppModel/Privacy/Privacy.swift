import KindselfCore

/// What hides the app.
public enum Cover: Hashable, Sendable {
  /// Someone left quickly: nothing of the app is to be seen.
  case left
  /// It asks who it is. The minute of breathing and the lifebuoy are there all the same.
  case locked
}

/// How much goes when everything is deleted.
public enum Going: Equatable, Sendable {
  case all(GoesCard)
  /// So many files; the store does not open, so nobody can say what is in them.
  case files(UInt32)
}

// MARK: Out of sight

extension Kindself {
  /// Covers the app at once; whatever was on waits.
  public func leaveQuickly() {
    hide(behind: .left)
    player.pause()
    // The last bell of a session that is over, too.
    services.speaker.silence()
    services.haptics.still()
  }

  /// What the system shows above the screens would stand above the cover, too, and is closed. (When the app starts there is
  /// nothing of it yet, and no application to ask.)
  private func hide(behind cover: Cover) {
    let wasInSight = self.cover == nil
    self.cover = cover
    if wasInSight { services.curtain.clearAway() }
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

  /// The app is not to be seen any more.
  public func wentToBackground() {
    player.wentToBackground()
    if isLockOn && cover == nil { hide(behind: .locked) }
    services.phone.finishing { [self] in
      await editors.keepAll()
      await automatic.makeIfDue()
      // What was written over goes from the file, too. Unsaid: where it cannot now, it goes the next time.
      try? await store?.ask { try $0.store.rest() }
    }
  }

  /// The app is to be seen again.
  public func cameToFront() {
    player.cameToFront()
    // Perhaps there is room by now.
    editors.tryAgain()
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

  /// How much goes when everything is deleted; nil where that cannot be said.
  public func whatGoes() async -> Going? {
    let (stores, folder) = (stores, services.storeFolder)
    // Folders are read for it.
    let files = await Task.detached { () -> (here: UInt32, aside: UInt32)? in
      // Unsaid: deleting goes on without a count.
      try? (
        stores.files(in: folder.path), folder.pathsAside().map { try stores.files(in: $0) }.reduce(0, +)
      )
    }.value
    let counted = files.map { Going.files($0.here + $0.aside) }
    guard let store else { return counted }
    // Unsaid: one that stands open and does not answer cannot be counted either.
    guard var card = try? await store.ask({ try $0.store.goes() }) else { return counted }
    card.files += files?.aside ?? 0
    return .all(card)
  }

  /// Deletes everything that was kept, and begins as on the first day.
  public func deleteEverything() async {
    leaveSession()
    leaveEnded()
    // Otherwise what stands open would be kept in the new one.
    editors.forgetAll()
    let path = services.storeFolder.path
    await closeStore()
    // Without its key, whatever breaks off after, nothing of the rest can be read by anybody. Keys that were set aside go
    // with it.
    var isWhole = true
    let deletions: [@MainActor () throws -> Void] = [
      { try self.services.vault.forget() }, { try self.stores.erase(folder: path) },
      { try self.services.storeFolder.forgetSetAside() }, { try self.services.shelf.clear() },
    ]
    for delete in deletions {
      do {
        try delete()
      } catch {
        isWhole = false
      }
    }
    (unfinished, lastBackup, notices) = (nil, nil, [])
    isLockOn = false
    isTakingUp = true
    settings = breathing.usualSettings()
    isTakingUp = false
    openStore()
    if !isWhole { tell(.notErased) }
  }
}
