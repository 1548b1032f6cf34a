import Dispatch
import KindselfCore

/// The texts that outlast the app, by the names they have on the shelf.
enum KeptName {
  static let session = "session"
  /// Which drafts belong to that session.
  static let sessionPages = "session-pages"
  static let settings = "settings"
  /// It lies beside the store, for it is read where the store cannot be.
  static let lock = "lock"
}

/// Reads what was kept, and keeps what is new: off the main actor, one text after the other, in the order they came.
@MainActor final class KeptTexts {
  private typealias Waiting = (text: @Sendable () throws -> String, refused: @MainActor @Sendable () -> Void)

  /// Where they are; nil while there is no such place. What is on its way goes where it was going.
  var shelf: (any Shelf)?
  /// What was to be kept and had no place to go, the latest of each name.
  private var waiting: [String: Waiting] = [:]
  private let queue = DispatchQueue(label: "app.kindself.shelf", qos: .utility)

  init(shelf: (any Shelf)?) {
    self.shelf = shelf
  }

  /// What `read` makes of the text under that name; nil where there is none. A text that cannot be read is set aside, and it
  /// throws why.
  func read<Value: Sendable>(
    _ name: String, by read: @escaping @Sendable (String) throws -> Value
  ) async throws -> Value? {
    guard let shelf else { return nil }
    return try await withCheckedThrowingContinuation { done in
      queue.async {
        do {
          done.resume(returning: try shelf.read(name).map(read))
        } catch {
          // Unsaid: where even that fails it stays where it is, and is named again the next time.
          try? shelf.setAside(name)
          done.resume(throwing: error)
        }
      }
    }
  }

  /// Keeps a text in place of the last; `refused` is told where the phone cannot.
  func keep(
    _ name: String, _ text: @escaping @Sendable () throws -> String, refused: @escaping @MainActor @Sendable () -> Void
  ) {
    guard let shelf else {
      waiting[name] = (text, refused)
      return
    }
    queue.async {
      do {
        try shelf.write(name, text())
      } catch {
        Task { @MainActor in refused() }
      }
    }
  }

  /// Keeps what had no place to go, now that there is one; false where nothing under that name did.
  func keepWaiting(_ name: String) -> Bool {
    guard let (text, refused) = waiting.removeValue(forKey: name) else { return false }
    keep(name, text, refused: refused)
    return true
  }

  /// Forgets it.
  func forget(_ name: String) {
    waiting[name] = nil
    guard let shelf else { return }
    // Unsaid: where that fails it stays, and is offered once more: a place too many is no harm.
    queue.async { try? shelf.remove(name) }
  }

  /// Nothing waits any more, and there is no place.
  func forgetAll() { (shelf, waiting) = (nil, [:]) }
}
