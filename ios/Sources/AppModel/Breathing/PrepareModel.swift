import KindselfCore
import Observation

private let minuteMs: UInt64 = 60_000

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
  /// Lengths to choose from: a protocol's three; none where the length is the practice's own.
  @ObservationIgnored private let offered: [UInt64]

  public private(set) var lengthMs: UInt64
  private var isOwnLength = false

  public init(practices: Practices, practice: Practice) {
    self.practices = practices
    self.practice = practice
    offered =
      switch practice {
      case .breathing(let card): card.lengthsMs
      case .own: practices.catalogue.protocols.first?.lengthsMs ?? []
      case .led: []
      }
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

  /// The lengths within those bounds, each once.
  public func lengths(within range: Range) -> [UInt64] {
    var seen = Set<UInt64>()
    return offered.filter { range.contains($0) && seen.insert($0).inserted }
  }

  /// The length that is chosen. A length of one's own starts from the one that was chosen before.
  public var length: Length {
    get { isOwnLength ? .own : .offered(ms: lengthMs) }
    set {
      if case .offered(let ms) = newValue { lengthMs = ms }
      isOwnLength = newValue == .own
    }
  }

  /// A minute more of one's own length; nil where that leads out of bounds.
  public func longer(within range: Range) -> (() -> Void)? {
    step(from: lengthMs, to: range.clamp(lengthMs + minuteMs)) { self.lengthMs = $0 }
  }

  /// A minute less.
  public func shorter(within range: Range) -> (() -> Void)? {
    step(from: lengthMs, to: range.clamp(lengthMs - min(lengthMs, minuteMs))) { self.lengthMs = $0 }
  }
}

/// What steps to another value; nil where there is no other.
@MainActor func step(
  from now: UInt64, to next: UInt64, by take: @escaping @MainActor (UInt64) -> Void
) -> (() -> Void)? {
  next == now ? nil : { take(next) }
}
