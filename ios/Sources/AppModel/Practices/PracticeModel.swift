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
  /// How it leads, of one that is discreet: for this time alone, and silent until somebody asks for more.
  public var forThisTime: Guide
  /// As is good after a hard time; it is still for the person to say how they would like it.
  public var isSofter = false { didSet { if isSofter { soften() } } }

  public init(practices: Practices, card: PracticeCard) {
    self.practices = practices
    self.card = card
    lengthMs = card.lengths.first?.lengthMs ?? 0
    posture = card.postures.first
    forThisTime = practices.choice(of: .practice(id: card.id)).guide
  }

  /// Whether the length that is chosen goes otherwise for closed eyes.
  public var mindsEyes: Bool { card.lengths.first { $0.lengthMs == lengthMs }?.mindsEyes ?? false }

  /// What would begin.
  public var choice: Choice {
    var choice = practices.choice(of: .practice(id: card.id), lengthMs: lengthMs)
    choice.manner.eyesClosed = areEyesClosed && mindsEyes
    choice.manner.posture = posture
    choice.manner.afterBackdraft = isSofter
    // Only here: whoever comes from elsewhere needs it at once.
    if card.discreet { choice.guide = forThisTime } else { choice.manner.delayMs = practices.settings.delayMs }
    return choice
  }

  /// Asks how the last time was.
  public func read() async {
    _ = await practices.store.ready()
    guard !card.discreet, !mayBeSofter, await practices.wasHard(card.id) else { return }
    mayBeSofter = true
    isSofter = true
  }

  private func soften() {
    let softer = practices.breathing.softer(choice: choice)
    lengthMs = softer.lengthMs
    areEyesClosed = softer.manner.eyesClosed
    posture = softer.manner.posture
  }
}
