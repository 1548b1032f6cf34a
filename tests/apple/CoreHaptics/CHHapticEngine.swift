@_exported import Foundation

/// https://developer.apple.com/documentation/corehaptics/chhapticdevicecapability
public protocol CHHapticDeviceCapability {
  /// https://developer.apple.com/documentation/corehaptics/chhapticdevicecapability/supportshaptics
  var supportsHaptics: Bool { get }
}

/// https://developer.apple.com/documentation/corehaptics/chhaptictimeimmediate
public let CHHapticTimeImmediate: TimeInterval = 0

/// https://developer.apple.com/documentation/corehaptics/chhapticengine
///
/// Moves nothing; keeps what it was to play, and stops or resets as a test has it. No NSObject, unlike Apple's: Swift lets
/// no subclass of it have the throwing `init()` that Objective-C's importer makes.
open class CHHapticEngine {
  /// https://developer.apple.com/documentation/corehaptics/chhapticengine/stoppedreason
  public enum StoppedReason: Int, Sendable {
    case audioSessionInterrupt = 1
    case applicationSuspended = 2
    case idleTimeout = 3
    case systemError = -1
  }

  /// https://developer.apple.com/documentation/corehaptics/chhapticengine/stoppedhandler-swift.typealias
  public typealias StoppedHandler = (CHHapticEngine.StoppedReason) -> Void
  /// https://developer.apple.com/documentation/corehaptics/chhapticengine/resethandler-swift.typealias
  public typealias ResetHandler = () -> Void

  /// https://developer.apple.com/documentation/corehaptics/chhapticengine/capabilitiesforhardware()
  open class func capabilitiesForHardware() -> any CHHapticDeviceCapability { Hardware(supportsHaptics: isThere) }

  /// https://developer.apple.com/documentation/corehaptics/chhapticengine/init()
  public init() throws {
    if Self.refuses { throw Fault.refused }
    Self.all.append(self)
  }

  /// https://developer.apple.com/documentation/corehaptics/chhapticengine/stoppedhandler-swift.property
  open var stoppedHandler: StoppedHandler = { _ in }
  /// https://developer.apple.com/documentation/corehaptics/chhapticengine/resethandler-swift.property
  open var resetHandler: ResetHandler = {}
  /// https://developer.apple.com/documentation/corehaptics/chhapticengine/playshapticsonly
  open var playsHapticsOnly = false
  /// https://developer.apple.com/documentation/corehaptics/chhapticengine/isautoshutdownenabled
  open var isAutoShutdownEnabled = false

  /// https://developer.apple.com/documentation/corehaptics/chhapticengine/start()
  open func start() throws {
    if Self.refuses { throw Fault.refused }
    isRunning = true
    starts += 1
  }

  /// https://developer.apple.com/documentation/corehaptics/chhapticengine/makeplayer(with:)
  open func makePlayer(with pattern: CHHapticPattern) throws -> any CHHapticPatternPlayer {
    Player(engine: self, pattern: pattern)
  }

  enum Fault: Error { case refused, notRunning }

  nonisolated(unsafe) static var isThere = true
  nonisolated(unsafe) static var refuses = false
  nonisolated(unsafe) static var all: [CHHapticEngine] = []

  static func startAnew() {
    isThere = true
    refuses = false
    all = []
  }

  private(set) var isRunning = false
  private(set) var starts = 0
  fileprivate(set) var played: [CHHapticPattern] = []
  fileprivate(set) var stilled = 0

  /// The system stops it, and says so on a thread of its own.
  func stop(_ reason: StoppedReason, isolation: isolated (any Actor)? = #isolation) async {
    isRunning = false
    nonisolated(unsafe) let handler = stoppedHandler
    await elsewhere { handler(reason) }
  }

  /// The haptic server has crashed: nothing made before is of use any more.
  func reset(isolation: isolated (any Actor)? = #isolation) async {
    isRunning = false
    nonisolated(unsafe) let handler = resetHandler
    await elsewhere { handler() }
  }

  private func elsewhere(isolation: isolated (any Actor)? = #isolation, _ act: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        act()
        continuation.resume()
      }
    }
  }
}

private struct Hardware: CHHapticDeviceCapability {
  let supportsHaptics: Bool
}

/// https://developer.apple.com/documentation/corehaptics/chhapticpatternplayer
public protocol CHHapticPatternPlayer: NSObjectProtocol {
  /// https://developer.apple.com/documentation/corehaptics/chhapticpatternplayer/start(attime:)
  func start(atTime time: TimeInterval) throws
  /// https://developer.apple.com/documentation/corehaptics/chhapticpatternplayer/stop(attime:)
  func stop(atTime time: TimeInterval) throws
}

private final class Player: NSObject, CHHapticPatternPlayer {
  private let engine: CHHapticEngine
  private let pattern: CHHapticPattern

  init(engine: CHHapticEngine, pattern: CHHapticPattern) {
    self.engine = engine
    self.pattern = pattern
  }

  func start(atTime time: TimeInterval) throws {
    guard engine.isRunning else { throw CHHapticEngine.Fault.notRunning }
    engine.played.append(pattern)
  }

  func stop(atTime time: TimeInterval) throws {
    guard engine.isRunning else { throw CHHapticEngine.Fault.notRunning }
    engine.stilled += 1
  }
}
