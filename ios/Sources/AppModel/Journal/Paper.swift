import KindselfCore

/// A sheet in words, block by block, as it is printed or shared.
public struct Paper: Sendable {
  /// What stands on it.
  public enum Block: Equatable, Sendable {
    case title(String)
    /// The day, and what is said before one begins.
    case quiet(String)
    case question(String)
    /// What helps with a question.
    case hint(String)
    /// What someone wrote.
    case answer(String)
    /// A short line to fill in, after its name.
    case blank(String)
    case ruled(Int, isNumbered: Bool)
    /// Numbers to circle one of; what the first and the last mean stands below.
    case scale([String], low: String, high: String)
    /// A box to tick.
    case box(String)
    /// Ruled lines for feelings; at the end of each, how strong it may be after a short one, where that is asked.
    case feelings(Int, strength: String?)
  }

  /// What the phone calls it while it waits for the printer: others may see that, so it says nothing of what it is about.
  public let job: String
  public let blocks: [Block]
  /// What stands below a page of several: its number, and how many there are.
  public let pageName: @Sendable (Int, Int) -> String

  public init(job: String, blocks: [Block], pageName: @escaping @Sendable (Int, Int) -> String) {
    self.job = job
    self.blocks = blocks
    self.pageName = pageName
  }
}

/// The words around a sheet, in the person's language.
public struct SheetWords: Sendable {
  let job: String
  /// Before the line for a blank sheet's day.
  let day: String
  let dayInWords: @Sendable (String) -> String
  /// A number, and the most.
  let rated: @Sendable (String, String) -> String
  /// What the most is of a number that is to be filled in.
  let ofMost: @Sendable (String) -> String
  /// What 0 means, the most, and what that means.
  let ends: @Sendable (String, String, String) -> String
  let pageName: @Sendable (Int, Int) -> String

  public init(
    job: String, day: String, dayInWords: @escaping @Sendable (String) -> String,
    rated: @escaping @Sendable (String, String) -> String, ofMost: @escaping @Sendable (String) -> String,
    ends: @escaping @Sendable (String, String, String) -> String, pageName: @escaping @Sendable (Int, Int) -> String
  ) {
    self.job = job
    self.day = day
    self.dayInWords = dayInWords
    self.rated = rated
    self.ofMost = ofMost
    self.ends = ends
    self.pageName = pageName
  }
}

extension Paper {
  /// That sheet in those words.
  public init(_ sheet: Sheet, words: SheetWords) {
    let head = [.title(sheet.title), sheet.day.map { Block.quiet(words.dayInWords($0)) } ?? .blank(words.day)]
    let opening = sheet.opening.map { [Block.quiet($0)] } ?? []
    let parts = sheet.parts.flatMap { part in
      [part.label.map(Block.question), part.hint.map(Block.hint)].compactMap(\.self)
        + (part.body.map { Self.blocks($0, words) } ?? [])
    }
    self.init(job: words.job, blocks: head + opening + parts, pageName: words.pageName)
  }

  private static func blocks(_ body: SheetBody, _ words: SheetWords) -> [Block] {
    switch body {
    case .words(let text): [.answer(text)]
    case .points(let lines): lines.map { .answer("• \($0)") }
    case .rated(let number, let most, let low, let high):
      [.answer(words.rated(String(number), String(most))), .hint(words.ends(low, String(most), high))]
    case .felt(let all, let most):
      all.map { feeling in
        let strength = feeling.strength.map { number in
          most.map { words.rated(String(number), String($0)) } ?? String(number)
        }
        return .answer([feeling.word, strength].compactMap(\.self).joined(separator: " · "))
      }
    case .lines(let count): [.ruled(Int(count), isNumbered: false)]
    case .numbered(let count): [.ruled(Int(count), isNumbered: true)]
    case .scale(let marks, let low, let high): [.scale(marks.map { String($0) }, low: low, high: high)]
    case .boxes(let options): options.map { .box($0) }
    case .feelings(let helping, let lines, let most):
      (helping.isEmpty ? [] : [.hint(helping.joined(separator: " · "))])
        + [.feelings(Int(lines), strength: most.map { words.ofMost(String($0)) })]
    }
  }

  /// All of it as plain text, for another app.
  public var text: String {
    blocks.flatMap { block -> [String] in
      switch block {
      case .title(let words), .quiet(let words), .hint(let words), .answer(let words), .blank(let words): [words]
      case .question(let words): ["", words]
      case .ruled(let count, let isNumbered): isNumbered ? (1...max(count, 1)).map { "\($0)." } : [""]
      case .scale(let marks, let low, let high): [marks.joined(separator: "  "), "\(low) – \(high)"]
      case .box(let words): ["☐ \(words)"]
      case .feelings: [""]
      }
    }
    .map { $0 + "\n" }.joined()
  }
}
