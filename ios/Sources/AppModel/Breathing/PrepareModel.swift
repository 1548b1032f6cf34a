import KindselfCore
import Observation

/// How a choice would go, or what the core says is to be mended.
public enum Outlook: Equatable, Sendable {
  /// It would go like this.
  case goes(Preparation)
  /// It cannot begin like this.
  case problems([Problem])
  /// The practice is gone.
  case gone

  /// Whether it can start as it is.
  public var canStart: Bool {
    if case .goes(let preparation) = self { !preparation.askHolds } else { false }
  }
}

/// What is chosen before a session. Length stays here; how it leads, holds and pace are remembered in the settings.
@MainActor @Observable public final class PrepareModel {
  /// A length to choose.
  public enum Length: Hashable, Sendable {
    case offered(ms: UInt64)
    /// One that the person steps to.
    case own
  }

  @ObservationIgnored public let practice: Practice
  @ObservationIgnored private let practices: Practices
  /// Lengths to choose from; none where the length is the practice's own.
  @ObservationIgnored private let offered: [UInt64]

  public private(set) var lengthMs: UInt64
  private var isOwnLength = false

  public init(practices: Practices, practice: Practice) {
    self.practices = practices
    self.practice = practice
    offered = practices.breathing.lengths(subject: practice.subject)
    lengthMs = offered.first ?? 0
  }

  /// What would begin.
  public var choice: Choice { practices.choice(of: practice.subject, lengthMs: lengthMs) }

  /// How it would go: one question to the core.
  public var outlook: Outlook {
    do {
      return .goes(try practices.breathing.prepare(choice: choice))
    } catch BreathingError.OutOfBounds(let problems) {
      return .problems(problems)
    } catch {
      return .gone
    }
  }

  /// The lengths within those bounds.
  public func lengths(within range: Range) -> [UInt64] { offered.filter(range.contains) }

  /// The length that is chosen. A length of one's own starts from the one that was chosen before.
  public var length: Length {
    get { isOwnLength ? .own : .offered(ms: lengthMs) }
    set {
      if case .offered(let ms) = newValue { lengthMs = ms }
      isOwnLength = newValue == .own
    }
  }

  /// A step more of one's own length; nil where that leads out of bounds.
  public func longer(within range: Range) -> (() -> Void)? { step(more: true, within: range) }

  /// A step less.
  public func shorter(within range: Range) -> (() -> Void)? { step(more: false, within: range) }

  private func step(more: Bool, within range: Range) -> (() -> Void)? {
    stepped(within: range, nowMs: lengthMs, stepMs: practices.catalogue.lengthStepMs, more: more).map { next in
      { self.lengthMs = next }
    }
  }
}
