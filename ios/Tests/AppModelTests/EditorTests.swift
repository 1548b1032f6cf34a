import AppModel
import KindselfCore
import TestMachine
import Testing

/// An editor whose screen is gone: held where its text is nowhere else, and let go once it is somewhere.
@Suite @MainActor struct EditorTests {
  private struct Seen {
    weak var editor: EditorModel?
  }

  /// What became of a note that was written and left, and its editor.
  private func left(_ machine: Machine, _ app: Kindself) async -> (DraftState?, Seen) {
    let editor = app.journal.editor(.kind("note"))
    await editor.open()
    editor["text"] = .text(text: "some words")
    return (await editor.leave(), Seen(editor: editor))
  }

  @Test func withItsDraftKeptNobodyHoldsItAnyMore() async throws {
    let machine = Machine()
    let app = try await machine.start()
    let (draft, seen) = await left(machine, app)
    #expect(draft == .kept && app.journal.unkept.isEmpty)
    try await until("it is gone") { seen.editor == nil }
  }

  @Test func itIsHeldUntilThePhoneTakesIt() async throws {
    let machine = Machine()
    let app = try await machine.start()
    machine.stores.refuseWrites(.full)
    let (draft, seen) = await left(machine, app)
    #expect(draft == .notKept(.Store(trouble: .full)))
    await machine.clock.pass(60_000)
    #expect(seen.editor != nil && app.journal.unkept.map(\.beginning) == ["some words"])
    #expect(app.journal.editor(.kind("note")) === seen.editor)
    #expect(app.journal.editor(.kind("letter")) !== seen.editor)
    machine.stores.refuseWrites(nil)
    app.cameToFront()
    try await until("it is gone") { seen.editor == nil && app.journal.unkept.isEmpty }
    #expect(try machine.journal?.drafts(now: machine.clock.moment).map(\.preview) == ["some words"])
  }

  @Test func whatWasOnlyLookedAtIsNothingToBeSaid() async throws {
    let machine = Machine()
    let app = try await machine.start()
    let editor = app.journal.editor(.kind("note"))
    await editor.open()
    #expect(await editor.leave() == .untouched)
    editor["text"] = .text(text: " ")
    #expect(await editor.leave() == .untouched)
    #expect(app.journal.unkept.isEmpty)
  }
}
