import AppModel
import KindselfCore
import TestMachine
import Testing

/// A panic in a call that throws comes as an error of the bindings' own. It is said like trouble with the file.
@Suite @MainActor struct PanicTests {
  private func panicking() async throws -> Kindself {
    let machine = Machine()
    let app = try await machine.start()
    machine.stores.letPanic(true)
    return app
  }

  @Test func whateverReadsSaysIt() async throws {
    let app = try await panicking()
    await app.journal.write.read()
    #expect(app.journal.write.trouble == .io)
    let search = app.search
    await search.open()
    #expect(search.trouble == .io)
    let history = app.history
    await history.read()
    #expect(history.trouble == .io)
    let entry = app.journal.reader("any")
    await entry.read()
    #expect(entry.found == .refused(.Store(trouble: .io)))
    let editor = app.journal.editor(.kind("note"))
    await editor.open()
    #expect(editor.refusal == .Store(trouble: .io))
  }

  @Test func whateverChangesSaysIt() async throws {
    let app = try await panicking()
    #expect(await app.journal.write.delete("any") == false)
    #expect(app.journal.write.trouble == .io)
    let history = app.history
    await history.forget("any")
    #expect(history.trouble == .io)
    await app.backups.automatic.stop()
    #expect(app.backups.automatic.refusal == .Interrupted)
  }
}
