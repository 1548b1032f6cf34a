import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import AppModel

/// Backups that make themselves, each in its own time.
@Suite @MainActor struct AutomaticBackupTests {
  private let machine = Machine()
  private let made = ["export", "exported", "arrived"]

  private func folder(_ name: String) throws -> Result<URL, any Error> {
    let folder = machine.documents.outside.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return .success(folder)
  }

  /// On since yesterday, and something was written since.
  private func due() async throws -> AutomaticBackup {
    let app = try await machine.start()
    let automatic = app.backups.automatic
    await automatic.begin(in: try folder("first"), passphrase: "river stone lamp")
    #expect(automatic.isOn && machine.stores.backups == made + ["begun"])
    machine.clock.daysOn += 1
    let editor = app.journal.editor(.kind("note"))
    await editor.open()
    editor["text"] = .text(text: "A heron")
    _ = await editor.keep()
    return automatic
  }

  /// What was asked since it was due.
  private var since: [String] { Array(machine.stores.backups.dropFirst(4)) }

  /// Everything that could begin now has begun.
  private func idle() async {
    for _ in 0..<1000 { await Task.yield() }
  }

  @Test func oneThatIsBegunWhileAnotherIsMadeComesAfterIt() async throws {
    let automatic = try await due()
    machine.stores.letBackupsWait(true)
    let making = Task { await automatic.makeIfDue() }
    try await until("it is being made") { since == ["due", "export"] }
    let other = try folder("second")
    let beginning = Task { await automatic.begin(in: other, passphrase: "lamp stone river") }
    await idle()
    #expect(since == ["due", "export"])
    machine.stores.letBackupsWait(false)
    #expect(await making.value)
    await beginning.value
    #expect(since == ["due"] + made + made + ["begun"])
    #expect(automatic.isOn && automatic.problem == nil)
  }

  @Test func oneThatIsBegunWhileItIsAskedWhetherAnotherIsDueComesAfterIt() async throws {
    let automatic = try await due()
    machine.stores.letDuesWait(true)
    let making = Task { await automatic.makeIfDue() }
    try await until("it is asked") { since == ["due"] }
    let other = try folder("second")
    let beginning = Task { await automatic.begin(in: other, passphrase: "lamp stone river") }
    await idle()
    machine.stores.letDuesWait(false)
    #expect(await making.value)
    await beginning.value
    #expect(since == ["due"] + made + made + ["begun"])
  }

  @Test func switchedOffWhileOneIsMadeNoneIsMadeAfterwards() async throws {
    let automatic = try await due()
    machine.stores.letDuesWait(true)
    let making = Task { await automatic.makeIfDue() }
    try await until("it is asked") { since == ["due"] }
    let stopping = Task { await automatic.stop() }
    await idle()
    machine.stores.letDuesWait(false)
    #expect(await making.value)
    await stopping.value
    #expect(since == ["due"] + made + ["stopped"])
    #expect(!automatic.isOn)
    #expect(await automatic.makeIfDue())
    #expect(since.suffix(1) == ["due"])
  }

  @Test func outOfSightWhileOneIsBegunNoneIsMadeBesideIt() async throws {
    let app = try await machine.start()
    let automatic = app.backups.automatic
    machine.stores.letBackupsWait(true)
    let first = try folder("first")
    let beginning = Task { await automatic.begin(in: first, passphrase: "river stone lamp") }
    try await until("it is being made") { machine.stores.backups == ["export"] }
    let making = Task { await automatic.makeIfDue() }
    await idle()
    machine.stores.letBackupsWait(false)
    await beginning.value
    #expect(await making.value)
    #expect(machine.stores.backups == made + ["begun", "due"], "the second has nothing to add")
  }

  @Test func twiceOutOfSightOneIsMade() async throws {
    let automatic = try await due()
    async let first = automatic.makeIfDue()
    async let second = automatic.makeIfDue()
    #expect(await [first, second] == [true, true])
    #expect(since == ["due"] + made + ["due"])
  }

  @Test func inAnotherFolderTheyAreCalledOtherwise() async throws {
    let app = try await machine.start()
    let folders = try ["first", "second"].map { try folder($0) }
    for folder in folders { await app.backups.automatic.begin(in: folder, passphrase: "river stone lamp") }
    let names = try folders.map { try FileManager.default.contentsOfDirectory(atPath: $0.get().path) }
    #expect(names.map(\.count) == [1, 1] && Set(names.joined()).count == 2)
    let starts = names.joined().map { $0.split(separator: "-").dropFirst().first }
    #expect(Set(starts).count == 2, "each folder has two files of its own, in turn")
  }

  @Test func whatWasBegunBeforeEverythingWasDeletedIsNotOnAfterwards() async throws {
    let app = try await machine.start()
    let automatic = app.backups.automatic
    machine.stores.letBackupsWait(true)
    let first = try folder("first")
    let beginning = Task { await automatic.begin(in: first, passphrase: "river stone lamp") }
    try await until("it is being made") { machine.stores.backups == ["export"] }
    await app.deleteEverything()
    machine.stores.letBackupsWait(false)
    await beginning.value
    #expect(!automatic.isOn && automatic.problem == nil)
    #expect(await automatic.makeIfDue())
    #expect(!machine.stores.backups.contains("begun"))
  }
}
