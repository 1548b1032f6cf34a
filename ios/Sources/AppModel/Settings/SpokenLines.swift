import KindselfCore
import Observation

/// What the phone's voice has said, as far as it is kept: a practice begins at once then. It can be emptied at any time.
@MainActor @Observable public final class SpokenLines: Member {
  /// How much room that takes; nil until somebody has looked.
  public private(set) var bytes: UInt64?
  /// Where it is; nil: nothing is kept.
  @ObservationIgnored private let cache: (any SpeechCacheProtocol)?

  init(cache: (any SpeechCacheProtocol)?) {
    self.cache = cache
  }

  /// Looks how much room it takes.
  public func read() async {
    bytes = await offMain { $0.bytes() } ?? 0
  }

  /// Keeps none of it any more. Where something stays, it still takes its room.
  public func empty() async {
    _ = await offMain { $0.empty() }
    await read()
  }

  func eraseBeside() async -> Bool {
    let isEmpty = await offMain { $0.empty() } ?? true
    bytes = nil
    return isEmpty
  }

  /// Files are looked at for it.
  private func offMain<Answer: Sendable>(
    _ ask: @escaping @Sendable (any SpeechCacheProtocol) -> Answer
  ) async -> Answer? {
    guard let cache else { return nil }
    return await Task.detached { ask(cache) }.value
  }
}
