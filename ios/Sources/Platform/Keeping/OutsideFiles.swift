import AppModel
import Foundation
import UIKit

/// Files and folders outside of the app, which its owner chose.
public final class OutsideFiles: Documents {
  public init() {}

  public func bringIn(_ chosen: URL, to file: URL) throws {
    try whileAllowed(chosen) {
      try? FileManager.default.removeItem(at: file)
      try FileManager.default.copyItem(at: chosen, to: file)
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
