import Foundation
import KindselfCore
import Observation

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
  @ObservationIgnored private let recovery: Recovery

  public init(recovery: Recovery) {
    self.recovery = recovery
  }

  public var canMake: Bool { passphrase.isReady && recovery.store.open != nil }

  /// Wraps a new key under the passphrase: whatever an earlier passphrase was for opens nothing any more.
  public func make() async {
    guard canMake else {
      state = .refused
      return
    }
    let (recovery, text) = (recovery, passphrase.text)
    await change(.made) { next in
      let wrapped = try await wrapKey(key: next.key, passphrase: text, work: recovery.store.stores.work)
      return {
        // Never one key's check beside another key.
        try recovery.remove(RecoveryName.wrapped)
        try Data(next.check.utf8).write(to: recovery.file(RecoveryName.check), options: .atomic)
        try wrapped.write(to: recovery.file(RecoveryName.wrapped), options: .atomic)
      }
    }
  }

  /// From now on no recovery passphrase opens what is written, nor does any copy of what it was for.
  public func takeBack() async {
    let recovery = recovery
    await change(.takenBack) { _ in
      return {
        try recovery.remove(RecoveryName.wrapped)
        try recovery.remove(RecoveryName.check)
      }
    }
  }

  private func change(
    _ done: State, _ prepare: @MainActor (NewKey) async throws -> (@MainActor () throws -> Void)
  ) async {
    state = .working
    do {
      let next = try recovery.store.stores.newKey()
      let keep = try await prepare(next)
      try await recovery.store.changeKey(to: next, meanwhile: keep)
      passphrase.forget()
      state = done
    } catch let error as ArchiveError {
      state = .failed(error)
    } catch {
      state = .refused
    }
    // What was done before it broke off stays: perhaps the one before opens nothing any more.
    recovery.look()
  }

  /// Opens the store with the key that the passphrase brings back.
  public func bringBack() async {
    state = .working
    do {
      let wrapped = try Data(contentsOf: recovery.file(RecoveryName.wrapped))
      let check = try String(contentsOf: recovery.file(RecoveryName.check), encoding: .utf8)
      let key = try await unwrapKey(bytes: wrapped, passphrase: typed)
      try await recovery.store.bringBack(NewKey(key: key, check: check))
      typed = ""
      state = .asking
    } catch let error as ArchiveError {
      state = .failed(error)
    } catch {
      state = .refused
    }
  }
}
