import Foundation

/// Why a text could not be read or kept.
public enum ShelfError: Error, Equatable {
  /// The system refused: the call and its error number.
  case refused(call: String, number: Int32)
  /// The file is no text, or much too long to be one of ours.
  case noText
  /// Names are the app's own; anything else would be a way out of the folder.
  case noName
}

/// Up to so many bytes of a file; nil where there is none.
func bytes(of path: String, atMost most: Int) throws -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  if descriptor < 0 && errno == ENOENT { return nil }
  try check(descriptor, "open")
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 64 << 10)
  while bytes.count < most {
    let count = read(descriptor, &buffer, min(buffer.count, most - bytes.count))
    if count < 0 && errno == EINTR { continue }
    try check(count, "read")
    if count == 0 { break }
    bytes += buffer[..<count]
  }
  return bytes
}

/// Makes a file of these bytes, in place of one that is there, and waits until they have gone to the drive.
func put(_ bytes: [UInt8], into path: String) throws {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
  try check(descriptor, "open")
  defer { close(descriptor) }
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    try check(count, "write")
    rest = rest.dropFirst(count)
  }
  // What was written outlasts a killed app and a system that restarts. F_FULLFSYNC would also wait for the memory inside
  // the drive, at the start of each breath; a phone, which has a battery, is not switched off under it.
  try check(fsync(descriptor), "fsync")
}

/// Puts these bytes in a file of a folder in place of what is there: all or nothing, whatever breaks off.
func replace(_ name: String, in folder: URL, by bytes: [UInt8]) throws {
  // One fixed name: what a killed app left half written is overwritten by the next one.
  let draft = folder.appending(path: "\(name).draft").path
  do {
    try put(bytes, into: draft)
    try check(rename(draft, folder.appending(path: name).path), "rename")
  } catch {
    unlink(draft)
    throw error
  }
  syncNames(in: folder)
}

/// Makes a rename outlast a flat battery. Where folders cannot be opened the file is whole either way.
func syncNames(in folder: URL) {
  let descriptor = open(folder.path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  fsync(descriptor)
  close(descriptor)
}

func check<Result: SignedInteger>(_ result: Result, _ call: String) throws {
  if result < 0 { throw ShelfError.refused(call: call, number: errno) }
}
