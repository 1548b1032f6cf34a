import AppModel
import Foundation
import KindselfCore
import Testing

@testable import Platform
@testable import Security

extension Adapters {
  /// The key in the keychain.
  @Suite @MainActor struct VaultTests {
    private let vault = KeychainVault()
    private let key = NewKey(key: Data((0..<32).map { UInt8($0 * 7) }), check: "kindself-key 1 0123abcd")

    init() {
      keychain.startAnew()
    }

    @Test func aKeyIsGivenBackAsItWasKeptAndForgottenForGood() throws {
      #expect(try vault.read() == .none)
      try vault.keep(key)
      #expect(try KeychainVault().read() == .key(key))
      let other = NewKey(key: Data(count: 32), check: "another")
      try vault.keep(other)
      #expect(try vault.read() == .key(other), "in place of what was there")
      #expect(keychain.items.count == 1)
      try vault.forget()
      try vault.forget()
      #expect(try vault.read() == .none && keychain.items.isEmpty)
    }

    @Test func twoKeysAreKeptInOneItemAndThenTheNextOneAlone() throws {
      let next = NewKey(key: Data(repeating: 0, count: 32), check: "kindself-key 1 zero")
      try vault.keep(key, next: next)
      #expect(try KeychainVault().read() == .key(key, next: next))
      #expect(keychain.items.count == 1, "neither leaves the other behind")
      try vault.keep(next)
      #expect(try vault.read() == .key(next))
      let half = try #require(keychain.items.first?[kSecValueData] as? Data)
      keychain.items[0][kSecValueData] = half + Data([0]) + Data(count: 31)
      #expect(try vault.read() == .lost)
    }

    @Test func whatIsSetAsideMakesRoomAndStaysUntilEverythingIsForgotten() throws {
      try vault.setAside()
      #expect(keychain.items.isEmpty, "there was none")
      for number: UInt8 in [1, 2] {
        try vault.keep(NewKey(key: Data(repeating: number, count: 32), check: "of \(number)"))
        try vault.setAside()
        #expect(try vault.read() == .none)
      }
      try vault.keep(key)
      #expect(try vault.read() == .key(key))
      #expect(keychain.items.map { "\($0[kSecAttrAccount] ?? "")" } == ["store.aside-1", "store.aside-2", "store"])
      #expect(keychain.items.map { ($0[kSecValueData] as? Data)?[1] } == [1, 2, 7])
      try vault.forget()
      #expect(keychain.items.isEmpty)
    }

    @Test func whatCannotBeDecodedIsInTheWayOfNoNewKey() throws {
      try vault.keep(key)
      keychain.refuses[.update] = errSecDecode
      try vault.setAside()
      #expect(keychain.items.isEmpty)
    }

    @Test func itStaysOnThisPhoneAndCanBeReadFromTheFirstUnlockingOn() throws {
      try vault.keep(key)
      let item = try #require(keychain.items.first)
      #expect(item[kSecAttrAccessible] as? NSString == kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly)
      #expect(item[kSecAttrSynchronizable] as? Bool == false)
    }

    @Test func beforeTheFirstUnlockingItSaysThatItIsNotNow() throws {
      try vault.keep(key)
      keychain.refuses[.copy] = errSecInteractionNotAllowed
      #expect(try vault.read() == .notNow)
    }

    @Test func whatIsNoKeyAnyMoreIsLost() throws {
      try vault.keep(key)
      keychain.refuses[.copy] = errSecDecode
      #expect(try vault.read() == .lost)
      keychain.refuses = [:]
      keychain.items[0][kSecValueData] = Data(count: 31)
      #expect(try vault.read() == .lost)
      keychain.items[0][kSecValueData] = Data(count: 32) + Data([0xFF])
      #expect(try vault.read() == .lost)
    }

    @Test func aRefusalIsAnErrorWithItsStatus() {
      let refused = KeychainRefused(status: -34018)
      for call in [Keychain.Call.add, .update, .copy, .delete] { keychain.refuses[call] = -34018 }
      #expect(throws: refused) { try vault.read() }
      #expect(throws: refused) { try vault.keep(key) }
      #expect(throws: refused) { try vault.setAside() }
      #expect(throws: refused) { try vault.forget() }
    }

    @Test func theMomentIsThatOfThePhonesClockAndZone() throws {
      let date = Date(timeIntervalSince1970: 1_795_476_600.25)
      let auckland = try #require(TimeZone(identifier: "Pacific/Auckland"))
      let moment = MonotonicClock.moment(of: date, in: auckland, dayBeginsMin: 90)
      #expect(moment == Moment(utcMs: 1_795_476_600_250, aheadOfUtcS: 13 * 3600, dayBeginsMin: 90))
      let clock = MonotonicClock()
      #expect(clock.moment.dayBeginsMin == 240, "as usual, until the settings are read")
      clock.dayBeginsMin = 0
      #expect(clock.moment.dayBeginsMin == 0)
    }
  }
}

/// The store's folder, on a real disk.
@Suite final class PrivateFolderTests {
  private let around = URL.temporaryDirectory.appending(path: "kindself-\(UUID())")
  private var folder: PrivateFolder { PrivateFolder(folder: around.appending(path: "store")) }

  deinit {
    try? FileManager.default.removeItem(at: around)
  }

  private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: around.path).sorted() }

  @Test func itIsMadeAndTellsWhetherThereIsAStoreInIt() throws {
    #expect(!folder.holdsStore)
    try folder.prepare()
    try folder.prepare()
    #expect(!folder.holdsStore)
    try Data([1]).write(to: around.appending(path: "store/kindself.db"))
    #expect(folder.holdsStore)
  }

  @Test func whatIsKeptInItIsAllThereOrNotAtAll() throws {
    #expect(throws: (any Error).self) { try folder.keep(Data([1]), as: "recovery") }
    try folder.prepare()
    try folder.keep(Data([1, 0xff]), as: "recovery")
    // Where the new one finds no room, the one before stays, and nothing half written.
    let inTheWay = around.appending(path: "store/recovery.draft")
    try FileManager.default.createDirectory(at: inTheWay, withIntermediateDirectories: false)
    #expect(throws: (any Error).self) { try folder.keep(Data([2]), as: "recovery") }
    #expect(try Data(contentsOf: around.appending(path: "store/recovery")) == Data([1, 0xff]))
    try FileManager.default.removeItem(at: inTheWay)
    try folder.keep(Data([2]), as: "recovery")
    #expect(try Data(contentsOf: around.appending(path: "store/recovery")) == Data([2]))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["recovery"])
  }

  @Test func whatIsSetAsideStaysUntilItIsForgotten() throws {
    try folder.setAside()
    #expect(try folder.pathsAside() == [])
    for number: UInt8 in [1, 2] {
      try folder.prepare()
      try Data([number]).write(to: around.appending(path: "store/kindself.db"))
      try folder.setAside()
      #expect(!folder.holdsStore)
    }
    #expect(try names() == ["store.aside-1", "store.aside-2"])
    #expect(try folder.pathsAside().map { URL(filePath: $0).lastPathComponent }.sorted() == names())
    #expect(try Data(contentsOf: around.appending(path: "store.aside-2/kindself.db")) == Data([2]))
    try folder.prepare()
    try folder.forgetSetAside()
    #expect(try names() == ["store"])
  }
}
