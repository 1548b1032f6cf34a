import Foundation
import KindselfCore

/// What the vault has for the store.
public enum VaultKey: Sendable, Equatable {
  /// The key; where a change of keys has begun, also the next one.
  case key(NewKey, next: NewKey? = nil)
  /// None was ever kept.
  case none
  /// There is one, and this phone cannot unwrap it any more.
  case lost
  /// The phone was not unlocked since it was switched on; a little later it can be read.
  case notNow
}

/// Where the phone keeps the store's key: on this device only, in no backup.
public protocol KeyVault: Sendable {
  /// The key. Throws where the phone cannot say.
  func read() throws -> VaultKey
  /// Keeps a new one, in place of what was there, in one step; beside it the next one, where that is about to take its
  /// place.
  func keep(_ key: NewKey, next: NewKey?) throws
  /// Puts it beside, under another name, so that there is room for a new one. What it opens can be opened still.
  func setAside() throws
  /// Forgets it, and what was set aside. What was written can then be read by nobody.
  func forget() throws
}

extension KeyVault {
  /// Keeps a new one alone.
  public func keep(_ key: NewKey) throws { try keep(key, next: nil) }
}

/// The store's folder: the app's own, in no backup, readable from the first unlocking of the phone on.
public protocol StoreFolder: Sendable {
  var path: String { get }
  /// Whether a store was made in it.
  var holdsStore: Bool { get }
  /// Makes it, if it is not there.
  func prepare() throws
  /// Keeps these bytes in a file of it: all or nothing, and they outlast a flat battery.
  func keep(_ bytes: Data, as name: String) throws
  /// Gives it another name, with everything in it, so that there is room for a new one. Nothing is deleted.
  func setAside() throws
  /// The folders that were set aside.
  func pathsAside() throws -> [String]
  /// Deletes what was set aside.
  func forgetSetAside() throws
}
