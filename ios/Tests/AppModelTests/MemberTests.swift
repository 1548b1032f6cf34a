import KindselfCore
import TestMachine
import Testing

@testable import AppModel

/// What happens to the whole app, and what each member does then.
@Suite @MainActor struct MemberTests {
  /// What somebody wrote, breathed and chose, by the name of its type.
  private let personal: Set<String> = [
    "EntryCard", "DraftCard", "Written", "HitCard", "BreathedCard", "BackupCard", "OwnPattern", "FirstFinished",
    "EndedSession", "Unfinished", "KeepsakeCard", "SuggestionCard", "FavouriteCard", "RecentCard", "ReminderCard",
    "UpcomingCard",
  ]
  private let word = "heron"

  /// Which of it can be reached from the app, and texts with the word in them.
  private func held(by app: Kindself) -> Set<String> {
    var (found, seen): (Set<String>, Set<ObjectIdentifier>) = ([], [])
    var next: [Any] = [app]
    while let one = next.popLast() {
      let type = String(reflecting: Swift.type(of: one))
      // The fakes remember what they were told, for tests.
      if type.hasPrefix("TestMachine.") { continue }
      let mirror = Mirror(reflecting: one)
      if mirror.displayStyle == .class, !seen.insert(ObjectIdentifier(one as AnyObject)).inserted { continue }
      let name = type.split(separator: ".").last.map(String.init) ?? ""
      if personal.contains(name) { found.insert(name) }
      if let text = one as? String, text.contains(word) { found.insert("String") }
      var level: Mirror? = mirror
      while let here = level {
        next += here.children.map(\.value)
        level = here.superclassMirror
      }
    }
    return found
  }

  /// An app in which something of everything was looked at, and is in memory.
  private func used(_ machine: Machine) async throws -> Kindself {
    let app = try await machine.start()
    for (text, isKept) in [("A \(word) by the lake", true), ("a draft with a \(word)", false)] {
      let editor = app.journal.editor(.kind("note"))
      await editor.open()
      editor["text"] = .text(text: text)
      if isKept { _ = await editor.keep() } else { _ = await editor.leave() }
    }
    await app.journal.write.read()
    app.search.text = word
    try await until("it is found") { !app.search.hits.isEmpty }
    app.sessions.beginMinute()
    try await until("it runs") { app.player.display?.isRunning == true }
    await machine.clock.pass(80_000)
    await app.history.felt(8)
    await app.history.read()
    let opened = try #require(app.store.open).opened
    _ = try opened.store.keepWords(
      content: opened.content, practice: "daily-compassionate-act", step: "act", words: word, now: machine.clock.moment)
    await app.keepsakes.read()
    _ = await app.reminding.keep(nil, .daily())
    await app.finding.open()
    app.finding.text = word
    await app.forYou.setFavourite(.practice(id: "self-compassion-break"), true)
    app.sessions.leaveEnded()
    app.sessions.beginMinute()
    app.sessions.leave()
    app.sessions.beginGrounding()
    try await until("it runs") { app.player.display?.isRunning == true }
    await machine.clock.pass(31_000)
    let own = OwnPattern(
      name: word, pattern: Pattern(inhaleMs: 4000, topUpMs: 0, holdFullMs: 0, exhaleMs: 6000, holdEmptyMs: 0))
    app.settings.ownPatterns = [own, own]
    #expect(app.practices.delete(at: 0))
    await app.backups.note(
      ExportedCard(
        path: "", counts: [CountCard(collection: "entries", count: 1)], bytes: 1, sealedLeftOut: 0, state: ""),
      automatic: false)
    return app
  }

  @Test func whenEverythingIsDeletedNoMemberHoldsAnyOfIt() async throws {
    let machine = Machine()
    let app = try await used(machine)
    #expect(held(by: app) == personal.union(["String"]), "all of it is looked for, and found as long as it is there")
    await app.deleteEverything()
    #expect(held(by: app) == [])
    #expect(app.store.open != nil && app.settings.chosen == usualSettings())
  }

  @Test func norWhatWasOnItsWayFromTheStoreMeanwhile() async throws {
    let machine = Machine()
    let app = try await used(machine)
    async let entries: Void = app.journal.write.read()
    async let sessions: Void = app.history.read()
    async let hits: Void = app.search.open()
    async let forYou: Void = app.forYou.read()
    await app.deleteEverything()
    _ = await (entries, sessions, hits, forYou)
    #expect(held(by: app) == [])
  }

  @Test func whatWasUnkeptIsNotKeptInTheNewStore() async throws {
    let machine = Machine()
    let app = try await machine.start()
    machine.stores.refuseWrites(.full)
    let editor = app.journal.editor(.kind("note"))
    await editor.open()
    editor["text"] = .text(text: word)
    #expect(await editor.leave() == .notKept(.Store(trouble: .full)))
    machine.stores.refuseWrites(nil)
    await app.deleteEverything()
    app.cameToFront()
    await app.journal.write.read()
    #expect(app.journal.unkept.isEmpty && app.journal.write.drafts.isEmpty && held(by: app) == [])
  }
}
