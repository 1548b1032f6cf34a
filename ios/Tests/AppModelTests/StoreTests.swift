import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

/// Opening the store, and what happens where that cannot be.
@Suite @MainActor struct StoreTests {
  let machine = Machine()

  @Test func theFirstStartMakesAKeyAndTheNextFindsIt() async throws {
    let app = try await machine.start()
    #expect(app.store.open != nil && app.store.problem == nil && app.notices.shown == [])
    let key = try #require(machine.vault.key)
    #expect(key.key.count == 32)
    let next = machine.afterKill()
    #expect(try await next.start().store.open != nil)
    #expect(next.vault.key == key)
  }

  @Test func whatEarlierVersionsKeptIsMovedOverOnce() async throws {
    var settings = usualSettings()
    settings.theme = .dark
    let machine = Machine(shelf: TestShelf(["settings": try settings.toText()]))
    #expect(try await machine.start().settings.theme == .dark)
    #expect(machine.shelf.texts.isEmpty && machine.kept("settings") != nil)
    #expect(try await machine.afterKill().start().settings.theme == .dark)
  }

  @Test func whereThereIsNoRoomForThemTheyAreReadWhereTheyAre() async throws {
    var settings = usualSettings()
    settings.theme = .dark
    let text = try settings.toText()
    let machine = Machine(shelf: TestShelf(["settings": text]))
    machine.stores.refuseWrites(.full)
    #expect(try await machine.start().settings.theme == .dark)
    #expect(machine.shelf["settings"] == text)
  }

  @Test func withoutItsKeyNothingIsOpenedAndOneCanBeginAfresh() async throws {
    _ = try await machine.start()
    try machine.vault.forget()
    let next = machine.afterKill()
    let app = try await next.start()
    #expect(app.store.open == nil && app.store.problem == .keyLost && app.notices.shown == [.nothingKept])
    #expect(app.sessions.beginMinute(), "breathing goes on")
    #expect(next.vault.key == nil, "no key is made over what is there")
    await app.store.tryAgain()
    #expect(app.store.problem == .keyLost)
    await app.store.beginAfresh()
    #expect(app.store.open != nil && app.store.problem == nil && app.notices.shown == [])
    #expect(next.folder.namesAside == ["store.aside-1"], "nothing is deleted")
  }

  @Test func whatIsPutAsideOpensWithItsKeyUntilEverythingIsDeleted() async throws {
    let first = try await machine.start()
    try await first.store.open?.ask { try $0.store.keepText(name: "mark", text: "still here") }
    try await first.store.open?.ask { $0.store.close() }
    let key = try #require(machine.vault.key)
    let next = machine.afterKill()
    next.stores.refuseToOpen(.wrongKey)
    let app = try await next.start()
    next.stores.refuseToOpen(nil)
    await app.store.beginAfresh()
    #expect(app.store.open != nil && next.vault.key != key)
    #expect(next.vault.keysAside == [key])
    let aside = try Store.open(folder: "\(next.folder.path).aside-1", key: key.key, check: key.check)
    #expect(try aside.readText(name: "mark") == "still here")
    aside.close()
    await app.deleteEverything()
    #expect(next.vault.keysAside.isEmpty && next.folder.namesAside.isEmpty)
  }

  @Test func aKeyThatCannotBeUnwrappedIsLostToo() async throws {
    machine.vault.answers(.lost)
    let app = try await machine.start()
    #expect(app.store.problem == .keyLost && app.store.problem?.canBeginAfresh == true)
  }

  @Test func beforeTheFirstUnlockingItWaitsAndOpensByItself() async throws {
    _ = try await machine.start()
    let next = machine.afterKill()
    next.vault.answers(.notNow)
    let app = try await next.start()
    #expect(app.store.problem == .notNow && app.store.problem?.canBeginAfresh == false)
    app.settings.theme = .dark
    next.vault.answers(nil)
    app.cameToFront()
    #expect(await app.store.ready() != nil && app.notices.shown == [])
    #expect(app.settings.theme == .dark, "what was chosen meanwhile holds")
    try await until("it is kept") { next.kept("settings") != nil }
  }

  @Test(arguments: [
    StoreTrouble.wrongKey, .newer(found: 9), .damaged, .full, .readOnly, .busy, .io, .closed,
  ])
  func eachTroubleIsToldAndCanBeTriedAgain(_ trouble: StoreTrouble) async throws {
    machine.stores.refuseToOpen(trouble)
    let app = try await machine.start()
    #expect(app.store.problem == .trouble(trouble))
    #expect(app.store.problem?.canBeginAfresh == (trouble == .wrongKey))
    await app.store.beginAfresh()
    #expect(app.store.open == nil)
    machine.stores.refuseToOpen(nil)
    await app.store.tryAgain()
    #expect(app.store.open != nil && app.store.problem == nil)
  }

  @Test func aVaultThatRefusesIsNoReasonToGoWithoutBreathing() async throws {
    machine.vault.refuses(true)
    let app = try await machine.start()
    #expect(app.store.problem == .refused && app.sessions.beginMinute())
    machine.vault.refuses(false)
    await app.store.tryAgain()
    #expect(app.store.open != nil)
  }

  @Test func whatWasSavedOfADamagedFileIsSaidAndTheCallIsAnswered() async throws {
    let app = try await machine.start()
    machine.stores.damage()
    let store = try #require(app.store.open)
    let now = machine.clock.moment
    let drafts = try await store.ask { try $0.journal.drafts(now: now) }
    #expect(drafts.isEmpty)
    try await until("it is said") { app.notices.shown == [.mended(entries: 7, holes: 3)] }
  }

  @Test func aFileDamagedOnTheDiskIsSavedWhenItIsOpened() async throws {
    let app = try await machine.start()
    try await app.store.open?.ask { $0.store.close() }
    let file = URL(filePath: machine.folder.path).appending(path: "kindself.db")
    var bytes = try Data(contentsOf: file)
    for index in 4096..<min(bytes.count, 12_288) { bytes[index] ^= 0x5A }
    try bytes.write(to: file)
    try? FileManager.default.removeItem(at: file.deletingLastPathComponent().appending(path: "kindself.db-wal"))
    let next = try await machine.afterKill().start()

    try await until("it is said") {
      next.notices.shown.contains { if case .mended = $0 { true } else { false } }
    }
    #expect(next.store.open != nil)
  }
}
