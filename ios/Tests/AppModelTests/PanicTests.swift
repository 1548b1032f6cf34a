import AppModel
import KindselfCore
import TestMachine
import Testing

/// A panic in a call that throws comes as an error of the bindings' own. It is said like trouble with the file.
@Suite @MainActor struct PanicTests {
  private func panicking() throws -> Kindself {
    let machine = Machine()
    let app = try machine.start()
    machine.stores.letPanic(true)
    return app
  }

  @Test func whateverReadsSaysIt() async throws {
    let app = try panicking()
    await app.write.read()
    #expect(app.write.trouble == .io)
    let search = SearchModel(app: app)
    await search.open()
    #expect(search.trouble == .io)
    let history = HistoryModel(app: app)
    await history.read()
    #expect(history.trouble == .io)
    let entry = EntryModel(app: app, id: "any")
    await entry.read()
    #expect(entry.found == .refused(.Store(code: "", trouble: .io)))
    let editor = app.editor(.kind("note"))
    await editor.open()
    #expect(editor.refusal == .Store(code: "", trouble: .io))
  }

  @Test func whateverChangesSaysIt() async throws {
    let app = try panicking()
    #expect(await app.write.delete("any") == false)
    #expect(app.write.trouble == .io)
    let history = HistoryModel(app: app)
    await history.forget("any")
    #expect(history.trouble == .io)
    await app.automatic.stop()
    #expect(app.automatic.refusal == .Interrupted(code: "archive.interrupted"))
  }
}
