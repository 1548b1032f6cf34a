import AppModel
import Foundation
import KindselfCore

/// A vault in memory, which can be told to refuse, and to have lost its key.
public final class TestVault: KeyVault, @unchecked Sendable {
  private struct Refused: Error {}

  private let alone = NSLock()
  private var kept: NewKey?
  private var following: NewKey?
  private var left: Int?
  private var aside: [NewKey] = []
  private var answer: VaultKey?
  private var isRefusing = false

  public init() {}

  public var key: NewKey? { alone.withLock { kept } }
  /// The one that is about to take its place.
  public var next: NewKey? { alone.withLock { following } }
  /// So often a key may still be kept; nil: as often as it is asked.
  public func keeps(only times: Int?) { alone.withLock { left = times } }
  /// Those that were set aside.
  public var keysAside: [NewKey] { alone.withLock { aside } }

  /// What it answers, whatever it has; nil: what it has.
  public func answers(_ answer: VaultKey?) { alone.withLock { self.answer = answer } }
  public func refuses(_ refuses: Bool) { alone.withLock { isRefusing = refuses } }

  public func read() throws -> VaultKey {
    try alone.withLock {
      if isRefusing { throw Refused() }
      return answer ?? kept.map { .key($0, next: following) } ?? .none
    }
  }

  public func keep(_ key: NewKey, next: NewKey?) throws {
    try alone.withLock {
      if isRefusing || left == 0 { throw Refused() }
      left = left.map { $0 - 1 }
      (kept, following, answer) = (key, next, nil)
    }
  }

  public func setAside() throws {
    try alone.withLock {
      if isRefusing { throw Refused() }
      if let kept { aside.append(kept) }
      (kept, answer) = (nil, nil)
    }
  }

  public func forget() throws {
    try alone.withLock {
      if isRefusing { throw Refused() }
      (kept, following, aside, answer) = (nil, nil, [], nil)
    }
  }
}

/// A folder of a store.
public final class TestFolder: StoreFolder {
  private let around = TestFolders.new()

  public init() {}

  public var path: String { around.appending(path: "store").path }

  public var holdsStore: Bool { FileManager.default.fileExists(atPath: "\(path)/kindself.db") }

  public func prepare() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  public func keep(_ bytes: Data, as name: String) throws {
    try bytes.write(to: URL(filePath: path).appending(path: name), options: .atomic)
  }

  public func setAside() throws {
    try FileManager.default.moveItem(atPath: path, toPath: "\(path).aside-\(namesAside.count + 1)")
  }

  public func pathsAside() throws -> [String] { namesAside.map { around.appending(path: $0).path } }

  public func forgetSetAside() throws {
    for path in try pathsAside() { try FileManager.default.removeItem(atPath: path) }
  }

  /// The names of what was set aside.
  public var namesAside: [String] { names.filter { $0.hasPrefix("store.aside-") } }

  /// Everything in and around it.
  public var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: around.path))?.sorted() ?? [] }
}

/// Where a change of keys breaks off.
public enum RekeyStop: Sendable { case beforeTheFile, afterTheFile }

/// The core's stores, in between which a test refuses.
public final class TestStores: Stores, @unchecked Sendable {
  private let alone = NSLock()
  private var refusal: StoreTrouble?
  private var openRefusal: StoreTrouble?
  private var damaged = false
  private var panics = false
  private var cannotErase = false
  private var written: [String] = []
  private var readRefusal: JournalError?
  private var keepRefusal: JournalError?
  private var keepsWait = false
  private var opensWait = false
  private var openedOnMain = false
  private var stop: RekeyStop?
  private var backupsWait = false
  private var duesWait = false
  private var doneForBackups: [String] = []
  public var content: Content?
  public let work: UInt8 = 2

  public init() {}

  /// A change of keys breaks off there, as a kill would do it; nil: nowhere.
  public func stopRekey(_ stop: RekeyStop?) { alone.withLock { self.stop = stop } }
  func stopsRekey(_ here: RekeyStop) throws {
    if alone.withLock({ stop }) == here { throw StoreError.Failed(trouble: .io) }
  }

  /// Every call that writes is refused like this; nil: none.
  public func refuseWrites(_ trouble: StoreTrouble?) { alone.withLock { refusal = trouble } }
  /// Entries and drafts are not read, and it is said why; nil: they are.
  public func refuseReads(_ error: JournalError?) { alone.withLock { readRefusal = error } }
  /// Nothing is kept as an entry, and it is said why; nil: it is.
  public func refuseToKeep(_ error: JournalError?) { alone.withLock { keepRefusal = error } }
  /// Whatever is kept as an entry is on its way until this is taken back.
  public func letKeepsWait(_ wait: Bool) { alone.withLock { keepsWait = wait } }
  /// The store is on its way until this is taken back, as where a damaged file is salvaged.
  public func letOpensWait(_ wait: Bool) { alone.withLock { opensWait = wait } }
  /// Whether the main thread was ever made to wait for it.
  public var wasOpenedOnMain: Bool { alone.withLock { openedOnMain } }
  /// Backups are on their way until this is taken back.
  public func letBackupsWait(_ wait: Bool) { alone.withLock { backupsWait = wait } }
  var doBackupsWait: Bool { alone.withLock { backupsWait } }
  /// Whether one is due is on its way until this is taken back.
  public func letDuesWait(_ wait: Bool) { alone.withLock { duesWait = wait } }
  /// What was asked of automatic backups, one after the other.
  public var backups: [String] { alone.withLock { doneForBackups } }

  func didForBackup(_ what: String) {
    alone.withLock { doneForBackups.append(what) }
    while what == "due" && alone.withLock({ duesWait }) { usleep(1000) }
  }

  /// Every call ends as one in which the core panics: with an error that none of its enums has.
  public func letPanic(_ panics: Bool) { alone.withLock { self.panics = panics } }
  /// It is not opened.
  public func refuseToOpen(_ trouble: StoreTrouble?) { alone.withLock { openRefusal = trouble } }
  /// The next call finds the file damaged; mending says that seven entries were saved, and three places were not read.
  public func damage() { alone.withLock { damaged = true } }
  public func refuseToErase() { alone.withLock { cannotErase = true } }

  public func open(folder: String, key: NewKey) throws -> Opened {
    if Thread.isMainThread { alone.withLock { openedOnMain = true } }
    while alone.withLock({ opensWait }) { usleep(1000) }
    if let trouble = alone.withLock({ openRefusal }) { throw StoreError.Failed(trouble: trouble) }
    guard let content else { throw StoreError.Failed(trouble: .io) }
    // A passphrase costs a test nothing.
    let real = try CoreStores(content: content, work: work).open(folder: folder, key: key)
    TestFolders.endUnderStores()
    return Opened(
      content: content, store: RefusingStore(real.store, stores: self),
      journal: RefusingJournal(real.journal, stores: self),
      archive: RefusingArchive(real.archive, stores: self), whole: real.whole)
  }

  public func newKey() throws -> NewKey { try KindselfCore.newKey() }

  public func files(in folder: String) throws -> UInt32 { try storeFiles(folder: folder) }

  public func erase(folder: String) throws {
    if alone.withLock({ cannotErase }) { throw StoreError.Failed(trouble: .io) }
    _ = try eraseStore(folder: folder, keyFile: "key")
  }

  /// The names of texts that were kept, one after the other.
  public var writes: [String] { alone.withLock { written } }

  func checkPanic() throws {
    struct Panic: Error {}
    if alone.withLock({ panics }) { throw Panic() }
  }

  func checkRead() throws { if let error = alone.withLock({ readRefusal }) { throw error } }

  func checkKeep() throws {
    while alone.withLock({ keepsWait }) { usleep(1000) }
    if let error = alone.withLock({ keepRefusal }) { throw error }
  }

  func wrote(_ name: String) { alone.withLock { written.append(name) } }

  func mend() -> SalvageReport? {
    alone.withLock {
      guard damaged else { return nil }
      damaged = false
      return SalvageReport(
        counts: [CountCard(collection: "entries", count: 7)], holes: 3, aside: "kindself.db.damaged-1")
    }
  }

  /// What the core answers, unless it is to refuse: then the error that says so.
  func asked<Answer>(
    writing: Bool, refused: (StoreTrouble) -> any Error, _ call: () throws -> Answer
  ) throws -> Answer {
    try checkPanic()
    if let trouble = alone.withLock({ damaged ? .damaged : writing ? refusal : nil }) { throw refused(trouble) }
    return try call()
  }
}
