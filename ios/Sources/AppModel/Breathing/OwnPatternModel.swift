import Foundation
import KindselfCore
import Observation

private let longestName = 60
private let longestNumber = 12
private let mostSeconds = 1e6

/// A pattern as it is typed. The core says at each change whether it can be breathed, and what to mend.
@MainActor @Observable public final class OwnPatternModel {
  /// The parts of a breath in their order.
  public static let fields: [Field] = [.inhale, .topUp, .holdFull, .exhale, .holdEmpty]

  private static let first = Pattern(inhaleMs: 4000, topUpMs: 0, holdFullMs: 0, exhaleMs: 6000, holdEmptyMs: 0)

  @ObservationIgnored private let breathing: any BreathingProtocol
  @ObservationIgnored private let bounds: BoundsCard
  private var texts: [Field: String]

  /// What the person calls it.
  public var name: String {
    didSet { if name.count > longestName { name = String(name.prefix(longestName)) } }
  }

  /// A pattern of one's own to change, or nil for a new one.
  public init(practices: Practices, changing own: OwnPattern?) {
    breathing = practices.breathing
    bounds = practices.catalogue.bounds
    name = own?.name ?? ""
    let pattern = own?.pattern ?? Self.first
    let parts = [pattern.inhaleMs, pattern.topUpMs, pattern.holdFullMs, pattern.exhaleMs, pattern.holdEmptyMs]
    texts = Dictionary(uniqueKeysWithValues: zip(Self.fields, parts.map(secondsInDigits)))
  }

  /// What stands in a field.
  public subscript(field: Field) -> String {
    get { texts[field, default: ""] }
    set { texts[field] = String(newValue.prefix(longestNumber)) }
  }

  /// The pattern if it can be breathed, or everything that is to be mended about it: one question to the core.
  public var checked: Result<Pattern, Mending> {
    do {
      let seconds = Self.fields.map(seconds)
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
  public func more(_ field: Field) -> (() -> Void)? {
    step(field) { now, step in now + step }
  }

  /// One step less.
  public func less(_ field: Field) -> (() -> Void)? {
    step(field) { now, step in now - min(now, step) }
  }

  private func step(_ field: Field, by next: (UInt64, UInt64) -> UInt64) -> (() -> Void)? {
    let range = range(of: field)
    // What is no number steps to the least that is one.
    let now = milliseconds(field)
    let to = now.map { range.clamp(next($0, bounds.stepMs)) } ?? range.leastMs
    return to == now ? nil : { self.texts[field] = secondsInDigits(to) }
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

  private func milliseconds(_ field: Field) -> UInt64? {
    let seconds = seconds(field)
    return seconds >= 0 && seconds <= mostSeconds ? UInt64((seconds * 1000).rounded()) : nil
  }

  /// With a comma or a point; what is no number is none, and the core says so.
  private func seconds(_ field: Field) -> Double {
    let text = self[field].trimmingCharacters(in: .whitespaces).replacingOccurrences(of: ",", with: ".")
    return text.isEmpty ? 0 : Double(text) ?? .nan
  }
}

/// What is to be mended about a pattern.
public struct Mending: Error, Equatable {
  public let problems: [Problem]

  /// What is to be mended about one of its parts.
  public func about(_ fields: Field...) -> [Problem] { problems.filter { fields.contains($0.field) } }
}
