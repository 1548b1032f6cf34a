extension NSNotification.Name {
  /// https://developer.apple.com/documentation/foundation/nsnotification/name-swift.struct/avaudioengineconfigurationchange
  public static let AVAudioEngineConfigurationChange = Self("AVAudioEngineConfigurationChangeNotification")
}

/// https://developer.apple.com/documentation/avfaudio/avaudioengine
///
/// Plays nothing. A test lets its players go on, and has it stop as the system does when the hardware changes.
open class AVAudioEngine: NSObject {
  /// https://developer.apple.com/documentation/avfaudio/avaudioengine/init()
  public override init() {
    super.init()
    Self.all.append(self)
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudioengine/mainmixernode
  public let mainMixerNode = AVAudioMixerNode()

  /// https://developer.apple.com/documentation/avfaudio/avaudioengine/attach(_:)
  open func attach(_ node: AVAudioNode) { node.engine = self }

  /// https://developer.apple.com/documentation/avfaudio/avaudioengine/connect(_:to:format:)
  open func connect(_ node1: AVAudioNode, to node2: AVAudioNode, format: AVAudioFormat?) {
    precondition(node1.engine === self, "The system raises an exception: attach it first")
    precondition(format?.commonFormat == .pcmFormatFloat32, "Mixers take floating point only")
    node1.format = format
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudioengine/start()
  open func start() throws {
    if Self.refuses { throw AVAudioSession.Refusal.denied }
    precondition(AVAudioSession.sharedInstance().isActive, "It would not sound: the session is not active")
    isRunning = true
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudioengine/stop()
  open func stop() { isRunning = false }

  /// https://developer.apple.com/documentation/avfaudio/avaudioengine/isrunning
  open private(set) var isRunning = false

  nonisolated(unsafe) static var all: [AVAudioEngine] = []
  nonisolated(unsafe) static var refuses = false
  static var running: Int { all.count { $0.isRunning } }

  static func startAnew() {
    all = []
    refuses = false
    AVAudioPlayerNode.all = []
    AVAudioNode.uptime = { ProcessInfo.processInfo.systemUptime }
  }

  /// The hardware has changed: the engine stops by itself and says so, on a thread of its own.
  func changeConfiguration(isolation: isolated (any Actor)? = #isolation) async {
    isRunning = false
    await elsewhere { NotificationCenter.default.post(name: .AVAudioEngineConfigurationChange, object: self) }
  }
}

/// https://developer.apple.com/documentation/avfaudio/avaudionode
open class AVAudioNode: NSObject {
  /// https://developer.apple.com/documentation/avfaudio/avaudionode/engine
  open internal(set) weak var engine: AVAudioEngine?

  /// https://developer.apple.com/documentation/avfaudio/avaudionode/lastrendertime
  open var lastRenderTime: AVAudioTime? {
    guard engine?.isRunning == true else { return nil }
    return AVAudioTime(
      hostTime: AVAudioTime.hostTime(forSeconds: renderedAt), sampleTime: 0, sampleRate: format?.sampleRate ?? 0)
  }

  var format: AVAudioFormat?
  /// The uptime when it last rendered.
  var renderedAt = AVAudioNode.uptime()
  /// The clock of the hardware; a test may stop it.
  nonisolated(unsafe) static var uptime = { ProcessInfo.processInfo.systemUptime }
}

/// https://developer.apple.com/documentation/avfaudio/avaudiomixernode
open class AVAudioMixerNode: AVAudioNode {}

/// https://developer.apple.com/documentation/avfaudio/avaudioplayernodecompletioncallbacktype
public enum AVAudioPlayerNodeCompletionCallbackType: Int, Sendable {
  case dataConsumed
  case dataRendered
  case dataPlayedBack
}

/// https://developer.apple.com/documentation/avfaudio/avaudioplayernodecompletionhandler
public typealias AVAudioPlayerNodeCompletionHandler = (AVAudioPlayerNodeCompletionCallbackType) -> Void

/// https://developer.apple.com/documentation/avfaudio/avaudioplayernode
///
/// Plays as far as a test lets it, and keeps what came out.
open class AVAudioPlayerNode: AVAudioNode {
  public override init() {
    super.init()
    Self.all.append(self)
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudiomixing/volume
  open var volume: Float = 1

  /// https://developer.apple.com/documentation/avfaudio/avaudioplayernode/isplaying
  open private(set) var isPlaying = false

  /// https://developer.apple.com/documentation/avfaudio/avaudioplayernode/schedulebuffer(_:completioncallbacktype:completionhandler:)
  open func scheduleBuffer(
    _ buffer: AVAudioPCMBuffer, completionCallbackType callbackType: AVAudioPlayerNodeCompletionCallbackType,
    completionHandler: AVAudioPlayerNodeCompletionHandler? = nil
  ) {
    precondition(buffer.format.channelCount == format?.channelCount, "The system raises an exception")
    guard let samples = buffer.floatChannelData?[0] else { preconditionFailure("Mixers take floating point only") }
    let piece = Array(UnsafeBufferPointer(start: samples, count: Int(buffer.frameLength)))
    scheduled.append(Scheduled(samples: piece, callback: callbackType, handler: completionHandler))
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudioplayernode/play()
  open func play() {
    precondition(engine?.isRunning == true, "The system raises an exception: the engine is not running")
    isPlaying = true
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudioplayernode/stop()
  open func stop() {
    isPlaying = false
    time = 0
    let dropped = scheduled
    scheduled = []
    // As the system does: the handlers of what was dropped are called too.
    for piece in dropped { piece.handler?(piece.callback) }
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudioplayernode/playertime(fornodetime:)
  open func playerTime(forNodeTime nodeTime: AVAudioTime) -> AVAudioTime? {
    guard isPlaying else { return nil }
    return AVAudioTime(hostTime: nodeTime.hostTime, sampleTime: time, sampleRate: format?.sampleRate ?? 0)
  }

  struct Scheduled {
    var samples: [Float]
    let callback: AVAudioPlayerNodeCompletionCallbackType
    let handler: AVAudioPlayerNodeCompletionHandler?
  }

  nonisolated(unsafe) static var all: [AVAudioPlayerNode] = []

  private(set) var scheduled: [Scheduled] = []
  var framesAhead: Int { scheduled.reduce(0) { $0 + $1.samples.count } }
  /// What came out while the volume was up; `nil` where there was nothing to play.
  private(set) var out: [Float?] = []
  private var time: AVAudioFramePosition = 0

  /// Lets `frames` come out. Handlers are called on a thread of the system's.
  func advance(_ frames: Int, isolation: isolated (any Actor)? = #isolation) async {
    precondition(isPlaying)
    time += AVAudioFramePosition(frames)
    renderedAt = AVAudioNode.uptime()
    var left = frames
    var done: [Scheduled] = []
    while left > 0, var first = scheduled.first {
      let taken = min(left, first.samples.count)
      out += first.samples.prefix(taken).map { $0 * volume }
      first.samples.removeFirst(taken)
      left -= taken
      scheduled[0] = first
      if first.samples.isEmpty { done.append(scheduled.removeFirst()) }
    }
    out += Array(repeating: nil, count: left)
    await elsewhere { for piece in done { piece.handler?(piece.callback) } }
  }
}

/// Runs something on a thread of the system's, as callbacks of the hardware are, and waits for it.
func elsewhere(isolation: isolated (any Actor)? = #isolation, _ act: @escaping () -> Void) async {
  nonisolated(unsafe) let act = act
  await withCheckedContinuation { continuation in
    DispatchQueue.global().async {
      act()
      continuation.resume()
    }
  }
}
