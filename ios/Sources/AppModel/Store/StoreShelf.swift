import Foundation
import KindselfCore

/// The small texts in the store. Texts of earlier versions lie on a shelf of files: each is moved over when it is first
/// asked for, and where that cannot be it is read where it is.
final class StoreShelf: Shelf {
  private let store: any StoreProtocol
  private let old: any Shelf
  private let mended: @MainActor @Sendable (SalvageReport) -> Void

  /// `mended` is told when a damaged file was saved.
  init(store: any StoreProtocol, old: any Shelf, mended: @escaping @MainActor @Sendable (SalvageReport) -> Void) {
    self.store = store
    self.old = old
    self.mended = mended
  }

  func read(_ name: String) throws -> String? {
    if let text = try asked({ try store.readText(name: name) }) { return text }
    guard let text = try old.read(name) else { return nil }
    do {
      try write(name, text)
    } catch {
      // Unsaid: no room for it now; it stays where it is, and is moved another time.
    }
    return text
  }

  func write(_ name: String, _ text: String) throws {
    try asked { try store.keepText(name: name, text: text) }
    // Unsaid: one that cannot be removed is never read again: what is in the store comes first.
    try? old.remove(name)
  }

  func remove(_ name: String) throws {
    try asked { try store.forgetText(name: name) }
    try old.remove(name)
  }

  func setAside(_ name: String) throws {
    if try asked({ try store.readText(name: name) }) == nil { return try old.setAside(name) }
    try asked { try store.setTextAside(name: name) }
  }

  func clear() throws { try old.clear() }

  private func asked<Answer>(_ call: () throws -> Answer) throws -> Answer { try mending(store, mended, call) }
}
