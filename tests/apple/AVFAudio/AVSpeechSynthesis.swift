/// https://developer.apple.com/documentation/avfaudio/avspeechsynthesisvoice
open class AVSpeechSynthesisVoice: NSObject {
  /// https://developer.apple.com/documentation/avfaudio/avspeechsynthesisvoice/init(language:)
  public init?(language languageCode: String?) {
    // Apple's may also find one by its language alone; it is documented for codes with a region.
    guard let languageCode, Self.installed.contains(languageCode) else { return nil }
    language = languageCode
    identifier = "com.apple.voice.compact.\(languageCode).Shim"
  }

  /// https://developer.apple.com/documentation/avfaudio/avspeechsynthesisvoice/speechvoices()
  open class func speechVoices() -> [AVSpeechSynthesisVoice] {
    installed.compactMap { AVSpeechSynthesisVoice(language: $0) }
  }

  /// https://developer.apple.com/documentation/avfaudio/avspeechsynthesisvoice/language
  public let language: String
  /// https://developer.apple.com/documentation/avfaudio/avspeechsynthesisvoice/identifier
  public let identifier: String

  nonisolated(unsafe) static var installed = ["en-US"]
}

/// https://developer.apple.com/documentation/avfaudio/avspeechutteranceminimumspeechrate
public let AVSpeechUtteranceMinimumSpeechRate: Float = 0
/// https://developer.apple.com/documentation/avfaudio/avspeechutterancemaximumspeechrate
public let AVSpeechUtteranceMaximumSpeechRate: Float = 1
/// https://developer.apple.com/documentation/avfaudio/avspeechutterancedefaultspeechrate
public let AVSpeechUtteranceDefaultSpeechRate: Float = 0.5

/// https://developer.apple.com/documentation/avfaudio/avspeechutterance
open class AVSpeechUtterance: NSObject {
  /// https://developer.apple.com/documentation/avfaudio/avspeechutterance/init(string:)
  public init(string: String) { speechString = string }
  /// https://developer.apple.com/documentation/avfaudio/avspeechutterance/speechstring
  public let speechString: String
  /// https://developer.apple.com/documentation/avfaudio/avspeechutterance/voice
  open var voice: AVSpeechSynthesisVoice?
  /// https://developer.apple.com/documentation/avfaudio/avspeechutterance/rate
  open var rate = AVSpeechUtteranceDefaultSpeechRate
}

/// https://developer.apple.com/documentation/avfaudio/avspeechboundary
public enum AVSpeechBoundary: Int, Sendable {
  case immediate
  case word
}

/// https://developer.apple.com/documentation/avfaudio/avspeechsynthesizer
///
/// Says what a test has it say.
open class AVSpeechSynthesizer: NSObject {
  public override init() {
    Self.made += 1
    super.init()
  }

  /// https://developer.apple.com/documentation/avfaudio/avspeechsynthesizer/buffercallback
  public typealias BufferCallback = (AVAudioBuffer) -> Void

  /// https://developer.apple.com/documentation/avfaudio/avspeechsynthesizer/write(_:tobuffercallback:)
  open func write(_ utterance: AVSpeechUtterance, toBufferCallback bufferCallback: @escaping BufferCallback) {
    Self.asked.append(utterance.speechString)
    Self.rates.append(utterance.rate)
    nonisolated(unsafe) let callback = bufferCallback
    nonisolated(unsafe) let buffers = Self.says(utterance.speechString)
    // On a thread of the system's, as on a phone.
    DispatchQueue.global().async { for buffer in buffers { callback(buffer) } }
  }

  /// https://developer.apple.com/documentation/avfaudio/avspeechsynthesizer/stopspeaking(at:)
  @discardableResult open func stopSpeaking(at boundary: AVSpeechBoundary) -> Bool {
    Self.stopped += 1
    return true
  }

  /// How many there were.
  nonisolated(unsafe) static var made = 0
  nonisolated(unsafe) static var asked: [String] = []
  nonisolated(unsafe) static var rates: [Float] = []
  nonisolated(unsafe) static var stopped = 0
  /// The buffers for some words; the last one is empty, unless the engine hangs.
  nonisolated(unsafe) static var says: (String) -> [AVAudioBuffer] = { _ in [] }
}
