import KindselfCore

/// How long a change of sound takes, milliseconds: too short to hear, long enough not to click.
private let fadeMs = 10

/// Joins stretches of tracks into one sound without a seam, from frame `next` on. A track that takes another's place goes
/// on at the very next frame, faded over; where both say the same, the fade changes nothing.
struct Feed {
  /// Frames a second.
  let rate: UInt32
  /// The next frame to be given.
  private(set) var next: UInt64

  private let fade: Int
  private var last: (any TrackProtocol)?
  private var isAtEnd = false
  // What the last track would have said next, kept so that nobody asks the old one after a change.
  private var tail: [Int16] = []

  init(rate: UInt32, from first: UInt64) {
    self.rate = rate
    next = first
    fade = Int(rate) * fadeMs / 1000
  }

  /// Whether all of a track has been given, with nothing left of another one to fade out.
  func isDone(with track: any TrackProtocol) -> Bool { isAtEnd && last === track }

  /// How many frames from `next` on a track has to render so that `frames` of them can be given.
  func wanted(for frames: Int) -> UInt32 { UInt32(frames + fade) }

  /// The next `frames` frames out of what a track `rendered` as `wanted`; fewer at its end, none after it.
  mutating func take(_ frames: Int, of rendered: [Int16], from track: any TrackProtocol) -> [Int16] {
    // Sound that starts in the middle swells up from nothing; a beginning is left as it is.
    let joins = last.map { $0 !== track } ?? (next > 0)
    let ahead = joins ? fadedOver(rendered) : rendered
    let given = Array(ahead.prefix(frames))
    tail = Array(ahead.dropFirst(frames).prefix(fade))
    next += UInt64(given.count)
    last = track
    isAtEnd = given.count < frames || next >= track.frames()
    return given
  }

  /// `samples` coming in while the tail goes out.
  private func fadedOver(_ samples: [Int16]) -> [Int16] {
    var mixed = samples
    if mixed.count < tail.count { mixed += Array(repeating: 0, count: tail.count - mixed.count) }
    for i in 0..<min(fade, mixed.count) {
      let old = i < tail.count ? Int(tail[i]) : 0
      mixed[i] = Int16((old * (fade - i) + Int(mixed[i]) * i) / fade)
    }
    return mixed
  }
}

/// Off the main actor: synthesis takes its time, and the screen waits for no sound.
nonisolated func rendered(_ track: any TrackProtocol, from: UInt64, count: UInt32) async -> [Int16] {
  Waves.samples(of: track.render(from: from, count: count))
}
