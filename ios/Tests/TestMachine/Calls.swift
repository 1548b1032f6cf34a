import Foundation

/// Calls into stores, of all machines. Some are nobody's business any more when the last test has ended, and the process ends
/// under them; the cipher is gone by then, and they would crash.
enum Calls {
  private static let gate = NSCondition()
  nonisolated(unsafe) private static var on = 0
  nonisolated(unsafe) private static var isClosed = false
  private static let closesAtExit: Void = {
    atexit {
      Calls.gate.withLock {
        Calls.isClosed = true
        while Calls.on > 0 { Calls.gate.wait() }
      }
    }
  }()

  /// Once a store was opened: what is done first at the end is what was wished for last.
  static func waitAtExit() { closesAtExit }

  static func one<Answer>(_ call: () throws -> Answer) rethrows -> Answer {
    gate.withLock {
      while isClosed { gate.wait() }
      on += 1
    }
    defer {
      gate.withLock {
        on -= 1
        gate.broadcast()
      }
    }
    return try call()
  }
}
