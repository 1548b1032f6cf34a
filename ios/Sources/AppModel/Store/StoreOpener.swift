import KindselfCore

/// Why there is nothing to write in. The rest of the app goes on without it.
public enum StoreProblem: Hashable, Sendable {
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

/// What came of opening the store.
enum Opening: Sendable {
  /// It is open; `check` is kept beside its key, and what was saved of a damaged file is told.
  case open(Opened, check: String, mended: SalvageReport?)
  case failed(StoreProblem)
}

/// Opens the store, and makes one where there is none. It waits for the drive and for the keychain, perhaps long (a damaged
/// file is salvaged): never on the main thread.
struct StoreOpener: Sendable {
  let stores: any Stores
  let vault: any KeyVault
  let folder: any StoreFolder

  func open() -> Opening {
    do {
      switch try key() {
      case .failure(let none): return .failed(none)
      case .success(let key):
        let opened = try stores.open(folder: folder.path, key: key)
        // Unsaid: the first call that wants something of the file says what is wrong with it.
        return .open(opened, check: key.check, mended: try? opened.store.mended())
      }
    } catch {
      return .failed(trouble(in: error).map(StoreProblem.trouble) ?? .refused)
    }
  }

  /// Gives what cannot be opened any more another name, and the key there was, and opens a new store beside it.
  func beginAfresh() -> Opening {
    do {
      try folder.setAside()
      try vault.setAside()
    } catch {
      return .failed(.refused)
    }
    return open()
  }

  /// Deletes the store that was closed, its keys, and whatever was set aside, with the texts beside it; false where not all of
  /// it could be. Without its key, whatever breaks off after, nothing of the rest can be read by anybody.
  func erase(shelf: any Shelf) -> Bool {
    var isWhole = true
    for delete in [vault.forget, { try stores.erase(folder: folder.path) }, folder.forgetSetAside, shelf.clear] {
      do {
        try delete()
      } catch {
        isWhole = false
      }
    }
    return isWhole
  }

  /// The key that opens the store; nil where neither of two can be tried now. Where a change of keys broke off the vault has
  /// two, and from now on that one alone. `check` is kept beside the one that opens it, where it is open.
  func keyOfFile(_ key: NewKey, _ next: NewKey?, opens check: String? = nil) -> NewKey? {
    guard let next else { return key }
    let known = [key, next].first { $0.check == check }
    guard let fits = known ?? fittingKey(folder: folder.path, before: key, next: next) else { return nil }
    // Unsaid: where that cannot be kept, it is settled the next time.
    try? vault.keep(fits)
    return fits
  }

  private enum Key {
    case success(NewKey)
    case failure(StoreProblem)
  }

  /// The key that is kept, or a new one.
  private func key() throws -> Key {
    switch try vault.read() {
    case .key(let key, let next):
      try folder.prepare()
      // Where neither of two can be tried now, opening says why, and the vault has both the next time.
      return .success(keyOfFile(key, next) ?? key)
    case .none where !folder.holdsStore:
      let key = try stores.newKey()
      try folder.prepare()
      try vault.keep(key)
      return .success(key)
    case .none, .lost: return .failure(.keyLost)
    case .notNow: return .failure(.notNow)
    }
  }
}
