import Foundation
import KindselfCore
import Observation

/// The names of what a recovery passphrase opens, in the store's folder.
private enum RecoveryName {
  /// The store's key under the passphrase.
  static let wrapped = "recovery"
  /// What is kept beside a key; without it the key alone opens nothing.
  static let check = "recovery-check"
  /// In the store: that it was offered, and declined.
  static let offer = "recovery-offer"
}

/// A passphrase that brings the key back where the phone has lost it: chosen, or typed when it is needed.
@MainActor @Observable public final class RecoveryModel {
  public enum State: Equatable {
    case asking
    case working
    /// From now on it opens what is written.
    case made
    case failed(ArchiveError)
    /// The phone could not read the key, or keep what was made.
    case refused
  }

  public private(set) var state = State.asking
  public var passphrase = ""
  /// The same once more.
  public var again = ""
  @ObservationIgnored private let app: Kindself

  public init(app: Kindself) {
    self.app = app
  }

  public var canMake: Bool { !passphrase.isEmpty && passphrase == again && app.store != nil }

  /// The two are there, and not the same.
  public var isUnlike: Bool { !again.isEmpty && passphrase != again }

  /// Wraps the key under the passphrase, in place of an earlier one.
  public func make() async {
    // Unsaid: whatever the reason, it is refused, and the screen says that.
    guard canMake, case .key(let key) = try? app.services.vault.read() else {
      state = .refused
      return
    }
    state = .working
    do {
      let wrapped = try await wrapKey(key: key.key, passphrase: passphrase)
      // First what is known already: a key without its check would open nothing.
      try Data(key.check.utf8).write(to: app.recovery(RecoveryName.check), options: .atomic)
      try wrapped.write(to: app.recovery(RecoveryName.wrapped), options: .atomic)
      (passphrase, again) = ("", "")
      state = .made
      app.hasRecovery = true
    } catch let error as ArchiveError {
      state = .failed(error)
    } catch {
      state = .refused
    }
  }

  /// Opens the store with the key that the passphrase brings back.
  public func bringBack() async {
    state = .working
    do {
      let wrapped = try Data(contentsOf: app.recovery(RecoveryName.wrapped))
      let check = try String(contentsOf: app.recovery(RecoveryName.check), encoding: .utf8)
      let key = try await unwrapKey(bytes: wrapped, passphrase: passphrase)
      try app.services.vault.keep(NewKey(key: key, check: check))
      passphrase = ""
      app.openStore()
      state = .asking
    } catch let error as ArchiveError {
      state = .failed(error)
    } catch {
      state = .refused
    }
  }
}

extension Kindself {
  func recovery(_ name: String) -> URL { URL(filePath: services.storeFolder.path).appending(path: name) }

  /// Whether a recovery passphrase is offered: once something is written, and not again where the person has declined.
  public var offersRecovery: Bool { !hasRecovery && mayOfferRecovery && !write.days.isEmpty }

  /// Reads whether it may be offered.
  public func readRecoveryOffer() async {
    do {
      mayOfferRecovery = try await store?.ask { try $0.store.readText(name: RecoveryName.offer) == nil } ?? false
    } catch {
      mayOfferRecovery = false
    }
  }

  /// It is not offered again; the way to it stays.
  public func declineRecovery() async {
    mayOfferRecovery = false
    // Unsaid: where that is not kept, it is offered once more.
    try? await store?.ask { try $0.store.keepText(name: RecoveryName.offer, text: "declined") }
  }

  /// Looks whether a recovery passphrase was chosen.
  func lookForRecovery() {
    hasRecovery = [RecoveryName.wrapped, RecoveryName.check].allSatisfy {
      FileManager.default.fileExists(atPath: recovery($0).path)
    }
  }
}
