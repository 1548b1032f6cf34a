import Foundation
import KindselfCore

extension FieldShape {
  /// The earlier field that this one takes up, or is compared with.
  public var again: String? {
    switch self {
    case .rating(_, _, _, let again), .feelings(_, let again): again
    case .text, .choice, .list: nil
    }
  }
}

/// What stands in a field, and what stands in it next; nil: nothing.
extension EntryValue? {
  public var text: String { if case .text(let text) = self { text } else { "" } }

  /// nil where it is not rated.
  public var rating: Int? {
    guard case .rating(let number) = self else { return nil }
    return Int(number)
  }

  public var choice: String? { if case .choice(let id) = self { id } else { nil } }

  public var lines: [String] { if case .list(let lines) = self { lines } else { [] } }

  /// The feelings chosen, or, until the field is touched, those of the earlier field it takes up, still to be rated.
  public func feelings(after earlier: EntryValue?) -> [Feeling] {
    if case .feelings(let all) = self { return all }
    guard case .feelings(let all) = earlier else { return [] }
    return all.map { Feeling(word: $0.word, strength: nil) }
  }

  public static func text(typed: String) -> Self { typed.isEmpty ? nil : .some(.text(text: typed)) }

  public static func rating(of number: Int?) -> Self {
    number.flatMap(UInt8.init(exactly:)).map { .rating(number: $0) }
  }

  public static func feelings(_ all: [Feeling]) -> Self { all.isEmpty ? nil : .some(.feelings(all: all)) }

  /// The list once that is typed into one of its lines.
  public func typing(_ text: String, intoLine index: Int) -> Self {
    var lines = lines
    while lines.count <= index { lines.append("") }
    lines[index] = text
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.isEmpty ? nil : .some(.list(lines: lines))
  }
}

extension [Feeling] {
  /// With a word of one's own, once; nil where none is typed.
  public func adding(own typed: String) -> [Feeling]? {
    let word = typed.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !word.isEmpty else { return nil }
    return contains { $0.word == word } ? self : self + [Feeling(word: word, strength: nil)]
  }
}
