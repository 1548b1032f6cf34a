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
    let (work, text) = (recovery.store.stores.work, passphrase.text)
    await change(.made) { try await wrapKey(key: $0.key, passphrase: text, work: work) }
  }

  /// From now on no recovery passphrase opens what is written, nor does any copy of what it was for.
  public func takeBack() async {
    await change(.takenBack) { _ in nil }
  }

  private func change(_ done: State, _ wrap: @MainActor (NewKey) async throws -> Data?) async {
    state = .working
    var next: NewKey?
    var ended = State.refused
    do {
      let key = try recovery.store.stores.newKey()
      next = key
      try await recovery.change(to: key, KeyCopy(check: key.check, wrapped: try await wrap(key)))
    } catch let error as ArchiveError {
      ended = .failed(error)
    } catch {
      ended = .refused
    }
    // What is refused once the store has the next key takes nothing from it.
    let isDone = next != nil && next?.check == recovery.store.keyCheck
    if isDone { passphrase.forget() }
    state = isDone ? done : ended
    recovery.look()
  }

  /// Opens the store with the key that the passphrase brings back.
  public func bringBack() async {
    state = .working
    do {
      guard let key = try await broughtBack() else { throw NoKey() }
      try await recovery.store.bringBack(key)
      typed = ""
      state = .asking
    } catch let error as ArchiveError {
      state = .failed(error)
    } catch {
      state = .refused
    }
  }

  /// The key that the typed passphrase brings back; of two copies the store's.
  private func broughtBack() async throws -> NewKey? {
    var keys: [NewKey] = []
    var refused: (any Error)?
    for copy in [recovery.next, recovery.copy] {
      guard let copy, let wrapped = copy.wrapped else { continue }
      do {
        keys.append(NewKey(key: try await unwrapKey(bytes: wrapped, passphrase: typed), check: copy.check))
      } catch {
        // Unsaid: the other copy may open.
        refused = refused ?? error
      }
    }
    if keys.isEmpty, let refused { throw refused }
    guard keys.count == 2 else { return keys.first }
    return fittingKey(folder: recovery.store.folder.path, before: keys[0], next: keys[1])
  }
}
