import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

/// Opening the store, and what happens where that cannot be.
@Suite @MainActor struct StoreTests {
  let machine = Machine()

  @Test func theFirstStartMakesAKeyAndTheNextFindsIt() throws {
    let app = try machine.start()
    #expect(app.store != nil && app.noStore == nil && app.notices == [])
    let key = try #require(machine.vault.key)
    #expect(key.key.count == 32)
    let next = machine.afterKill()
    #expect(try next.start().store != nil)
    #expect(next.vault.key == key)
  }

  @Test func whatEarlierVersionsKeptIsMovedOverOnce() async throws {
    let breathing = try Breathing(language: "en")
    var settings = breathing.usualSettings()
    settings.theme = .dark
    let machine = Machine(shelf: TestShelf(["settings": try breathing.writeSettings(settings: settings)]))
    #expect(try machine.start().settings.theme == .dark)
    #expect(machine.shelf.texts.isEmpty && machine.kept("settings") != nil)
    #expect(try machine.afterKill().start().settings.theme == .dark)
  }

  @Test func whereThereIsNoRoomForThemTheyAreReadWhereTheyAre() throws {
    let breathing = try Breathing(language: "en")
    var settings = breathing.usualSettings()
    settings.theme = .dark
    let text = try breathing.writeSettings(settings: settings)
    let machine = Machine(shelf: TestShelf(["settings": text]))
    machine.stores.refuseWrites(.full)
    #expect(try machine.start().settings.theme == .dark)
    #expect(machine.shelf["settings"] == text)
  }

  @Test func withoutItsKeyNothingIsOpenedAndOneCanBeginAfresh() throws {
    _ = try machine.start()
    try machine.vault.forget()
    let next = machine.afterKill()
    let app = try next.start()
    #expect(app.store == nil && app.noStore == .keyLost && app.notices == [.nothingKept])
    #expect(app.beginMinute(), "breathing goes on")
    #expect(next.vault.key == nil, "no key is made over what is there")
    app.tryStoreAgain()
    #expect(app.noStore == .keyLost)
    app.beginAfresh()
    #expect(app.store != nil && app.noStore == nil && app.notices == [])
    #expect(next.folder.namesAside == ["store.aside-1"], "nothing is deleted")
  }

  @Test func whatIsPutAsideOpensWithItsKeyUntilEverythingIsDeleted() async throws {
    let first = try machine.start()
    try await first.store?.ask { try $0.store.keepText(name: "mark", text: "still here") }
    try await first.store?.ask { $0.store.close() }
    let key = try #require(machine.vault.key)
    let next = machine.afterKill()
    next.stores.refuseToOpen(.wrongKey)
    let app = try next.start()
    next.stores.refuseToOpen(nil)
    app.beginAfresh()
    #expect(app.store != nil && next.vault.key != key)
    #expect(next.vault.keysAside == [key])
    let aside = try Store.open(folder: "\(next.folder.path).aside-1", key: key.key, check: key.check)
    #expect(try aside.readText(name: "mark") == "still here")
    aside.close()
    await app.deleteEverything()
    #expect(next.vault.keysAside.isEmpty && next.folder.namesAside.isEmpty)
  }

  @Test func aKeyThatCannotBeUnwrappedIsLostToo() throws {
    machine.vault.answers(.lost)
    let app = try machine.start()
    #expect(app.noStore == .keyLost && app.noStore?.canBeginAfresh == true)
  }

  @Test func beforeTheFirstUnlockingItWaitsAndOpensByItself() async throws {
    _ = try machine.start()
    let next = machine.afterKill()
    next.vault.answers(.notNow)
    let app = try next.start()
    #expect(app.noStore == .notNow && app.noStore?.canBeginAfresh == false)
    app.settings.theme = .dark
    next.vault.answers(nil)
    app.cameToFront()
    #expect(app.store != nil && app.notices == [])
    #expect(app.settings.theme == .dark, "what was chosen meanwhile holds")
    try await until("it is kept") { next.kept("settings") != nil }
  }

  @Test(arguments: [
    StoreTrouble.wrongKey, .newer(found: 9), .damaged, .full, .readOnly, .busy, .io, .closed,
  ])
  func eachTroubleIsToldAndCanBeTriedAgain(_ trouble: StoreTrouble) throws {
    machine.stores.refuseToOpen(trouble)
    let app = try machine.start()
    #expect(app.noStore == .trouble(trouble))
    #expect(app.noStore?.canBeginAfresh == (trouble == .wrongKey))
    app.beginAfresh()
    #expect(app.store == nil)
    machine.stores.refuseToOpen(nil)
    app.tryStoreAgain()
    #expect(app.store != nil && app.noStore == nil)
  }

  @Test func aVaultThatRefusesIsNoReasonToGoWithoutBreathing() throws {
    machine.vault.refuses(true)
    let app = try machine.start()
    #expect(app.noStore == .refused && app.beginMinute())
    machine.vault.refuses(false)
    app.tryStoreAgain()
    #expect(app.store != nil)
  }

  @Test func whatWasSavedOfADamagedFileIsSaidAndTheCallIsAnswered() async throws {
    let app = try machine.start()
    machine.stores.damage()
    let store = try #require(app.store)
    let now = machine.clock.moment
    let drafts = try await store.ask { try $0.journal.drafts(now: now) }
    #expect(drafts.isEmpty)
    try await until("it is said") { app.notices == [.mended(entries: 7, holes: 3)] }
  }

  @Test func aFileDamagedOnTheDiskIsSavedWhenItIsOpened() async throws {
    let app = try machine.start()
    try await app.store?.ask { $0.store.close() }
    let file = URL(filePath: machine.folder.path).appending(path: "kindself.db")
    var bytes = try Data(contentsOf: file)
    for index in 4096..<min(bytes.count, 12_288) { bytes[index] ^= 0x5A }
    try bytes.write(to: file)
    try? FileManager.default.removeItem(at: file.deletingLastPathComponent().appending(path: "kindself.db-wal"))
    let next = try machine.afterKill().start()

    try await until("it is said") {
      next.notices.contains { if case .mended = $0 { true } else { false } }
    }
    #expect(next.store != nil)
  }
}
