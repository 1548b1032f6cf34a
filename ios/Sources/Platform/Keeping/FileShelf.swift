import AppModel
import Foundation

/// A shelf in a folder, one file a text.
public final class FileShelf: Shelf {
  /// Texts are a few kilobytes. A damaged file system may hand out anything.
  static let mostBytes = 4 << 20

  private let folder: URL
  private let alone = NSLock()

  public init(folder: URL) {
    self.folder = folder
  }

  public func read(_ name: String) throws -> String? {
    let file = try file(name)
    return try alone.withLock {
      guard let bytes = try bytes(of: file.path, atMost: Self.mostBytes + 1) else { return nil }
      // Bytes that are no UTF-8 are an error, not a text with question marks in it.
      guard bytes.count <= Self.mostBytes, let text = String(bytes: bytes, encoding: .utf8) else {
        throw ShelfError.noText
      }
      return text
    }
  }

  public func write(_ name: String, _ text: String) throws {
    _ = try file(name)
    try alone.withLock {
      try makePrivate(folder)
      try replace(name, in: folder, by: Array(text.utf8))
    }
  }

  public func remove(_ name: String) throws {
    let file = try file(name)
    try alone.withLock {
      if unlink(file.path) == 0 { return syncNames(in: folder) }
      if errno != ENOENT { throw ShelfError.refused(call: "unlink", number: errno) }
    }
  }

  public func setAside(_ name: String) throws {
    let file = try file(name)
    try alone.withLock {
      guard exists(file) else { return }
      var number = 1
      // `rename` would replace what was set aside before.
      while exists(aside(name, number)) { number += 1 }
      try check(rename(file.path, aside(name, number).path), "rename")
      syncNames(in: folder)
    }
  }

  public func clear() throws {
    try alone.withLock {
      if exists(folder) { try FileManager.default.removeItem(at: folder) }
    }
  }

  private func file(_ name: String) throws -> URL {
    guard name.wholeMatch(of: /[a-z][a-z0-9-]*(\.[a-z0-9-]+)*/) != nil else { throw ShelfError.noName }
    return folder.appending(path: name)
  }

  private func aside(_ name: String, _ number: Int) -> URL { folder.appending(path: "\(name).aside-\(number)") }

  private func exists(_ file: URL) -> Bool { access(file.path, F_OK) == 0 }
}
