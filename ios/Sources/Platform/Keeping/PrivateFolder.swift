import AppModel
import Foundation

/// A folder of the app's own, readable from the first unlocking of the phone on, and in no backup.
public final class PrivateFolder: StoreFolder {
  private let folder: URL

  public init(folder: URL) {
    self.folder = folder
  }

  public var path: String { folder.path }

  public var holdsStore: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "kindself.db").path) }

  public func prepare() throws { try makePrivate(folder) }

  public func keep(_ bytes: Data, as name: String) throws { try replace(name, in: folder, by: Array(bytes)) }

  public func setAside() throws {
    guard FileManager.default.fileExists(atPath: folder.path) else { return }
    var number = 1
    while FileManager.default.fileExists(atPath: aside(number).path) { number += 1 }
    try FileManager.default.moveItem(at: folder, to: aside(number))
  }

  public func pathsAside() throws -> [String] {
    let around = folder.deletingLastPathComponent()
    guard FileManager.default.fileExists(atPath: around.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: around.path)
      .filter { $0.hasPrefix("\(folder.lastPathComponent).aside-") }
      .map { around.appending(path: $0).path }
  }

  public func forgetSetAside() throws {
    for path in try pathsAside() { try FileManager.default.removeItem(atPath: path) }
  }

  private func aside(_ number: Int) -> URL {
    folder.deletingLastPathComponent().appending(path: "\(folder.lastPathComponent).aside-\(number)")
  }
}

/// Makes a folder, if it is not there, readable from the first unlocking of the phone on: a session goes on while the
/// phone is locked. It stays outside of every backup: what is in it says something about a person.
func makePrivate(_ folder: URL) throws {
  if !FileManager.default.fileExists(atPath: folder.path) {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true,
      attributes: [.protectionKey: FileProtectionType.completeUntilFirstUserAuthentication])
  }
  var folder = folder
  var values = URLResourceValues()
  values.isExcludedFromBackup = true
  try folder.setResourceValues(values)
}
