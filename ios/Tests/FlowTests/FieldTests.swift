import KindselfCore
import Testing

@testable import SwiftUI
@testable import Views

/// Fields by themselves, used by their labels: with no journal, no store and no app around them.
@Suite @MainActor struct FieldTests {
  @MainActor @Observable final class Answers {
    var value: EntryValue?
    var ownWord = ""
    var isEnabled = true

    init(_ value: EntryValue? = nil) { self.value = value }
  }

  private struct Asked: View {
    @Bindable var answers: Answers
    let shape: FieldShape
    var earlier: EntryValue?
    var faults: [FieldFault] = []

    var body: some View {
      FieldView(
        field: FieldCard(
          id: "what", label: "What is it like?", hint: "Whatever comes", shape: shape, retired: false),
        value: $answers.value, earlier: earlier, faults: faults, feelings: ["sad", "calm"], ownWord: $answers.ownWord
      )
      .disabled(!answers.isEnabled)
    }
  }

  private let rating = FieldShape.rating(most: 10, low: "not at all", high: "very", again: nil)
  private let feelings = FieldShape.feelings(strengthMost: 100, again: nil)
  private let choice = FieldShape.choice(options: [
    OptionCard(id: "near", label: "Close by"), OptionCard(id: "far", label: "Far away"),
  ])

  /// Each shape, with something that stands in it, and how that reads.
  private var filled: [(FieldShape, EntryValue, String)] {
    [
      (.text(long: true), .text(text: "Rain"), "Text field: What is it like?, Rain"),
      (rating, .rating(number: 7), "Slider: What is it like?, 7 of 10"),
      (feelings, .feelings(all: [Feeling(word: "sad", strength: 40)]), "Slider: sad, 40 of 100"),
      (choice, .choice(id: "far"), "Far away"),
      (.list(most: 3), .list(lines: ["Tea"]), "Text field: What is it like?, line 1, Tea"),
    ]
  }

  private func shown(_ asked: Asked) throws -> Screen { Screen(asked, catalog: try english()) }

  private func says(_ screen: Screen, _ words: String) -> Bool {
    screen.transcript.contains { $0.contains(words) }
  }

  @Test func wordsAreTypedAndTakenAway() throws {
    let answers = Answers()
    let screen = try shown(Asked(answers: answers, shape: .text(long: false)))
    #expect(says(screen, "Whatever comes"))
    try screen.type("Rain", into: "What is it like?")
    #expect(answers.value == .text(text: "Rain"))
    try screen.type("", into: "What is it like?")
    #expect(answers.value == nil, "nothing is not an empty text")
    #expect(screen.findings == [] && screen.notes == [])
  }

  @Test func aNumberIsNoneUntilItIsGivenAndCanBeTakenBack() throws {
    let answers = Answers()
    let screen = try shown(Asked(answers: answers, shape: rating))
    #expect(says(screen, "Not rated") && says(screen, "not at all"))
    try screen.set("What is it like?", role: .slider, to: 7.0)
    #expect(answers.value == .rating(number: 7) && says(screen, "7 of 10"))
    try screen.tap("Leave it unrated")
    #expect(answers.value == nil)
  }

  @Test func oneOfAFewIsChosenAndCanBeTakenBack() throws {
    let answers = Answers()
    let screen = try shown(Asked(answers: answers, shape: choice))
    try screen.tap("Far away")
    #expect(answers.value == .choice(id: "far"))
    try screen.tap("Close by")
    #expect(answers.value == .choice(id: "near"))
    try screen.tap("Close by")
    #expect(answers.value == nil)
  }

  @Test func theNextLineIsThereOnceOneIsFilledAndNeverOneTooMany() throws {
    let answers = Answers()
    let screen = try shown(Asked(answers: answers, shape: .list(most: 2)))
    #expect(!says(screen, "line 2"))
    try screen.type("Tea", into: "What is it like?, line 1")
    try screen.type("Rain", into: "What is it like?, line 2")
    #expect(answers.value == .list(lines: ["Tea", "Rain"]) && !says(screen, "line 3"))
    try screen.type("", into: "What is it like?, line 2")
    try screen.type("", into: "What is it like?, line 1")
    #expect(answers.value == nil)
  }

  @Test func feelingsAreChosenOrOnesOwnAndEachIsRated() throws {
    let answers = Answers()
    let screen = try shown(Asked(answers: answers, shape: feelings))
    try screen.tap("sad", role: .toggle)
    try screen.type(" wobbly", into: "A word of your own")
    try screen.tap("Add it")
    #expect(answers.ownWord == "")
    try screen.set("wobbly", role: .slider, to: 30.0)
    #expect(
      answers.value == .feelings(all: [Feeling(word: "sad", strength: nil), Feeling(word: "wobbly", strength: 30)]))
    try screen.tap("sad", role: .toggle)
    try screen.tap("wobbly", role: .toggle)
    #expect(answers.value == nil)
  }

  @Test func theSecondOfTwoShowsWhatStoodInTheFirst() throws {
    let rated = try shown(Asked(answers: Answers(), shape: rating, earlier: .rating(number: 8)))
    #expect(says(rated, "Before: 8") && says(rated, "Not rated"))
    let answers = Answers()
    let earlier = EntryValue.feelings(all: [Feeling(word: "calm", strength: 60)])
    let felt = try shown(Asked(answers: answers, shape: feelings, earlier: earlier))
    #expect(says(felt, "Before: 60"))
    try felt.set("calm", role: .slider, to: 20.0)
    #expect(answers.value == .feelings(all: [Feeling(word: "calm", strength: 20)]))
  }

  @Test func whatIsToBeMendedIsSaidBesideEachShape() throws {
    for (shape, value, _) in filled {
      let screen = try shown(Asked(answers: Answers(value), shape: shape, faults: [.tooMuch(most: 5)]))
      #expect(says(screen, "5 is the most here."), "\(shape)")
    }
  }

  @Test func whatCannotBeAnsweredIsReadAndNothingInItCanBeUsed() throws {
    for (shape, value, reads) in filled {
      let answers = Answers(value)
      let screen = try shown(Asked(answers: answers, shape: shape))
      #expect(!usable(screen).isEmpty, "\(shape)")
      answers.isEnabled = false
      screen.settle()
      #expect(says(screen, "What is it like?") && says(screen, reads), "\(shape)")
      #expect(usable(screen).isEmpty, "\(shape)")
    }
  }

  private func usable(_ screen: Screen) -> [String] {
    screen.all().filter { $0.isEnabled && ($0.actions.tap != nil || $0.actions.set != nil) }.map(\.label)
  }
}
