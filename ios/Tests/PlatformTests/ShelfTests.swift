import AppModel
import Foundation
import Testing

@testable import Platform

/// Real files.
@Suite final class ShelfTests {
  private let folder = URL.temporaryDirectory.appending(path: "kindself-\(UUID())")
  private let shelf: FileShelf

  init() {
    shelf = FileShelf(folder: folder)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }

  private func lay(_ bytes: [UInt8], as name: String) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: folder.appending(path: name))
  }

  @Test func givesBackWhatItWasGiven() throws {
    #expect(try shelf.read("session") == nil)
    try shelf.write("session", "one")
    try shelf.write("settings", "żółć 🫁\n")
    try shelf.write("session", "two")
    #expect(try FileShelf(folder: folder).read("session") == "two")
    #expect(try FileShelf(folder: folder).read("settings") == "żółć 🫁\n")
    try shelf.write("session", "")
    #expect(try shelf.read("session") == "")
    #expect(try names() == ["session", "settings"])
    try shelf.remove("session")
    try shelf.remove("session")
    #expect(try shelf.read("session") == nil)
  }

  @Test func whatIsSetAsideKeepsItsBytesHoweverOften() throws {
    try shelf.setAside("session")
    let damaged: [[UInt8]] = [[0xFF, 0, 7], [0xFE], Array("whole".utf8)]
    for bytes in damaged {
      try lay(bytes, as: "session")
      try shelf.setAside("session")
      #expect(try shelf.read("session") == nil)
    }
    #expect(try names() == ["session.aside-1", "session.aside-2", "session.aside-3"])
    for (i, bytes) in damaged.enumerated() {
      #expect(try Data(contentsOf: folder.appending(path: "session.aside-\(i + 1)")) == Data(bytes))
    }
  }

  @Test func bytesThatAreNoTextAreRefusedAndNotMended() throws {
    try lay([97, 0xFF], as: "session")
    #expect(throws: ShelfError.noText) { try self.shelf.read("session") }
    #expect(try Data(contentsOf: folder.appending(path: "session")).count == 2)
  }

  @Test func aFileWithoutEndIsNotReadToItsEnd() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    symlink("/dev/zero", folder.appending(path: "session").path)
    #expect(throws: ShelfError.noText) { try self.shelf.read("session") }
  }

  @Test(arguments: ["../session", "/etc/passwd", "", ".hidden", "a/b", "a b", "A"])
  func namesLeadNowhereElse(_ name: String) {
    #expect(throws: ShelfError.noName) { try self.shelf.write(name, "text") }
    #expect(throws: ShelfError.noName) { try self.shelf.read(name) }
    #expect(throws: ShelfError.noName) { try self.shelf.remove(name) }
    #expect(throws: ShelfError.noName) { try self.shelf.setAside(name) }
  }

  @Test func aFolderThatCannotBeAFolderIsAnError() throws {
    try Data().write(to: folder)
    #expect(throws: (any Error).self) { try self.shelf.write("session", "text") }
    #expect(throws: (any Error).self) { try self.shelf.read("session") }
  }

  @Test func aFolderInThePlaceOfATextIsAnErrorAndCanBeSetAside() throws {
    try FileManager.default.createDirectory(
      at: folder.appending(path: "session/inside"), withIntermediateDirectories: true)
    #expect(throws: (any Error).self) { try self.shelf.read("session") }
    #expect(throws: (any Error).self) { try self.shelf.write("session", "text") }
    #expect(try names() == ["session"], "No draft is left behind")
    try shelf.setAside("session")
    try shelf.write("session", "text")
    #expect(try shelf.read("session") == "text")
  }

  @Test func whenTheDiskIsFullTheOldTextStaysAndTheCallerIsTold() throws {
    try shelf.write("session", "old")
    // The drive is full for whoever writes the draft.
    symlink("/dev/full", folder.appending(path: "session.draft").path)
    #expect(throws: ShelfError.refused(call: "write", number: ENOSPC)) { try self.shelf.write("session", "new") }
    #expect(try shelf.read("session") == "old")
    #expect(try names() == ["session"])
    try shelf.write("session", "new")
    #expect(try shelf.read("session") == "new")
  }

  /// A real process with a real limit on the size of files: the disk is full in the middle of the text.
  @Test func whenTheDiskFillsUpHalfWayTheOldTextStays() async throws {
    try shelf.write("session", "old")
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      signal(SIGXFSZ, SIG_IGN)
      var usual = rlimit()
      getrlimit(fileSize, &usual)
      var small = rlimit(rlim_cur: 4096, rlim_max: usual.rlim_max)
      try #require(setrlimit(fileSize, &small) == 0)
      // Whoever measures coverage writes a file of its own at the end.
      defer { setrlimit(fileSize, &usual) }
      let shelf = FileShelf(folder: URL(filePath: path))
      #expect(throws: ShelfError.refused(call: "write", number: EFBIG)) {
        try shelf.write("session", String(repeating: "n", count: 10_000))
      }
    }
    #expect(try shelf.read("session") == "old")
    #expect(try names() == ["session"])
  }

  /// A real process killed in the middle of a text: some file is there of which a part is missing.
  @Test func aKilledWriterLeavesAWholeText() async throws {
    try shelf.write("session", String(repeating: "a", count: length))
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
      let folder = URL(filePath: path)
      Thread.detachNewThread {
        let shelf = FileShelf(folder: folder)
        while true {
          for letter in ["b", "c"] { try? shelf.write("session", String(repeating: letter, count: length)) }
        }
      }
      var state = stat()
      let draft = folder.appending(path: "session.draft").path
      while stat(draft, &state) != 0 || state.st_size == 0 || state.st_size == length {}
      kill(getpid(), SIGKILL)
    }
    let draft = folder.appending(path: "session.draft")
    #expect(try Data(contentsOf: draft).count < length, "It was killed half way")
    let text = try #require(try shelf.read("session"))
    #expect(text.count == length)
    #expect(Set(text).count == 1, "One text, not two")
    try shelf.write("session", "mine")
    #expect(try shelf.read("session") == "mine")
    #expect(try names() == ["session"])
  }

  @Test func severalAtOnceDoNotGetInEachOthersWay() async throws {
    let shelf = shelf
    try await withThrowingTaskGroup(of: Void.self) { group in
      for letter in "abcdefgh" {
        group.addTask { try shelf.write("session", String(repeating: letter, count: 100_000)) }
      }
      try await group.waitForAll()
    }
    #expect(Set(try #require(try shelf.read("session"))).count == 1)
    #expect(try names() == ["session"])
  }
}

private let fileSize = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)

/// Long enough to be written for a while.
private let length = 4_000_000
