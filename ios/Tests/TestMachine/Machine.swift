import AppModel
import KindselfCore

/// A phone of fakes: each writes down what it is told, and its clock moves when a test moves it.
@MainActor public final class Machine {
  public let clock = TestClock()
  public let haptics = TestHaptics()
  public let voice = TestVoice()
  public let speaker = TestSpeaker()
  public let shelf: TestShelf
  public let stage: TestStage
  public let phone = TestPhone()
  public let lock = TestLock()

  public init(shelf: TestShelf = TestShelf()) {
    self.shelf = shelf
    stage = TestStage(clock: clock)
  }

  public var services: Services {
    Services(
      clock: clock, haptics: haptics, voice: voice, speaker: speaker, shelf: shelf, stage: stage, phone: phone,
      lock: lock)
  }

  /// The app, as it starts on this phone.
  public func start() throws -> Kindself {
    Kindself(services: services, breathing: try Breathing(language: phone.language))
  }

  /// How far the session is that began to run last.
  public var playedMs: UInt64 { clock.nowMs - stage.ranSinceMs }
}

/// Waited in vain.
public struct InVain: Error, CustomStringConvertible {
  public let description: String
}

/// Lets other tasks and threads go on until something holds; no time of the app's goes by meanwhile. The patience is
/// for a test that fails: nothing is measured by it.
@MainActor public func until(_ what: String, _ holds: @MainActor () -> Bool) async throws {
  let patience = ContinuousClock.now + .seconds(60)
  while !holds() {
    guard ContinuousClock.now < patience else { throw InVain(description: "Waited in vain until \(what)") }
    await Task.yield()
  }
}
