import KindselfCore

/// The store, the journal in it, and its archives; and the content, in whose words it says what it has.
public struct Opened: Sendable {
  public let content: Content
  public let store: any StoreProtocol
  public let journal: any JournalProtocol
  public let archive: any ArchiveProtocol
  /// The store as the rest of the core is given it.
  public let whole: Store

  public init(
    content: Content, store: any StoreProtocol, journal: any JournalProtocol, archive: any ArchiveProtocol, whole: Store
  ) {
    self.content = content
    self.store = store
    self.journal = journal
    self.archive = archive
    self.whole = whole
  }
}

/// Makes and opens stores: the core does. Tests put one in between that refuses.
public protocol Stores: Sendable {
  func open(folder: String, key: NewKey) throws -> Opened
  func newKey() throws -> NewKey
  /// What a passphrase costs whoever guesses it.
  var work: UInt8 { get }
  /// How many files a store's folder holds, whether it can be opened or not; 0 where there is none.
  func files(in folder: String) throws -> UInt32
  /// Deletes the folder of a store that was closed, with everything in it.
  func erase(folder: String) throws
}

/// The core's.
public struct CoreStores: Stores {
  private let content: Content
  public let work: UInt8

  /// Only tests take less work.
  public init(content: Content, work: UInt8 = passphraseWork()) {
    self.content = content
    self.work = work
  }

  public func open(folder: String, key: NewKey) throws -> Opened {
    let store = try Store.open(folder: folder, key: key.key, check: key.check)
    return Opened(
      content: content, store: store, journal: Journal(store: store, content: content),
      archive: Archive(store: store, content: content, work: work), whole: store)
  }

  public func newKey() throws -> NewKey { try KindselfCore.newKey() }

  public func files(in folder: String) throws -> UInt32 { try storeFiles(folder: folder) }

  public func erase(folder: String) throws { _ = try eraseStore(folder: folder, keyFile: "key") }
}
