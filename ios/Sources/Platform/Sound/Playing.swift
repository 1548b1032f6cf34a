import AVFAudio
import AppModel
import KindselfCore

/// Pieces of sound a second: what is asked of a track at once.
private let piecesPerSecond = 4

/// How much sound waits in the player, in pieces: a second. Enough that a busy main thread does not stutter, and as little
/// as that because a changed track is heard after it. Until then the old one sounds, which is the same up to the breath that
/// changed and begins that breath alike.
private let piecesAhead = 4

/// A change this many milliseconds away from what is being rendered still goes on without a seam; further, and it is a jump.
private let nearMs: UInt64 = 1000

/// The longest round in which iOS renders is 93 ms, with the screen off; the volume is down after it.
private let hushMs: UInt64 = 100

/// One track sounding, from its start to its silence, whatever happens to track and hardware meanwhile.
@MainActor final class Playing {
  typealias Told = @MainActor (Heard) -> Void

  private let session: SoundSession
  private let clock: any SessionClock
  private let uptime: Uptime
  private let ended: @MainActor (_ broken: Bool) -> Void
  private var track: any TrackProtocol
  private var told: Told?
  private var feed: Feed
  private var deck: Deck?
  private var filling: Task<Void, Never>?
  private var isOver = false
  private var pieces = 0
  /// A frame, and the clock when it was heard: where the session is, should the output break off.
  private var anchor: (frame: UInt64, nowMs: UInt64)

  /// Starts to sound. `ended` is told when it is over, and whether the output broke off.
  init(
    _ track: any TrackProtocol, fromMs: UInt64, session: SoundSession, clock: any SessionClock,
    uptime: @escaping Uptime, told: @escaping Told, ended: @escaping @MainActor (_ broken: Bool) -> Void
  ) throws {
    self.track = track
    self.session = session
    self.clock = clock
    self.uptime = uptime
    self.told = told
    self.ended = ended
    let rate = track.rate()
    feed = Feed(rate: rate, from: fromMs * UInt64(rate) / 1000)
    anchor = (feed.next, clock.nowMs)
    try start()
  }

  /// Goes on with `track` if it is about the same moment of the same session; false where it has to be started anew.
  func change(to track: any TrackProtocol, fromMs: UInt64, told: @escaping Told) -> Bool {
    let near = nearMs * UInt64(feed.rate) / 1000
    let asked = fromMs * UInt64(feed.rate) / 1000
    let waiting = UInt64((deck?.waiting ?? 0) * pieceFrames)
    guard !isOver, track.rate() == feed.rate, asked + near + waiting >= feed.next, asked <= feed.next + near else {
      return false
    }
    self.track = track
    self.told = told
    fill()
    return true
  }

  /// Tells no more what is heard; the session is over, its last bell is not.
  func ringOut() { told = nil }

  /// Silent within a round of the mixer.
  func hush() {
    isOver = true
    told = nil
    deck?.hush()
  }

  /// Waits until it is, and lets the hardware rest.
  func rest() async {
    try? await clock.wait(until: clock.nowMs + hushMs)
    deck?.stop()
  }

  private var pieceFrames: Int { Int(feed.rate) / piecesPerSecond }

  private func start() throws {
    deck = try Deck(rate: feed.rate, uptime: uptime) { [weak self] in self?.hardwareChanged() }
    fill()
  }

  private func fill() {
    guard filling == nil else { return }
    filling = Task { [weak self] in
      while let self, await self.addPiece() {}
      self?.filled()
    }
  }

  /// False where nothing more is to be added for now.
  private func addPiece() async -> Bool {
    guard let deck, !isOver, deck.waiting < piecesAhead, !feed.isDone(with: track) else { return false }
    let from = track
    let samples = await rendered(from, from: feed.next, count: feed.wanted(for: pieceFrames))
    // The hardware may have changed in the meantime, and with it what comes next.
    guard deck === self.deck, !isOver else { return !isOver }
    // The system has stopped it and is about to say why.
    guard deck.isRunning else { return false }
    let frame = feed.next
    let piece = feed.take(pieceFrames, of: samples, from: from)
    guard !piece.isEmpty else { return false }
    deck.schedule(piece, frame: frame, isLast: feed.isDone(with: from)) { [weak self, weak deck] in
      if let self, deck === self.deck { self.played() }
    }
    return true
  }

  private func filled() {
    filling = nil
    if !isOver && deck?.waiting == 0 && feed.isDone(with: track) { end(broken: false) }
  }

  private func played() {
    guard !isOver else { return }
    pieces += 1
    if pieces % piecesPerSecond == 0 { report() }
    fill()
  }

  private func report() {
    guard let frame = deck?.heard(latency: session.latency) else { return }
    let nowMs = clock.nowMs
    anchor = (frame, nowMs)
    told?(Heard(atMs: frame * 1000 / UInt64(feed.rate), nowMs: nowMs))
  }

  /// Goes on where the session is by now; the system has stopped the engine.
  private func hardwareChanged() {
    guard !isOver else { return }
    deck?.stop()
    // What was for one pair of ears does not go on aloud. Headphones that are gone tell the session so themselves; a
    // change that someone made by hand does not.
    guard !session.wouldSpeakUp else { return end(broken: true) }
    let gone = clock.nowMs - anchor.nowMs
    feed = Feed(rate: feed.rate, from: anchor.frame + gone * UInt64(feed.rate) / 1000)
    do {
      try start()
    } catch {
      end(broken: true)
    }
  }

  private func end(broken: Bool) {
    isOver = true
    deck?.stop()
    ended(broken)
  }
}
