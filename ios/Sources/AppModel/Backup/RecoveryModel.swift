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
    /// It opens nothing any more.
    case takenBack
    case failed(ArchiveError)
    /// The phone could not read the key, or keep what was made.
    case refused
  }

  public private(set) var state = State.asking
  /// A new one.
  @ObservationIgnored public let passphrase = NewPassphrase()
  /// The one that was chosen before, typed again.
  public var typed = ""
  @ObservationIgnored private let app: Kindself

  public init(app: Kindself) {
    self.app = app
  }

  public var canMake: Bool { passphrase.isReady && app.store != nil }

  /// Wraps a new key under the passphrase: whatever an earlier passphrase was for opens nothing any more.
  public func make() async {
    guard canMake else {
      state = .refused
      return
    }
    let (app, text) = (app, passphrase.text)
    await change(.made) { next in
      let wrapped = try await wrapKey(key: next.key, passphrase: text, work: app.stores.work)
      return {
        // Never one key's check beside another key.
        try app.removeRecovery(RecoveryName.wrapped)
        try Data(next.check.utf8).write(to: app.recovery(RecoveryName.check), options: .atomic)
        try wrapped.write(to: app.recovery(RecoveryName.wrapped), options: .atomic)
      }
    }
  }

  /// From now on no recovery passphrase opens what is written, nor does any copy of what it was for.
  public func takeBack() async {
    let app = app
    await change(.takenBack) { _ in
      return {
        try app.removeRecovery(RecoveryName.wrapped)
        try app.removeRecovery(RecoveryName.check)
      }
    }
  }

  private func change(
    _ done: State, _ prepare: @MainActor (NewKey) async throws -> (@MainActor () throws -> Void)
  ) async {
    state = .working
    do {
      let next = try app.stores.newKey()
      let keep = try await prepare(next)
      try await app.changeKey(to: next, meanwhile: keep)
      passphrase.forget()
      state = done
    } catch let error as ArchiveError {
      state = .failed(error)
    } catch {
      state = .refused
    }
    // What was done before it broke off stays: perhaps the one before opens nothing any more.
    app.lookForRecovery()
  }

  /// Opens the store with the key that the passphrase brings back.
  public func bringBack() async {
    state = .working
    do {
      let wrapped = try Data(contentsOf: app.recovery(RecoveryName.wrapped))
      let check = try String(contentsOf: app.recovery(RecoveryName.check), encoding: .utf8)
      let key = try await unwrapKey(bytes: wrapped, passphrase: typed)
      try app.services.vault.keep(NewKey(key: key, check: check))
      typed = ""
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

  /// Where there is none, nothing is to be done.
  func removeRecovery(_ name: String) throws {
    let file = recovery(name)
    if FileManager.default.fileExists(atPath: file.path) { try FileManager.default.removeItem(at: file) }
  }

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
    let check = try? String(contentsOf: recovery(RecoveryName.check), encoding: .utf8)
    let isThere = FileManager.default.fileExists(atPath: recovery(RecoveryName.wrapped).path)
    // What was wrapped of a key from before opens nothing; while the store is closed nobody knows.
    hasRecovery = isThere && check != nil && check == (keyCheck ?? check)
  }
}
