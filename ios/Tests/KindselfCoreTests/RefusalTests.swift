import KindselfCore
import Testing

/// What tests/vectors/refusals.json refuses, the binding refuses in the same words; what it admits, the binding admits.
@Suite struct RefusalTests {
  private struct Refusals: Decodable {
    var patterns: [Typed]
    var choices: [Chosen]
    var kept: [Kept]
  }

  /// Numbers stand as text, so that what JSON has no word for (NaN, infinity) can be tried too.
  private struct Typed: Decodable {
    var seconds: Seconds
    var problems: [String]
  }

  private struct Seconds: Decodable {
    var inhale: String
    var topUp: String
    var holdFull: String
    var exhale: String
    var holdEmpty: String
  }

  private struct Chosen: Decodable {
    var subject: [String: String]
    var lengthMs: String
    var startPaceMs: String
    var holds: String
    var error: String
    var problems: [String]
  }

  private struct Kept: Decodable {
    var kind: String
    var text: String
    var error: String?
    var problems: [String]
  }

  private struct Refused: Equatable {
    var error: String?
    var problems: [String] = []
  }

  private let content: Content
  private let breathing: Breathing
  private let vectors: Refusals

  init() throws {
    content = try Content(language: "en")
    breathing = Breathing(content: content)
    vectors = try Vectors.read("refusals.json", as: Refusals.self)
  }

  @Test func patternsOutOfBoundsAreRefusedWithEveryLimitTheyMiss() throws {
    #expect(vectors.patterns.count > 20)
    for vector in vectors.patterns {
      let typed = PatternSeconds(
        inhale: try #require(Double(vector.seconds.inhale)), topUp: try #require(Double(vector.seconds.topUp)),
        holdFull: try #require(Double(vector.seconds.holdFull)), exhale: try #require(Double(vector.seconds.exhale)),
        holdEmpty: try #require(Double(vector.seconds.holdEmpty)))
      let found = try refused { _ = try breathing.checkPattern(pattern: typed) }
      #expect(found.problems == vector.problems, "\(vector.seconds)")
    }
  }

  @Test func choicesThatCannotBeAreRefusedWithTheirCodeAndLimits() throws {
    for vector in vectors.choices {
      let choice = Choice(
        subject: vector.subject["protocol"].map { .protocol(id: $0) }
          ?? .practice(id: vector.subject["practice"] ?? ""),
        lengthMs: try #require(UInt64(vector.lengthMs)), startPaceMs: try #require(UInt64(vector.startPaceMs)),
        holds: vector.holds == "with" ? .with : .unanswered,
        guide: Guide(voice: true, tones: true, bell: true, touch: true), manner: plainManner, firstFinished: nil,
        now: Moment(utcMs: 1_795_435_200_000, aheadOfUtcS: 0))
      let found = try refused { _ = try breathing.begin(choice: choice) }
      #expect(found == Refused(error: vector.error, problems: vector.problems), "\(vector)")
    }
  }

  @Test func keptTextsAreReadOrRefusedForWhatTheyAre() throws {
    for vector in vectors.kept {
      let found = try refused {
        if vector.kind == "session" {
          _ = try breathing.restore(record: vector.text, kept: [])
        } else {
          _ = try content.readSettings(text: vector.text)
        }
      }
      #expect(found == Refused(error: vector.error, problems: vector.problems), "\(vector)")
    }
  }

  /// The code with which something is refused, nil where it is not, and what is to be mended.
  private func refused(_ attempt: () throws -> Void) throws -> Refused {
    do {
      try attempt()
      return Refused()
    } catch let error as BreathingError {
      guard case .OutOfBounds(let problems) = error else { return Refused(error: error.code()) }
      return Refused(error: error.code(), problems: problems.map(words))
    } catch let error as SavedStateError {
      switch error {
      case .Damaged: return Refused(error: error.code())
      case .Newer(let found): return Refused(error: "\(error.code()) \(found)")
      case .Unfollowable(let problems): return Refused(error: error.code(), problems: problems.map(words))
      }
    }
  }

  private func words(_ problem: Problem) -> String {
    let field =
      switch problem.field {
      case .inhale: "inhale"
      case .topUp: "top_up"
      case .holdFull: "hold_full"
      case .exhale: "exhale"
      case .holdEmpty: "hold_empty"
      case .cycle: "cycle"
      case .holdsShare: "holds_share"
      case .sessionLength: "session_length"
      case .startPace: "start_pace"
      }
    let fault =
      switch problem.fault {
      case .notALength: "not_a_length"
      case .tooShort(let leastMs): "too_short \(leastMs)"
      case .tooLong(let mostMs): "too_long \(mostMs)"
      case .betweenSteps(let stepMs): "between_steps \(stepMs)"
      case .tooMuchHeld(let percentMost): "too_much_held \(percentMost)"
      }
    return "\(field) \(fault)"
  }
}
