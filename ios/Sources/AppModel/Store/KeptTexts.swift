import Dispatch
import KindselfCore

/// The texts that outlast the app, by the names they have on the shelf.
enum KeptName {
  static let session = "session"
  static let settings = "settings"
  /// It lies beside the store, for it is read where the store cannot be.
  static let lock = "lock"
}

/// Reads what was kept, and keeps what is new: off the main actor, one text after the other, in the order they came.
@MainActor final class KeptTexts {
  /// Another one once there is a store; what was on its way goes where it was going.
  var shelf: any Shelf
  private let queue = DispatchQueue(label: "app.kindself.shelf", qos: .utility)

  init(shelf: any Shelf) {
    self.shelf = shelf
  }

  /// What `read` makes of the text under that name; nil where there is none. A text that cannot be read is set aside,
  /// and `unreadable` is told why.
  func read<Value>(_ name: String, by read: (String) throws -> Value, unreadable: (KeptError?) -> Void) -> Value? {
    do {
      return try shelf.read(name).map(read)
    } catch {
      unreadable(error as? KeptError)
      // Unsaid: where even that fails it stays where it is, and is named again the next time.
      try? shelf.setAside(name)
      return nil
    }
  }

  /// Keeps a text in place of the last; `refused` is told where the phone cannot.
  func keep(
    _ name: String, _ text: @escaping @Sendable () throws -> String, refused: @escaping @MainActor () -> Void
  ) {
    queue.async { [shelf] in
      do {
        try shelf.write(name, text())
      } catch {
        Task { @MainActor in refused() }
      }
    }
  }

  /// Forgets it.
  func forget(_ name: String) {
    // Unsaid: where that fails it stays, and is offered once more: a place too many is no harm.
    queue.async { [shelf] in try? shelf.remove(name) }
  }
}
