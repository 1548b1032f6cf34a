import AppModel
import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

private let leaves = "What you wrote leaves Kindself then. Whoever gets it can read it."
private let noPrinter = "There is nothing to print with on this device. It is still here."
private let failed = "The pages could not be made. What you wrote is still in Kindself."

/// Pages on paper, and to someone else: blank ones, and what was written.
@Suite @MainActor struct SheetFlowTests {
  private func thoughtRecord(on machine: Machine = Machine()) async throws -> Person {
    let person = try await editing("A hard thought, looked at kindly", on: machine)
    try person.type("The bus left without me.", into: "What happened?")
    try person.type("Buses do that.\nNobody meant me.", into: "A fair and kind answer")
    try await person.tap("Save")
    try await person.until("it is listed") { person.says("The bus left without me.") }
    try person.screen.tap(role: .button, startingWith: "A hard thought")
    try await person.until("it is read") { person.says("Heading: What happened?") && person.offers("Print") }
    return person
  }

  private func answers(_ paper: Paper?) -> [String] {
    paper?.blocks.compactMap { if case .answer(let words) = $0 { words } else { nil } } ?? []
  }

  private func questions(_ paper: Paper?) -> [String] {
    paper?.blocks.compactMap { if case .question(let words) = $0 { words } else { nil } } ?? []
  }

  @Test func whatWasWrittenIsPrintedOnceItWasSaidWhatThatMeans() async throws {
    let person = try await thoughtRecord()
    let printer = person.machine.printer
    try await person.tap("Print")
    #expect(person.says(leaves))
    try await person.tap("Not now")
    #expect(!person.says(leaves) && printer.printed.isEmpty)
    try await person.tap("Print")
    try await person.tap("Print")
    try await person.until("it is printed") { printer.printed.count == 1 }
    let paper = try #require(printer.printed.last)
    #expect(paper.blocks.first == .title("A hard thought, looked at kindly"))
    #expect(questions(paper) == ["What happened?", "A fair and kind answer"], "nothing that was left blank")
    #expect(answers(paper) == ["The bus left without me.", "Buses do that.\nNobody meant me."])
    #expect(!paper.job.contains("thought"), "others may see the list of pages")
    #expect(!person.says(leaves) && person.says("The bus left without me."))
  }

  @Test func whatIsSharedIsTheSamePageAsText() async throws {
    let person = try await thoughtRecord()
    try await person.tap("Share")
    #expect(person.says(leaves))
    try await person.tap("Share")
    let shared = """

      What happened?
      The bus left without me.

      A fair and kind answer
      Buses do that.
      Nobody meant me.

      """
    let text = try #require(person.screen.shared.last)
    #expect(text.hasPrefix("A hard thought, looked at kindly\n") && text.hasSuffix(shared))
  }

  @Test func aBlankSheetOfEachKindIsPrintedAndSharedWithoutAQuestion() async throws {
    for kind in try await Person().app.store.open?.catalogue.kinds ?? [] {
      let person = try await editing(kind.name)
      try await person.tap("Print a blank sheet")
      try await person.until("it is printed") { person.machine.printer.printed.count == 1 }
      let paper = person.machine.printer.printed.last
      #expect(paper?.blocks.first == .title(kind.name))
      #expect(questions(paper) == kind.sheet.parts.map(\.label))
      #expect(answers(paper) == [], "\(kind.name)")
      try await person.tap("Share a blank sheet")
      #expect(person.screen.shared.last?.hasPrefix("\(kind.name)\nDay\n\(kind.opening)\n") == true)
      #expect(!person.says(leaves))
    }
  }

  @Test func nothingThatIsBeingTypedIsOnABlankSheet() async throws {
    let person = try await editing("A note")
    try person.type("moonlight", into: "Your words")
    try await person.tap("Print a blank sheet")
    try await person.tap("Share a blank sheet")
    try await person.until("it is printed") { person.machine.printer.printed.count == 1 }
    #expect(person.machine.printer.printed.last?.text.contains("moonlight") == false)
    #expect(person.screen.shared.last?.contains("moonlight") == false)
    #expect(person.says("Text field: Your words, moonlight"))
  }

  @Test(arguments: [(Printed.nothing, noPrinter), (.failed, failed)])
  func whatCannotBePrintedIsSaidAndNothingIsLost(_ came: Printed, _ words: String) async throws {
    let machine = Machine()
    machine.printer.answer = came
    let person = try await thoughtRecord(on: machine)
    try await person.tap("Print")
    try await person.tap("Print")
    try await person.until("it is said") { person.says(words) }
    #expect(person.screen.announcements.last == words)
    #expect(person.says("The bus left without me.") && machine.printer.printed.isEmpty)
    machine.printer.answer = .over
    try await person.tap("Print")
    try await person.tap("Print")
    try await person.until("it is printed") { machine.printer.printed.count == 1 && !person.says(words) }
  }
}
