@_exported import Foundation

// Internal members are the tests' own: reached by `@testable import AVFAudio`, invisible to the app.

/// https://developer.apple.com/documentation/avfaudio/avaudiosession
///
/// Remembers what it was asked. Not Sendable here, whatever a newer SDK may say: what compiles without, compiles with.
open class AVAudioSession: NSObject {
  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/category-swift.struct
  public struct Category: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let playback = Self(rawValue: "AVAudioSessionCategoryPlayback")
    public static let soloAmbient = Self(rawValue: "AVAudioSessionCategorySoloAmbient")
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/mode-swift.struct
  public struct Mode: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let `default` = Self(rawValue: "AVAudioSessionModeDefault")
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/categoryoptions-swift.struct
  public struct CategoryOptions: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let mixWithOthers = Self(rawValue: 1)
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/setactiveoptions
  public struct SetActiveOptions: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let notifyOthersOnDeactivation = Self(rawValue: 1)
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/port
  public struct Port: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let builtInSpeaker = Self(rawValue: "Speaker")
    public static let headphones = Self(rawValue: "Headphones")
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/interruptiontype
  public enum InterruptionType: UInt, Sendable {
    case began = 1
    case ended = 0
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/interruptionoptions
  public struct InterruptionOptions: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let shouldResume = Self(rawValue: 1)
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/interruptionreason
  public enum InterruptionReason: UInt, Sendable {
    case `default` = 0
    case routeDisconnected = 4
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/routechangereason
  public enum RouteChangeReason: UInt, Sendable {
    case unknown = 0
    case newDeviceAvailable = 1
    case oldDeviceUnavailable = 2
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/interruptionnotification
  public class var interruptionNotification: NSNotification.Name { .init("AVAudioSessionInterruptionNotification") }
  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/routechangenotification
  public class var routeChangeNotification: NSNotification.Name { .init("AVAudioSessionRouteChangeNotification") }
  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/mediaserviceswereresetnotification
  public class var mediaServicesWereResetNotification: NSNotification.Name {
    .init("AVAudioSessionMediaServicesWereResetNotification")
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/sharedinstance()
  open class func sharedInstance() -> AVAudioSession { one }

  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/setcategory(_:mode:options:)
  open func setCategory(_ category: Category, mode: Mode, options: CategoryOptions = []) throws {
    self.category = category
    self.mode = mode
    categoryOptions = options
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/setactive(_:options:)
  open func setActive(_ active: Bool, options: SetActiveOptions = []) throws {
    if active, let refusal { throw refusal }
    isActive = active
    if !active {
      toldOthers = options.contains(.notifyOthersOnDeactivation)
      // As documented: it goes inactive, and says that something was still running.
      if AVAudioEngine.running > 0 { throw Refusal.busy }
    }
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/category-swift.property
  open private(set) var category = Category.soloAmbient
  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/mode-swift.property
  open private(set) var mode = Mode.default
  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/categoryoptions-swift.property
  open private(set) var categoryOptions: CategoryOptions = []
  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/samplerate
  open var sampleRate: Double { hertz }
  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/outputlatency
  open var outputLatency: TimeInterval { latency }
  /// https://developer.apple.com/documentation/avfaudio/avaudiosession/currentroute
  open var currentRoute: AVAudioSessionRouteDescription { AVAudioSessionRouteDescription(ports) }

  enum Refusal: Error { case denied, busy }

  nonisolated(unsafe) private static var one = AVAudioSession()

  /// A phone that has just been switched on.
  static func startAnew() {
    one = AVAudioSession()
    AVAudioEngine.startAnew()
  }

  private(set) var isActive = false
  private(set) var toldOthers = false
  var refusal: Refusal?
  var hertz = 48_000.0
  var latency = 0.0
  var ports = [Port.builtInSpeaker]

  /// The system interrupts, as it does for a call or another app, and stops every engine.
  func interrupt(_ reason: InterruptionReason = .default) {
    isActive = false
    for engine in AVAudioEngine.all { engine.stop() }
    post(
      Self.interruptionNotification,
      [
        AVAudioSessionInterruptionTypeKey: InterruptionType.began.rawValue,
        AVAudioSessionInterruptionReasonKey: reason.rawValue,
      ])
  }

  /// The interruption is over.
  func endInterruption(_ options: InterruptionOptions) {
    post(
      Self.interruptionNotification,
      [
        AVAudioSessionInterruptionTypeKey: InterruptionType.ended.rawValue,
        AVAudioSessionInterruptionOptionKey: options.rawValue,
      ])
  }

  func changeRoute(to ports: [Port], _ reason: RouteChangeReason) {
    self.ports = ports
    post(Self.routeChangeNotification, [AVAudioSessionRouteChangeReasonKey: reason.rawValue])
  }

  func post(_ name: NSNotification.Name, _ info: [String: UInt] = [:]) {
    NotificationCenter.default.post(name: name, object: self, userInfo: info)
  }
}

/// https://developer.apple.com/documentation/avfaudio/avaudiosessioninterruptiontypekey
public let AVAudioSessionInterruptionTypeKey = "AVAudioSessionInterruptionTypeKey"
/// https://developer.apple.com/documentation/avfaudio/avaudiosessioninterruptionoptionkey
public let AVAudioSessionInterruptionOptionKey = "AVAudioSessionInterruptionOptionKey"
/// https://developer.apple.com/documentation/avfaudio/avaudiosessioninterruptionreasonkey
public let AVAudioSessionInterruptionReasonKey = "AVAudioSessionInterruptionReasonKey"
/// https://developer.apple.com/documentation/avfaudio/avaudiosessionroutechangereasonkey
public let AVAudioSessionRouteChangeReasonKey = "AVAudioSessionRouteChangeReasonKey"

/// https://developer.apple.com/documentation/avfaudio/avaudiosessionroutedescription
open class AVAudioSessionRouteDescription: NSObject {
  init(_ ports: [AVAudioSession.Port]) { outputs = ports.map(AVAudioSessionPortDescription.init) }
  /// https://developer.apple.com/documentation/avfaudio/avaudiosessionroutedescription/outputs
  public let outputs: [AVAudioSessionPortDescription]
}

/// https://developer.apple.com/documentation/avfaudio/avaudiosessionportdescription
open class AVAudioSessionPortDescription: NSObject {
  init(_ port: AVAudioSession.Port) { portType = port }
  /// https://developer.apple.com/documentation/avfaudio/avaudiosessionportdescription/porttype
  public let portType: AVAudioSession.Port
}
