import KindselfCore
import Observation

/// A practice, and how one would like it this time.
@MainActor @Observable public final class PracticeModel {
  @ObservationIgnored public let card: PracticeCard
  @ObservationIgnored private let practices: Practices
  /// The last time was hard: it may be softer.
  public private(set) var mayBeSofter = false
  public var lengthMs: UInt64
  public var areEyesClosed = false
  public var posture: Posture?
  /// Shorter, with eyes open, and out in the room first.
  public var isSofter = false { didSet { if isSofter { soften() } } }

  public init(practices: Practices, card: PracticeCard) {
    self.practices = practices
    self.card = card
    lengthMs = card.lengths.first?.lengthMs ?? 0
    posture = card.postures.first
  }

  /// Whether the length that is chosen goes otherwise for closed eyes.
  public var mindsEyes: Bool { card.lengths.first { $0.lengthMs == lengthMs }?.mindsEyes ?? false }

  /// What would begin.
  public var choice: Choice {
    var choice = practices.choice(of: .practice(id: card.id), lengthMs: lengthMs)
    choice.manner.eyesClosed = areEyesClosed && mindsEyes
    choice.manner.posture = posture
    choice.manner.afterBackdraft = isSofter
    return choice
  }

  /// Asks how the last time was.
  public func read() async {
    guard let open = await practices.store.ready(), !mayBeSofter else { return }
    // Unsaid: where that cannot be read, it is begun as any other.
    let last = try? await open.ask { [id = card.id] in try $0.store.lastOfPractice(practice: id) }
    guard last?.stirredOrHarder == true else { return }
    mayBeSofter = true
    isSofter = true
  }

  private func soften() {
    lengthMs = card.lengths.first?.lengthMs ?? lengthMs
    areEyesClosed = false
  }
}
