@_exported import Foundation

// Core Foundation's types are toll-free bridged to these; on Linux they are the same.
/// https://developer.apple.com/documentation/corefoundation/cfstring
public typealias CFString = NSString
/// https://developer.apple.com/documentation/corefoundation/cfdictionary
public typealias CFDictionary = NSDictionary
/// https://developer.apple.com/documentation/corefoundation/cftyperef
public typealias CFTypeRef = AnyObject
/// https://developer.apple.com/documentation/kernel/osstatus
public typealias OSStatus = Int32

/// https://developer.apple.com/documentation/security/ksecclass
public let kSecClass: CFString = "class"
/// https://developer.apple.com/documentation/security/ksecclassgenericpassword
public let kSecClassGenericPassword: CFString = "genp"
/// https://developer.apple.com/documentation/security/ksecattrservice
public let kSecAttrService: CFString = "svce"
/// https://developer.apple.com/documentation/security/ksecattraccount
public let kSecAttrAccount: CFString = "acct"
/// https://developer.apple.com/documentation/security/ksecattrsynchronizable
public let kSecAttrSynchronizable: CFString = "sync"
/// https://developer.apple.com/documentation/security/ksecattraccessible
public let kSecAttrAccessible: CFString = "pdmn"
/// https://developer.apple.com/documentation/security/ksecattraccessibleafterfirstunlockthisdeviceonly
public let kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly: CFString = "cku"
/// https://developer.apple.com/documentation/security/ksecvaluedata
public let kSecValueData: CFString = "v_Data"
/// https://developer.apple.com/documentation/security/ksecreturndata
public let kSecReturnData: CFString = "r_Data"
/// https://developer.apple.com/documentation/security/ksecmatchlimit
public let kSecMatchLimit: CFString = "m_Limit"
/// https://developer.apple.com/documentation/security/ksecmatchlimitone
public let kSecMatchLimitOne: CFString = "m_LimitOne"

/// https://developer.apple.com/documentation/security/errsecsuccess
public let errSecSuccess: OSStatus = 0
/// https://developer.apple.com/documentation/security/errsecduplicateitem
public let errSecDuplicateItem: OSStatus = -25299
/// https://developer.apple.com/documentation/security/errsecitemnotfound
public let errSecItemNotFound: OSStatus = -25300
/// https://developer.apple.com/documentation/security/errsecinteractionnotallowed
public let errSecInteractionNotAllowed: OSStatus = -25308
/// https://developer.apple.com/documentation/security/errsecdecode
public let errSecDecode: OSStatus = -26275

/// https://developer.apple.com/documentation/security/secitemadd(_:_:)
public func SecItemAdd(_ attributes: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?) -> OSStatus {
  keychain.asked(.add) {
    let item = fields(attributes)
    guard item[kSecValueData] is Data || item[kSecValueData] is NSData else { return errSecDecode }
    guard keychain.indices(of: item).isEmpty else { return errSecDuplicateItem }
    keychain.items.append(item)
    return errSecSuccess
  }
}

/// https://developer.apple.com/documentation/security/secitemupdate(_:_:)
public func SecItemUpdate(_ query: CFDictionary, _ attributesToUpdate: CFDictionary) -> OSStatus {
  keychain.asked(.update) {
    let found = keychain.indices(of: fields(query))
    guard !found.isEmpty else { return errSecItemNotFound }
    for index in found {
      let updated = keychain.items[index].merging(fields(attributesToUpdate)) { _, new in new }
      guard keychain.indices(of: updated).allSatisfy({ $0 == index }) else { return errSecDuplicateItem }
      keychain.items[index] = updated
    }
    return errSecSuccess
  }
}

/// https://developer.apple.com/documentation/security/secitemcopymatching(_:_:)
public func SecItemCopyMatching(_ query: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?) -> OSStatus {
  keychain.asked(.copy) {
    guard let index = keychain.indices(of: fields(query)).first else { return errSecItemNotFound }
    if let data = keychain.items[index][kSecValueData] as? Data { result?.pointee = NSData(data: data) }
    return errSecSuccess
  }
}

/// https://developer.apple.com/documentation/security/secitemdelete(_:)
///
/// Everything that matches goes.
public func SecItemDelete(_ query: CFDictionary) -> OSStatus {
  keychain.asked(.delete) {
    let found = keychain.indices(of: fields(query))
    for index in found.reversed() { keychain.items.remove(at: index) }
    return found.isEmpty ? errSecItemNotFound : errSecSuccess
  }
}

private func fields(_ dictionary: CFDictionary) -> [NSString: Any] {
  var fields: [NSString: Any] = [:]
  for (key, value) in dictionary {
    let name = key as? NSString ?? (key as? String).map(NSString.init(string:))
    if let name { fields[name] = value }
  }
  return fields
}

/// The phone's keychain, which can be told to refuse.
final class Keychain: @unchecked Sendable {
  enum Call { case add, update, copy, delete }

  private let alone = NSRecursiveLock()
  var items: [[NSString: Any]] = []
  /// What a call answers instead of doing anything.
  var refuses: [Call: OSStatus] = [:]

  func startAnew() { alone.withLock { (items, refuses) = ([], [:]) } }

  fileprivate func asked(_ call: Call, _ answer: () -> OSStatus) -> OSStatus {
    alone.withLock { refuses[call] ?? answer() }
  }

  /// Items are told apart by their class, service, account, and whether they are synchronized; what a query leaves out,
  /// any item matches.
  fileprivate func indices(of query: [NSString: Any]) -> [Int] {
    let names = [kSecClass, kSecAttrService, kSecAttrAccount, kSecAttrSynchronizable].filter { query[$0] != nil }
    return items.indices.filter { index in
      names.allSatisfy { "\(items[index][$0] ?? "-")" == "\(query[$0] ?? "-")" }
    }
  }
}

let keychain = Keychain()
