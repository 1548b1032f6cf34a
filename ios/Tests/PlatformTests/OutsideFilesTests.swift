import AppModel
import Foundation
import Testing

@testable import Platform
@testable import UIKit

extension Adapters {
  /// Files outside of the app: used only while that is allowed, and given back.
  @Suite @MainActor final class OutsideFilesTests {
    private let files = OutsideFiles()
    private let outside = URL.temporaryDirectory.appending(path: "kindself-outside-\(UUID())")
    private let inside = URL.temporaryDirectory.appending(path: "kindself-inside-\(UUID())")

    init() throws {
      SecurityScope.startAnew()
      for folder in [outside, inside] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
    }

    deinit {
      for folder in [outside, inside] { try? FileManager.default.removeItem(at: folder) }
    }

    private func lay(_ bytes: [UInt8], at url: URL) throws -> URL {
      try Data(bytes).write(to: url)
      return url
    }

    @Test func aChosenFileIsCopiedInWholeAndInPlaceOfAnother() throws {
      let chosen = try lay([1, 2, 3], at: outside.appending(path: "a"))
      let file = try lay([9], at: inside.appending(path: "a"))
      try files.bringIn(chosen, to: file, while: { true })
      #expect(try Data(contentsOf: file) == Data([1, 2, 3]))
      #expect(try files.length(of: chosen) == 3)
      #expect(throws: (any Error).self) { try files.bringIn(outside.appending(path: "none"), to: file) { true } }
      #expect(SecurityScope.open == 0, "each leave is given back")
    }

    @Test func whatIsNotWantedAnyMoreIsNotCopiedOn() throws {
      let chosen = try lay([UInt8](repeating: 1, count: 300_000), at: outside.appending(path: "long"))
      var asked = 0
      #expect(throws: (any Error).self) {
        try files.bringIn(chosen, to: inside.appending(path: "a")) {
          asked += 1
          return asked < 2
        }
      }
      #expect(asked == 2, "it asks more than once on the way")
      #expect(SecurityScope.open == 0)
    }

    @Test func ofAFolderThePagesComeInAndPicturesLinksAndWhatIsHiddenDoNot() throws {
      let (deeper, trash) = (outside.appending(path: "deeper"), outside.appending(path: ".trash"))
      for folder in [deeper, trash] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
      _ = try lay([1], at: outside.appending(path: "2026-11-01.md"))
      _ = try lay([2], at: deeper.appending(path: "two.TXT"))
      _ = try lay([3], at: deeper.appending(path: "photo.jpg"))
      _ = try lay([4], at: trash.appending(path: "gone.md"))
      try FileManager.default.createSymbolicLink(
        at: outside.appending(path: "link.md"), withDestinationURL: URL(filePath: "/etc/passwd"))
      let pages = inside.appending(path: "pages")
      try files.bringIn(outside, to: pages) { true }
      #expect(
        try FileManager.default.subpathsOfDirectory(atPath: pages.path).sorted()
          == ["2026-11-01.md", "deeper", "deeper/two.TXT"])
    }

    @Test func aFolderThatLiesTooDeepComesWithoutWhatIsInItSoThatTheCoreCountsIt() throws {
      let deep = { (levels: Int) in (1...levels).map { "d\($0)" }.joined(separator: "/") }
      let folder = outside.appending(path: deep(40))
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      _ = try lay([1], at: folder.appending(path: "page.md"))
      let pages = inside.appending(path: "pages")
      try files.bringIn(outside, to: pages) { true }
      #expect(try FileManager.default.subpathsOfDirectory(atPath: pages.path).max { $0.count < $1.count } == deep(33))
    }

    @Test func aFolderIsFoundAgainAndTakesFilesInPlaceOfOlderOnes() throws {
      let remembered = try files.remember(outside)
      for bytes: [UInt8] in [[1], [2, 3]] {
        try files.put(try lay(bytes, at: inside.appending(path: "b")), in: remembered, as: "kindself-a.age")
        #expect(try Data(contentsOf: outside.appending(path: "kindself-a.age")) == Data(bytes))
      }
      #expect(SecurityScope.open == 0)
    }

    @Test func aFolderThatIsGoneIsAnErrorAndSoIsNonsense() throws {
      let file = try lay([1], at: inside.appending(path: "b"))
      let remembered = try files.remember(outside)
      try FileManager.default.removeItem(at: outside)
      #expect(throws: (any Error).self) { try files.put(file, in: remembered, as: "kindself-a.age") }
      #expect(throws: (any Error).self) { try files.put(file, in: "no bookmark", as: "kindself-a.age") }
      #expect(SecurityScope.open == 0)
    }

    @Test func theAppsOwnFilesNeedNoLeave() throws {
      SecurityScope.isDenied = true
      let chosen = try lay([1, 2], at: inside.appending(path: "c"))
      #expect(try files.length(of: chosen) == 2)
      #expect(SecurityScope.open == 0)
    }
  }
}
