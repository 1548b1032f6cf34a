import AppModel
import Foundation
import UIKit

/// Files and folders outside of the app, which its owner chose.
public final class OutsideFiles: Documents {
  public init() {}

  public func bringIn(_ chosen: URL, to file: URL, while isWanted: () -> Bool) throws {
    try whileAllowed(chosen) {
      try? FileManager.default.removeItem(at: file)
      switch kind(of: chosen) {
      case .typeDirectory: try copyPages(in: chosen, to: file, deeper: Self.deepest, while: isWanted)
      default: try copy(chosen, to: file, while: isWanted)
      }
    }
  }

  /// Folders are gone into so deep, as the core does, which counts one that lies deeper.
  private static let deepest = 32
  private static let pieceBytes = 1 << 16

  /// Pictures that lie beside pages stay there, and so does what is hidden: other apps keep there what was deleted.
  private func copyPages(in folder: URL, to target: URL, deeper: Int, while isWanted: () -> Bool) throws {
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !name.hasPrefix(".") {
      let (from, to) = (folder.appending(path: name), target.appending(path: name))
      switch kind(of: from) {
      case .typeDirectory where deeper > 0:
        try copyPages(in: from, to: to, deeper: deeper - 1, while: isWanted)
      case .typeDirectory: try FileManager.default.createDirectory(at: to, withIntermediateDirectories: true)
      case .typeRegular where isPage(name): try copy(from, to: to, while: isWanted)
      default: break
      }
    }
  }

  private func isPage(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".md", ".markdown", ".txt"].contains { name.hasSuffix($0) }
  }

  /// What it is itself, not what a link leads to.
  private func kind(of url: URL) -> FileAttributeType? {
    try? FileManager.default.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType
  }

  private func copy(_ from: URL, to target: URL, while isWanted: () -> Bool) throws {
    let input = try FileHandle(forReadingFrom: from)
    defer { try? input.close() }
    guard FileManager.default.createFile(atPath: target.path, contents: nil) else {
      throw CocoaError(.fileWriteUnknown)
    }
    let output = try FileHandle(forWritingTo: target)
    defer { try? output.close() }
    while let piece = try input.read(upToCount: Self.pieceBytes), !piece.isEmpty {
      guard isWanted() else { throw CocoaError(.userCancelled) }
      try output.write(contentsOf: piece)
    }
  }

  public func length(of chosen: URL) throws -> UInt64 {
    try whileAllowed(chosen) {
      let attributes = try FileManager.default.attributesOfItem(atPath: chosen.path)
      return (attributes[.size] as? NSNumber)?.uint64Value ?? 0
    }
  }

  public func remember(_ folder: URL) throws -> String {
    try whileAllowed(folder) { try folder.bookmarkData().base64EncodedString() }
  }

  public func put(_ file: URL, in remembered: String, as name: String) throws {
    guard let bookmark = Data(base64Encoded: remembered) else { throw CocoaError(.fileReadCorruptFile) }
    var isStale = false
    let folder = try URL(resolvingBookmarkData: bookmark, bookmarkDataIsStale: &isStale)
    try whileAllowed(folder) {
      let target = folder.appending(path: name)
      try? FileManager.default.removeItem(at: target)
      do {
        try FileManager.default.copyItem(at: file, to: target)
        guard FileManager.default.contentsEqual(atPath: file.path, andPath: target.path) else {
          throw CocoaError(.fileWriteUnknown)
        }
      } catch {
        // Half a backup is none.
        try? FileManager.default.removeItem(at: target)
        throw error
      }
    }
  }

  /// Files in the app's own folders need no leave, and answer false.
  private func whileAllowed<Answer>(_ url: URL, _ work: () throws -> Answer) throws -> Answer {
    let isLent = url.startAccessingSecurityScopedResource()
    defer { if isLent { url.stopAccessingSecurityScopedResource() } }
    return try work()
  }
}
