import AppModel
import Foundation
import KindselfCore

/// A motor that writes down what it plays.
@MainActor public final class TestHaptics {
  public var isThere = true
  public private(set) var played: [Touch] = []
  public private(set) var stilled = 0
}

extension TestHaptics: Haptics {
  public func play(_ touch: Touch) { played.append(touch) }
  public func still() { stilled += 1 }
}

/// A speaker that writes down what it is told.
@MainActor public final class TestSpeaker {
  public enum Told: Equatable {
    case play(fromMs: UInt64)
    case silence, ringOut
  }

  public var isAllowed = true
  public var mixesWithOthers = false
  public var rate: UInt32 = 24_000
  public private(set) var told: [Told] = []
  /// What the session wants to be told of what is heard.
  public private(set) var heard: (@MainActor (Heard) -> Void)?

  /// What it tells while it is still being told to play.
  public var tellsAtOnce: Heard?

  /// How often something was played.
  public var plays: Int { told.filter { if case .play = $0 { true } else { false } }.count }
}

extension TestSpeaker: Speaker {
  public func play(
    _ track: any TrackProtocol, fromMs: UInt64, heard: @escaping @MainActor (Heard) -> Void
  ) -> Bool {
    told.append(.play(fromMs: fromMs))
    self.heard = heard
    if let tellsAtOnce { heard(tellsAtOnce) }
    return isAllowed
  }

  public func silence() { told.append(.silence) }
  public func ringOut() { told.append(.ringOut) }
}
