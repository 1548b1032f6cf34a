import AppModel
import Foundation
import KindselfCore
import Security

/// The keychain would not do it: its status.
public struct KeychainRefused: Error, Equatable {
  let status: OSStatus
}

/// The store's key in the keychain: an item that can be read from the first unlocking of the phone on, that never
/// leaves this phone, not in a backup either. It outlasts the app: one that is installed again finds it. Keys that were
/// set aside are items of other accounts.
public final class KeychainVault: KeyVault {
  /// So many bytes of the item are the key; the text kept beside it comes after. Where a change of keys has begun, the
  /// next key and its text come after that.
  private static let keyLength = 32
  /// It is in no text that is kept beside a key.
  private static let between = Data([0])

  public init() {}

  public func read() throws -> VaultKey {
    var query = item
    query[kSecReturnData] = true
    query[kSecMatchLimit] = kSecMatchLimitOne
    var found: CFTypeRef?
    switch SecItemCopyMatching(dictionary(query), &found) {
    case errSecSuccess: return (found as? Data).flatMap(Self.keys) ?? .lost
    case errSecItemNotFound: return .none
    case errSecInteractionNotAllowed: return .notNow
    case errSecDecode: return .lost
    case let status: throw KeychainRefused(status: status)
    }
  }

  public func keep(_ key: NewKey, next: NewKey?) throws {
    let kept: [CFString: Any] = [
      kSecValueData: Self.bytes(key) + (next.map { Self.between + Self.bytes($0) } ?? Data()),
      kSecAttrAccessible: kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly,
    ]
    var status = SecItemAdd(dictionary(item.merging(kept) { _, new in new }), nil)
    if status == errSecDuplicateItem { status = SecItemUpdate(dictionary(item), dictionary(kept)) }
    guard status == errSecSuccess else { throw KeychainRefused(status: status) }
  }

  public func setAside() throws {
    var (number, status) = (0, errSecDuplicateItem)
    while status == errSecDuplicateItem {
      number += 1
      status = SecItemUpdate(dictionary(item), dictionary([kSecAttrAccount: "store.aside-\(number)"]))
    }
    // What cannot be decoded any more opens nothing, and would be in the way.
    if status == errSecDecode { status = SecItemDelete(dictionary(item)) }
    guard status == errSecSuccess || status == errSecItemNotFound else { throw KeychainRefused(status: status) }
  }

  public func forget() throws {
    let status = SecItemDelete(dictionary(everything))
    guard status == errSecSuccess || status == errSecItemNotFound else { throw KeychainRefused(status: status) }
  }

  private var item: [CFString: Any] { everything.merging([kSecAttrAccount: "store"]) { _, new in new } }

  /// The key, and those that were set aside.
  private var everything: [CFString: Any] {
    [kSecClass: kSecClassGenericPassword, kSecAttrService: "app.kindself", kSecAttrSynchronizable: false]
  }

  private func dictionary(_ fields: [CFString: Any]) -> CFDictionary {
    NSDictionary(dictionary: fields) as CFDictionary
  }

  private static func bytes(_ key: NewKey) -> Data { key.key + Data(key.check.utf8) }

  private static func keys(_ kept: Data) -> VaultKey? {
    guard kept.count > keyLength else { return nil }
    let split = kept.dropFirst(keyLength).firstIndex(of: 0)
    guard let key = key(Data(kept.prefix(upTo: split ?? kept.endIndex))) else { return nil }
    guard let split else { return .key(key) }
    return self.key(Data(kept.suffix(from: split + 1))).map { .key(key, next: $0) }
  }

  private static func key(_ kept: Data) -> NewKey? {
    guard kept.count > keyLength, let check = String(bytes: kept.dropFirst(keyLength), encoding: .utf8) else {
      return nil
    }
    return NewKey(key: Data(kept.prefix(keyLength)), check: check)
  }
}
