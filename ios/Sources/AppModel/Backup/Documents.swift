import Foundation

/// Files and folders outside of the app, which its owner chose on the system's own screen.
public protocol Documents: Sendable {
  /// Copies a chosen file to one of the app's own, or the pages in a chosen folder to one. It goes on while that is
  /// wanted, which it asks often on the thread that copies, and throws where it is not any more.
  func bringIn(_ chosen: URL, to file: URL, while isWanted: () -> Bool) throws
  /// How many bytes a chosen file has.
  func length(of chosen: URL) throws -> UInt64
  /// A text by which a chosen folder is found again later.
  func remember(_ folder: URL) throws -> String
  /// Copies one of the app's own files into a folder that is remembered, in place of one of that name. It throws where
  /// it is not all there afterwards, too.
  func put(_ file: URL, in remembered: String, as name: String) throws
}

/// A file on its way out of the app or into it: in the store's folder, so that it goes when everything goes, and never
/// for longer than its way takes. Each errand has a folder of its own: one that is given up late does not meet the next one
/// there.
struct OnItsWay: Sendable {
  private let folder: URL

  /// That of all errands.
  init(store: any StoreFolder) { folder = URL(filePath: store.path).appending(path: "on-its-way") }

  private init(folder: URL) { self.folder = folder }

  /// That of one errand.
  func errand() -> OnItsWay { OnItsWay(folder: folder.appending(path: UUID().uuidString)) }

  /// A place for a file of that name; nothing else is there any more.
  func place(_ name: String) throws -> URL {
    clear()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.appending(path: name)
  }

  /// Whatever broke off leaves nothing.
  func clear() { try? FileManager.default.removeItem(at: folder) }
}
