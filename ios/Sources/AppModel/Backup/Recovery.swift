import Foundation
import KindselfCore
import Observation

/// The names of what a recovery passphrase opens, in the store's folder.
enum RecoveryName {
  /// The store's key under the passphrase.
  static let wrapped = "recovery"
  /// What is kept beside a key; without it the key alone opens nothing.
  static let check = "recovery-check"
  /// In the store: that it was offered, and declined.
  static let offer = "recovery-offer"
}

/// Whether there is a recovery passphrase, and whether one is offered.
@MainActor @Observable public final class Recovery {
  /// One was chosen.
  public private(set) var isChosen = false
  /// One was not declined.
  private var mayOffer = false
  @ObservationIgnored let store: StoreAccess

  init(store: StoreAccess) {
    self.store = store
  }

  /// Whether one is offered to whoever has written something: not again where they have declined.
  public var isOffered: Bool { !isChosen && mayOffer }

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

  /// Looks whether one was chosen.
  func look() {
    let check = try? String(contentsOf: file(RecoveryName.check), encoding: .utf8)
    let isThere = FileManager.default.fileExists(atPath: file(RecoveryName.wrapped).path)
    // What was wrapped of a key from before opens nothing; while the store is closed nobody knows.
    isChosen = isThere && check != nil && check == (store.keyCheck ?? check)
  }

  func file(_ name: String) -> URL { URL(filePath: store.folder.path).appending(path: name) }

  /// Where there is none, nothing is to be done.
  func remove(_ name: String) throws {
    let file = file(name)
    if FileManager.default.fileExists(atPath: file.path) { try FileManager.default.removeItem(at: file) }
  }

  func forget() { (isChosen, mayOffer) = (false, false) }
}
