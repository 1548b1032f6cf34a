import AVFAudio
import Foundation

/// Samples as the core takes them: 16-bit, one channel, little-endian.
struct Waves: Sendable {
  /// Frames a second; 0 before anything is known.
  var rate: UInt32
  var pcm: Data
}

extension Waves {
  /// The first channel of a buffer, beside others or taking turns with them; voices have one only. Nil for a format that
  /// cannot be read.
  init?(_ buffer: AVAudioPCMBuffer) {
    guard let rate = UInt32(exactly: buffer.format.sampleRate.rounded()) else { return nil }
    let frames = stride(from: 0, to: Int(buffer.frameLength) * buffer.stride, by: buffer.stride)
    if let shorts = buffer.int16ChannelData?[0] {
      self.init(rate: rate, samples: frames.map { shorts[$0] })
    } else if let longs = buffer.int32ChannelData?[0] {
      self.init(rate: rate, samples: frames.map { Int16(longs[$0] >> 16) })
    } else if let floats = buffer.floatChannelData?[0] {
      self.init(rate: rate, samples: frames.map { rounded(floats[$0]) })
    } else {
      return nil
    }
  }

  init(rate: UInt32, samples: [Int16]) {
    self.rate = rate
    pcm = samples.map(\.littleEndian).withUnsafeBytes { Data($0) }
  }

  /// The samples of `pcm`.
  static func samples(of pcm: Data) -> [Int16] {
    pcm.withUnsafeBytes { bytes in
      (0..<bytes.count / 2).map { Int16(littleEndian: bytes.loadUnaligned(fromByteOffset: 2 * $0, as: Int16.self)) }
    }
  }
}

/// Louder than full scale is cut off, and what is no number is silent.
private func rounded(_ sample: Float) -> Int16 {
  guard sample.isFinite else { return 0 }
  return Int16((max(-1, min(1, sample)) * 32_767).rounded())
}
