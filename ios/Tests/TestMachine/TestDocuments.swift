import AppModel
import Foundation

/// Files outside of the app, in a real folder; it can be told to refuse, and that what is put out breaks off half way.
public final class TestDocuments: Documents, @unchecked Sendable {
  private let alone = NSLock()
  private var isRefusing = false
  private var isBreakingOff = false
  private var isSticking = false
  /// What a person keeps outside of the app, made when it is first looked at: a process that a test kills leaves none.
  public private(set) lazy var outside: URL = {
    let folder = TestFolders.new()
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }()

  public init() {}

  /// There is no room, or the folder is gone.
  public func refuses(_ refuses: Bool) { alone.withLock { isRefusing = refuses } }

  /// What is put into a folder does not arrive.
  public func breaksOff(_ breaksOff: Bool) { alone.withLock { isBreakingOff = breaksOff } }

  private func check() throws {
    if alone.withLock({ isRefusing }) { throw CocoaError(.fileWriteOutOfSpace) }
  }

  /// Copies do not get on until they are not wanted any more.
  public func sticks(_ sticks: Bool) { alone.withLock { isSticking = sticks } }

  public func bringIn(_ chosen: URL, to file: URL, while isWanted: () -> Bool) throws {
    while alone.withLock({ isSticking }) {
      if !isWanted() { throw CocoaError(.userCancelled) }
    }
    try check()
    try FileManager.default.copyItem(at: chosen, to: file)
  }

  public func length(of chosen: URL) throws -> UInt64 {
    try check()
    return UInt64(try Data(contentsOf: chosen).count)
  }

  public func remember(_ folder: URL) throws -> String { folder.path }

  public func put(_ file: URL, in remembered: String, as name: String) throws {
    try check()
    let target = URL(filePath: remembered).appending(path: name)
    try? FileManager.default.removeItem(at: target)
    if alone.withLock({ isBreakingOff }) { throw CocoaError(.fileWriteOutOfSpace) }
    try FileManager.default.copyItem(at: file, to: target)
  }
}
