import Foundation

/// What a person does on the system's screen for files.
extension Screen {
  /// Chooses a file or a folder.
  func pick(_ url: URL) throws {
    guard let picker = picking, picker.types != nil else { throw failure("nothing is to be chosen") }
    acting { picker.complete(.success(url)) }
  }

  /// Moves the file that is offered to another place, as the system does, or fails to.
  @discardableResult func move(to url: URL, failing error: (any Error)? = nil) throws -> URL {
    guard let picker = picking, let file = picker.file else { throw failure("nothing is to be moved out") }
    if let error {
      acting { picker.complete(.failure(error)) }
      return url
    }
    try? FileManager.default.removeItem(at: url)
    try FileManager.default.moveItem(at: file, to: url)
    acting { picker.complete(.success(url)) }
    return url
  }

  /// Leaves it without choosing anything.
  func cancelPicking() throws {
    guard let picker = picking else { throw failure("nothing is to be chosen") }
    acting { picker.cancel() }
  }

  /// The one that is open.
  var picking: FilePicker? {
    settle()
    return picker
  }
}
