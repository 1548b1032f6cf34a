import Foundation
import KindselfCore

/// How far long work has come.
public struct Headway: Equatable, Sendable {
  public let done: UInt64
  public let of: UInt64
}

/// Hears how far the core has come, on its thread, and stops it where it is to stop.
final class Watching: ProgressListener, @unchecked Sendable {
  private let alone = NSLock()
  private var isStopped = false
  private let told: @MainActor @Sendable (Headway) -> Void

  init(_ told: @escaping @MainActor @Sendable (Headway) -> Void) {
    self.told = told
  }

  func stop() { alone.withLock { isStopped = true } }

  /// It was stopped; work that was done already at that moment is not wanted either.
  var wasStopped: Bool { alone.withLock { isStopped } }

  func wentOn(done: UInt64, of: UInt64) -> Bool {
    Task { @MainActor in told(Headway(done: done, of: of)) }
    return alone.withLock { !isStopped }
  }
}

/// What the core says it was; anything else is work that broke off.
func archiveError(_ error: any Error) -> ArchiveError {
  error as? ArchiveError ?? trouble(in: error).map { .Store(trouble: $0) } ?? .Interrupted
}
