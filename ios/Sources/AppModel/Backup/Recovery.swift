import Foundation
import KindselfCore
import Observation

/// The names of what a recovery passphrase opens, in the store's folder.
enum RecoveryName {
  /// The store's key under the passphrase.
  static let wrapped = "recovery"
  /// What is kept beside a key; without it the key alone opens nothing.
  static let check = "recovery-check"
  /// A copy that is to take their place, once the store has its key.
  static let next = "recovery-next"
  /// In the store: that it was offered, and declined.
  static let offer = "recovery-offer"
}

/// What stands of a recovery passphrase, and whether one is offered.
@MainActor @Observable public final class Recovery {
  private var stands = RecoveryStands(works: false, brokeOff: false)
  /// The store is getting another key.
  private var isChanging = false
  /// One was not declined.
  private var mayOffer = false
  @ObservationIgnored let store: StoreAccess

  init(store: StoreAccess) {
    self.store = store
  }

  /// There is one that opens what is written.
  public var isChosen: Bool { stands.works }

  /// A change broke off and has changed nothing; to be said.
  public var brokeOff: Bool { stands.brokeOff }

  /// Whether one is offered to a person who has written something, or has not.
  public func isOffered(hasWritten: Bool) -> Bool {
    recoveryOffered(stands: stands, declined: !mayOffer, hasWritten: hasWritten)
  }

  /// Whether a change that broke off is offered where one writes: each time the app opens, until it is done or let be.
  public var reminds: Bool { brokeOff && !isChanging }

  /// Reads whether it may be offered.
  public func readOffer() async {
    do {
      mayOffer = try await store.ready()?.ask { try $0.store.readText(name: RecoveryName.offer) == nil } ?? false
    } catch {
      mayOffer = false
    }
  }

  /// It is not offered again; the way to it stays.
  public func decline() async {
    mayOffer = false
    // Unsaid: where that is not kept, it is offered once more.
    try? await store.open?.ask { try $0.store.keepText(name: RecoveryName.offer, text: "declined") }
  }

  /// A change that broke off is let be.
  public func letBe() async {
    guard reminds else { return }
    stands.brokeOff = false
    // Unsaid: where it stays, it is offered when the app opens again.
    try? remove(RecoveryName.next)
    if !isChosen { await decline() }
  }

  /// Looks what stands.
  func look() {
    stands = recoveryStands(file: store.keyCheck, copy: copy?.check, next: next)
  }

  /// The copy that is kept, where it is whole.
  var copy: KeyCopy? {
    guard let check = try? String(contentsOf: file(RecoveryName.check), encoding: .utf8),
      let wrapped = try? Data(contentsOf: file(RecoveryName.wrapped))
    else { return nil }
    return KeyCopy(check: check, wrapped: wrapped)
  }

  /// The one that is to take its place, once the store has its key.
  var next: KeyCopy? {
    (try? String(contentsOf: file(RecoveryName.next), encoding: .utf8)).flatMap { keyCopy(text: $0) }
  }

  /// The next copy takes the place of the one before, where the store has its key.
  func applyNext() throws {
    guard let next, next.check == store.keyCheck else { return }
    // Until the last of these it counts where it is.
    try remove(RecoveryName.wrapped)
    if let wrapped = next.wrapped {
      try keep(RecoveryName.check, Data(next.check.utf8))
      try keep(RecoveryName.wrapped, wrapped)
    } else {
      try remove(RecoveryName.check)
    }
    try remove(RecoveryName.next)
  }

  /// Carries out the steps that the core names, until one is refused.
  func change(to key: NewKey, _ copy: KeyCopy) async throws {
    // One at a time: two would each take the other's new key for the one before.
    guard !isChanging else { throw NoKey() }
    isChanging = true
    defer { isChanging = false }
    for step in recoverySteps() {
      switch step {
      case .apply:
        try applyNext()
        try store.applyNextKey()
      case .keepCopy: try keep(RecoveryName.next, Data(keyCopyText(copy: copy).utf8))
      case .keepKey: try store.keepBeside(key)
      case .rekey: try await store.rekey(to: key)
      }
    }
  }

  private func keep(_ name: String, _ data: Data) throws {
    try store.folder.keep(data, as: name)
  }

  func file(_ name: String) -> URL { URL(filePath: store.folder.path).appending(path: name) }

  /// Where there is none, nothing is to be done.
  func remove(_ name: String) throws {
    let file = file(name)
    if FileManager.default.fileExists(atPath: file.path) { try FileManager.default.removeItem(at: file) }
  }

  func forget() { (stands, mayOffer) = (RecoveryStands(works: false, brokeOff: false), false) }
}
