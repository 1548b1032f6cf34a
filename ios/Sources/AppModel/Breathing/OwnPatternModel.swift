import Foundation
import KindselfCore
import Observation

/// A pattern as it is typed. The core says at each change whether it can be breathed, and what to mend.
@MainActor @Observable public final class OwnPatternModel {
  /// The parts of a breath in their order.
  public static let fields: [Field] = [.inhale, .topUp, .holdFull, .exhale, .holdEmpty]

  @ObservationIgnored private let breathing: any BreathingProtocol
  @ObservationIgnored private let bounds: BoundsCard
  @ObservationIgnored private let limits: OwnPatternCard
  private var texts: [Field: String]

  /// What the person calls it.
  public var name: String {
    didSet { if name.count > limits.nameCharsMost { name = String(name.prefix(Int(limits.nameCharsMost))) } }
  }

  /// A pattern of one's own to change, or nil for a new one.
  public init(practices: Practices, changing own: OwnPattern?) {
    breathing = practices.breathing
    bounds = practices.catalogue.bounds
    limits = practices.catalogue.own
    name = own?.name ?? ""
    let pattern = own?.pattern ?? limits.first
    let parts = [pattern.inhaleMs, pattern.topUpMs, pattern.holdFullMs, pattern.exhaleMs, pattern.holdEmptyMs]
    texts = Dictionary(uniqueKeysWithValues: zip(Self.fields, parts.map(secondsInDigits(ms:))))
  }

  /// What stands in a field.
  public subscript(field: Field) -> String {
    get { texts[field, default: ""] }
    set { texts[field] = String(newValue.prefix(Int(limits.lengthCharsMost))) }
  }

  /// The pattern if it can be breathed, or everything that is to be mended about it: one question to the core.
  public var checked: Result<Pattern, Mending> {
    do {
      let seconds = Self.fields.map { typedSeconds(text: self[$0]) }
      let typed = PatternSeconds(
        inhale: seconds[0], topUp: seconds[1], holdFull: seconds[2], exhale: seconds[3], holdEmpty: seconds[4])
      return .success(try breathing.checkPattern(pattern: typed))
    } catch BreathingError.OutOfBounds(let problems) {
      return .failure(Mending(problems: problems))
    } catch {
      return .failure(Mending(problems: []))
    }
  }

  /// One step more in a field; nil at its bound.
  public func more(_ field: Field) -> (() -> Void)? { step(field, more: true) }

  /// One step less.
  public func less(_ field: Field) -> (() -> Void)? { step(field, more: false) }

  private func step(_ field: Field, more: Bool) -> (() -> Void)? {
    let now = typedLengthMs(text: self[field])
    return stepped(within: range(of: field), nowMs: now, stepMs: bounds.stepMs, more: more).map { next in
      { self.texts[field] = secondsInDigits(ms: next) }
    }
  }

  private func range(of field: Field) -> Range {
    switch field {
    case .topUp: bounds.topUp
    case .holdFull: bounds.holdFull
    case .exhale: bounds.exhale
    case .holdEmpty: bounds.holdEmpty
    default: bounds.inhale
    }
  }
}

/// What is to be mended about a pattern.
public struct Mending: Error, Equatable {
  public let problems: [Problem]

  /// What is to be mended about one of its parts.
  public func about(_ fields: Field...) -> [Problem] { problems.filter { fields.contains($0.field) } }
}
