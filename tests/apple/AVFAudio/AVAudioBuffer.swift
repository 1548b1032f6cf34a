/// https://developer.apple.com/documentation/avfaudio/avaudioframecount
public typealias AVAudioFrameCount = UInt32
/// https://developer.apple.com/documentation/avfaudio/avaudioframeposition
public typealias AVAudioFramePosition = Int64
/// https://developer.apple.com/documentation/avfaudio/avaudiochannelcount
public typealias AVAudioChannelCount = UInt32

/// https://developer.apple.com/documentation/avfaudio/avaudiocommonformat
public enum AVAudioCommonFormat: UInt, Sendable {
  case otherFormat = 0
  case pcmFormatFloat32 = 1
  case pcmFormatFloat64 = 2
  case pcmFormatInt16 = 3
  case pcmFormatInt32 = 4
}

/// https://developer.apple.com/documentation/avfaudio/avaudioformat
open class AVAudioFormat: NSObject {
  /// https://developer.apple.com/documentation/avfaudio/avaudioformat/init(standardformatwithsamplerate:channels:)
  public init?(standardFormatWithSampleRate sampleRate: Double, channels: AVAudioChannelCount) {
    guard channels > 0, channels <= 2 else { return nil }
    self.sampleRate = sampleRate
    channelCount = channels
    commonFormat = .pcmFormatFloat32
    isInterleaved = false
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudioformat/init(commonformat:samplerate:channels:interleaved:)
  public init?(commonFormat: AVAudioCommonFormat, sampleRate: Double, channels: AVAudioChannelCount, interleaved: Bool)
  {
    guard channels > 0, channels <= 2 else { return nil }
    self.sampleRate = sampleRate
    channelCount = channels
    self.commonFormat = commonFormat
    isInterleaved = interleaved
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudioformat/samplerate
  public let sampleRate: Double
  /// https://developer.apple.com/documentation/avfaudio/avaudioformat/channelcount
  public let channelCount: AVAudioChannelCount
  /// https://developer.apple.com/documentation/avfaudio/avaudioformat/commonformat
  public let commonFormat: AVAudioCommonFormat
  /// https://developer.apple.com/documentation/avfaudio/avaudioformat/isinterleaved
  public let isInterleaved: Bool
}

/// https://developer.apple.com/documentation/avfaudio/avaudiobuffer
open class AVAudioBuffer: NSObject {
  init(_ format: AVAudioFormat) { self.format = format }
  /// https://developer.apple.com/documentation/avfaudio/avaudiobuffer/format
  public let format: AVAudioFormat
}

/// https://developer.apple.com/documentation/avfaudio/avaudiopcmbuffer
open class AVAudioPCMBuffer: AVAudioBuffer {
  private let floats: Channels<Float>?
  private let shorts: Channels<Int16>?
  private let longs: Channels<Int32>?

  /// https://developer.apple.com/documentation/avfaudio/avaudiopcmbuffer/init(pcmformat:framecapacity:)
  public init?(pcmFormat format: AVAudioFormat, frameCapacity: AVAudioFrameCount) {
    guard frameCapacity > 0 else { return nil }
    self.frameCapacity = frameCapacity
    floats = format.commonFormat == .pcmFormatFloat32 ? Channels(format, frameCapacity) : nil
    shorts = format.commonFormat == .pcmFormatInt16 ? Channels(format, frameCapacity) : nil
    longs = format.commonFormat == .pcmFormatInt32 ? Channels(format, frameCapacity) : nil
    super.init(format)
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudiopcmbuffer/framecapacity
  public let frameCapacity: AVAudioFrameCount

  /// https://developer.apple.com/documentation/avfaudio/avaudiopcmbuffer/framelength
  open var frameLength: AVAudioFrameCount = 0 {
    didSet { precondition(frameLength <= frameCapacity, "The system raises an exception") }
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudiopcmbuffer/stride
  open var stride: Int { format.isInterleaved ? Int(format.channelCount) : 1 }

  /// https://developer.apple.com/documentation/avfaudio/avaudiopcmbuffer/floatchanneldata
  open var floatChannelData: UnsafePointer<UnsafeMutablePointer<Float>>? { floats?.pointers }

  /// https://developer.apple.com/documentation/avfaudio/avaudiopcmbuffer/int16channeldata
  open var int16ChannelData: UnsafePointer<UnsafeMutablePointer<Int16>>? { shorts?.pointers }

  /// https://developer.apple.com/documentation/avfaudio/avaudiopcmbuffer/int32channeldata
  open var int32ChannelData: UnsafePointer<UnsafeMutablePointer<Int32>>? { longs?.pointers }
}

/// Memory for samples: a stretch for each channel, or one in which they take turns.
private final class Channels<Sample: Numeric> {
  private let memory: UnsafeMutablePointer<Sample>
  private let starts: UnsafeMutablePointer<UnsafeMutablePointer<Sample>>

  init(_ format: AVAudioFormat, _ frames: AVAudioFrameCount) {
    let channels = Int(format.channelCount)
    memory = .allocate(capacity: channels * Int(frames))
    memory.initialize(repeating: 0, count: channels * Int(frames))
    starts = .allocate(capacity: channels)
    for channel in 0..<channels {
      starts[channel] = memory + channel * (format.isInterleaved ? 1 : Int(frames))
    }
  }

  var pointers: UnsafePointer<UnsafeMutablePointer<Sample>> { UnsafePointer(starts) }

  deinit {
    memory.deallocate()
    starts.deallocate()
  }
}

/// https://developer.apple.com/documentation/avfaudio/avaudiotime
open class AVAudioTime: NSObject {
  init(hostTime: UInt64, sampleTime: AVAudioFramePosition, sampleRate: Double) {
    self.hostTime = hostTime
    self.sampleTime = sampleTime
    self.sampleRate = sampleRate
  }

  /// https://developer.apple.com/documentation/avfaudio/avaudiotime/hosttime
  public let hostTime: UInt64
  /// https://developer.apple.com/documentation/avfaudio/avaudiotime/sampletime
  public let sampleTime: AVAudioFramePosition
  /// https://developer.apple.com/documentation/avfaudio/avaudiotime/samplerate
  public let sampleRate: Double
  /// https://developer.apple.com/documentation/avfaudio/avaudiotime/ishosttimevalid
  open var isHostTimeValid: Bool { hostTime > 0 }
  /// https://developer.apple.com/documentation/avfaudio/avaudiotime/issampletimevalid
  open var isSampleTimeValid: Bool { sampleRate > 0 }

  /// https://developer.apple.com/documentation/avfaudio/avaudiotime/seconds(forhosttime:)
  open class func seconds(forHostTime hostTime: UInt64) -> TimeInterval { Double(hostTime) / 1e9 }
  /// https://developer.apple.com/documentation/avfaudio/avaudiotime/hosttime(forseconds:)
  open class func hostTime(forSeconds seconds: TimeInterval) -> UInt64 { UInt64(seconds * 1e9) }
}
