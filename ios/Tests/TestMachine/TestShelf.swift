import AppModel
import Foundation

/// A shelf in memory; it refuses to write while it is full, and to read where it is broken.
public final class TestShelf: @unchecked Sendable {
  private struct Refused: Error {}

  private let alone = NSLock()
  private var kept: [String: String]
  private var aside: [String: String] = [:]
  private var written: [String] = []
  private let isFull: Bool
  private let isBroken: Bool

  public init(_ kept: [String: String] = [:], isFull: Bool = false, isBroken: Bool = false) {
    self.kept = kept
    self.isFull = isFull
    self.isBroken = isBroken
  }

  /// What is kept, by name.
  public var texts: [String: String] { alone.withLock { kept } }
  /// What was set aside.
  public var setAside: [String: String] { alone.withLock { aside } }
  /// The names that were written to, one after the other.
  public var writes: [String] { alone.withLock { written } }
  public subscript(name: String) -> String? { texts[name] }

  /// The same texts, as the next process finds them.
  public func afterKill() -> TestShelf { TestShelf(texts) }
}

extension TestShelf: Shelf {
  public func read(_ name: String) throws -> String? {
    if isBroken { throw Refused() }
    return texts[name]
  }

  public func write(_ name: String, _ text: String) throws {
    if isFull { throw Refused() }
    alone.withLock {
      kept[name] = text
      written.append(name)
    }
  }

  public func remove(_ name: String) throws {
    if isFull { throw Refused() }
    alone.withLock { kept[name] = nil }
  }

  public func setAside(_ name: String) throws {
    if isBroken { throw Refused() }
    alone.withLock { aside[name] = kept.removeValue(forKey: name) }
  }

  public func clear() throws {
    if isFull { throw Refused() }
    alone.withLock { (kept, aside) = ([:], [:]) }
  }
}
