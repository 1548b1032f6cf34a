import KindselfCore

/// Why there is nothing to write in. The rest of the app goes on without it.
public enum NoStore: Hashable, Sendable {
  /// What was written is locked with a key that this phone has no more.
  case keyLost
  /// The phone was not unlocked since it was switched on.
  case notNow
  /// The phone could not read or keep the key, or made no folder.
  case refused
  /// Something is wrong with the file.
  case trouble(StoreTrouble)

  /// Whether a new store can take its place: what is there may never be opened again.
  public var canBeginAfresh: Bool { self == .keyLost || self == .trouble(.wrongKey) }
}

/// There is no key to be changed, or none that can be tried now.
struct NoKey: Error {}

extension Kindself {
  /// Opens the store, and takes up what was kept. Where that cannot be, `noStore` says why, and nothing is kept.
  func openStore() {
    guard store == nil else { return }
    do {
      lookForRecovery()
      if let key = try key() {
        let opened = try stores.open(folder: services.storeFolder.path, key: key)
        keyCheck = key.check
        return takeUp(opened)
      }
    } catch {
      noStore = trouble(in: error).map(NoStore.trouble) ?? .refused
    }
    tell(.nothingKept)
  }

  /// The store could not be opened; perhaps it can now.
  public func tryStoreAgain() { openStore() }

  /// Makes a new store beside what cannot be opened any more. That one gets another name and stays, and so does the key
  /// there was.
  public func beginAfresh() {
    guard noStore?.canBeginAfresh == true else { return }
    do {
      try services.storeFolder.setAside()
      try services.vault.setAside()
    } catch {
      noStore = .refused
      return
    }
    openStore()
  }

  func closeStore() async {
    guard let open = store else { return }
    (store, keyCheck) = (nil, nil)
    write.forgetAll()
    kept.shelf = MemoryShelf()
    // Behind every call that is still on its way.
    // Unsaid: closing is not refused.
    try? await open.ask { $0.store.close() }
  }

  /// The key that is kept, or a new one; nil where there is none to be had, and `noStore` says why.
  private func key() throws -> NewKey? {
    let folder = services.storeFolder
    switch try services.vault.read() {
    case .key(let key, let next):
      try folder.prepare()
      // Where neither of two can be tried now, opening says why, and the vault has both the next time.
      return settled(key, next) ?? key
    case .none where !folder.holdsStore:
      let key = try stores.newKey()
      try folder.prepare()
      try services.vault.keep(key)
      return key
    case .none, .lost:
      noStore = .keyLost
    case .notNow:
      noStore = .notNow
    }
    return nil
  }

  /// The key that opens the store; nil where neither of two can be tried now. Where a change of keys broke off the vault has
  /// two, and from now on that one alone.
  private func settled(_ key: NewKey, _ next: NewKey?) -> NewKey? {
    guard let next else { return key }
    guard let fits = fittingKey(folder: services.storeFolder.path, before: key, next: next) else { return nil }
    // Unsaid: where that cannot be kept, it is settled the next time.
    try? services.vault.keep(fits)
    return fits
  }

  /// Gives the store another key, so that the one before opens nothing, wherever it was put; `meanwhile` is done once the new
  /// one opens it. After a kill at any step the vault has a key that opens the store. Where it throws, either key may be the
  /// store's, and the vault has both.
  func changeKey(to next: NewKey, meanwhile: @MainActor () throws -> Void) async throws {
    // One at a time: two would each take the other's new key for the one before.
    guard !isChangingKey, let store, case .key(let key, let begun) = try services.vault.read() else { throw NoKey() }
    isChangingKey = true
    defer { isChangingKey = false }
    // A third key would push out one of two that may be the store's.
    guard let fits = settled(key, begun) else { throw NoKey() }
    try services.vault.keep(fits, next: next)
    try await store.ask { try $0.store.rekey(key: next.key, check: next.check) }
    keyCheck = next.check
    try meanwhile()
    try services.vault.keep(next)
  }

  private func takeUp(_ opened: Opened) {
    let mended: @MainActor @Sendable (MendedCard) -> Void = { [weak self] card in
      self?.tell(.mended(entries: Int(card.entries), holes: Int(card.holes)))
    }
    noStore = nil
    notices.removeAll { $0 == .nothingKept }
    do {
      if let card = try opened.store.mended() { mended(card) }
    } catch {
      // Unsaid: the first call that wants something of the file says what is wrong with it.
    }
    let store = OpenStore(opened, mended: mended)
    self.store = store
    kept.shelf = StoreShelf(store: opened.store, old: services.shelf, mended: mended)
    readKept()
    let session = kept.read(KeptName.session, by: breathing.restore) { tell(.init(session: $0)) }
    if player.display == nil, let session {
      unfinished = Unfinished(session: session, title: title(of: session.subject()))
    }
    onItsWay.clear()
    lookForRecovery()
    tidy()
    store.examine()
  }

  /// Reads the settings that are kept.
  func readKept() {
    let chosen = kept.read(KeptName.settings, by: breathing.readSettings) { tell(.init(settings: $0)) }
    isTakingUp = true
    let isUntouched = settings == breathing.usualSettings()
    settings = chosen ?? settings
    isTakingUp = false
    // What was chosen while nothing could be kept.
    if chosen == nil && !isUntouched { keepSettings() }
  }

  /// What was deleted goes for good, and letters whose day has come can be found.
  func tidy() {
    guard let store else { return }
    let now = services.clock.moment
    // Unsaid: where it cannot be, it is done the next time.
    Task { try? await store.ask { try $0.journal.tidy(now: now) } }
  }
}
