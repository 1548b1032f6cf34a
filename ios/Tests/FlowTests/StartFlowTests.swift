import AppModel
import TestMachine
import Testing
import Views

@testable import SwiftUI

/// A start of the app on a phone that remembers how the last run ended.
@MainActor private final class Run {
  private struct Broken: Error {}

  let machine = Machine()
  let mark: TestRunMark
  let screen: Screen
  /// How often core and store were opened.
  private(set) var openings = 0
  /// Whether the mark was there each time.
  private(set) var wasMarked = true
  var isBroken: Bool

  init(_ mark: TestRunMark, isBroken: Bool = false, phase: ScenePhase = .active) throws {
    self.mark = mark
    self.isBroken = isBroken
    let opening = Opening()
    let start = Start(mark: mark, phone: machine.phone) { try opening.run?.open() ?? Machine().startAtOnce() }
    var environment = EnvironmentValues()
    environment.scenePhase = .background
    screen = Screen(StartView(start: start), environment: environment, catalog: try english())
    opening.run = self
    scene(phase)
  }

  private func open() throws -> Kindself {
    openings += 1
    wasMarked = wasMarked && mark.isThere
    if isBroken { throw Broken() }
    return try machine.startAtOnce()
  }

  func scene(_ phase: ScenePhase) {
    screen.environment.scenePhase = phase
    screen.settle()
  }

  func says(_ words: String) -> Bool { screen.transcript.joined(separator: "\n").contains(words) }

  /// The run that is made before there is one.
  private final class Opening {
    weak var run: Run?
  }
}

/// The first thing that is said after a run that ended as none is to end.
@Suite @MainActor struct StartFlowTests {
  private let title = "Heading: Kindself closed unexpectedly"
  private let noStart = "Heading: Kindself could not start"
  private let notThisTime = "It did not work this time."

  @Test func afterARunThatBrokeOffThatIsSaidBeforeCoreAndStoreAreTouched() throws {
    let run = try Run(TestRunMark(isThere: true))
    #expect(run.screen.transcript.contains(title))
    #expect(run.says("That was our fault, not yours. What was already saved is still here."))
    #expect(run.openings == 0)
    #expect(run.screen.findings == [] && run.screen.notes == [])
    #expect(try run.screen.one("Kindself closed unexpectedly").isFocused)
    run.scene(.background)
    #expect(run.mark.isThere, "nobody went on from there yet")
    run.scene(.active)
    try run.screen.tap("Open Kindself")
    #expect(run.says("What would help now?") && run.openings == 1 && run.wasMarked)
  }

  @Test func aRunThatWentOutOfSightEndedInOrder() throws {
    let first = try Run(TestRunMark())
    #expect(first.says("What would help now?") && first.mark.isThere)
    first.scene(.inactive)
    #expect(first.mark.isThere, "it is only behind something else")
    first.scene(.background)
    #expect(!first.mark.isThere)
    #expect(try Run(first.mark).says("What would help now?"))
    first.scene(.active)
    #expect(first.mark.isThere)
  }

  @Test func aFaultWhileItOpensIsSaidAtTheNextStartEachTime() throws {
    // What a trap leaves behind is the mark alone.
    let mark = TestRunMark()
    for _ in 0..<3 {
      let run = try Run(mark)
      if run.openings == 0 { try run.screen.tap("Open Kindself") }
      #expect(run.openings == 1 && run.wasMarked)
    }
    let next = try Run(mark)
    #expect(next.screen.transcript.contains(title) && next.openings == 0)
  }

  @Test func whereTheCoreCannotBeginThatIsSaidAndItCanBeTriedAgain() throws {
    let run = try Run(TestRunMark(), isBroken: true)
    #expect(run.screen.transcript.contains(noStart) && !run.screen.transcript.contains(title), "nothing closed")
    #expect(run.says("That was our fault, not yours. What was already saved is still here."))
    #expect(run.says("You can try again, or restart this device. Meanwhile the lifebuoy has numbers you can call."))
    #expect(!run.says(notThisTime) && run.screen.announcements == [])
    for times in 1...2 {
      try run.screen.tap("Try again")
      #expect(run.screen.transcript.contains(noStart) && run.says(notThisTime) && run.openings == times + 1)
      #expect(run.screen.announcements == Array(repeating: notThisTime, count: times), "it is read aloud each time")
    }
    #expect(run.screen.findings == [] && run.screen.notes == [])
    try run.screen.tap("Lifebuoy: grounding and crisis lines")
    #expect(run.says("Call 112"))
    try run.screen.back()
    run.isBroken = false
    try run.screen.tap("Try again")
    #expect(run.says("What would help now?") && run.mark.isThere)
  }

  @Test func whereTheCoreCannotBeginAfterARunThatBrokeOffBothAreSaidEachInItsTime() throws {
    let run = try Run(TestRunMark(isThere: true), isBroken: true)
    #expect(run.screen.transcript.contains(title))
    try run.screen.tap("Open Kindself")
    #expect(run.screen.transcript.contains(noStart) && !run.says(notThisTime))
    #expect(try run.screen.one("Kindself could not start").isFocused)
    for phase in [ScenePhase.background, .active] {
      run.scene(phase)
      #expect(!run.mark.isThere, "what was said once did not happen again")
    }
    #expect(try Run(run.mark).says("What would help now?"))
  }

  @Test func startedWhereNobodySeesItItTouchesNothing() throws {
    let run = try Run(TestRunMark(), phase: .background)
    #expect(run.openings == 0 && !run.mark.isThere && run.screen.transcript == [])
    run.scene(.inactive)
    #expect(run.openings == 1 && run.mark.isThere)
    let afterAFault = try Run(TestRunMark(isThere: true), phase: .background)
    #expect(afterAFault.mark.isThere)
    afterAFault.scene(.active)
    #expect(afterAFault.screen.transcript.contains(title), "nobody was told yet")
  }

  @Test func theLifebuoyThereNeedsNoCore() async throws {
    let run = try Run(TestRunMark(isThere: true))
    try run.screen.tap("Lifebuoy: grounding and crisis lines")
    #expect(run.says("You are not alone with this") && run.says("Feel your feet on the floor."))
    #expect(run.screen.findings == [] && run.screen.notes == [])
    for number in ["112", "911"] {
      try run.screen.tap("Call \(number)")
      try await run.screen.until("it is dialled") { run.machine.phone.dialled.last == number }
    }
    run.machine.phone.canDial = false
    try run.screen.tap("Call 112")
    try await run.screen.until("it is said") { run.says("This device cannot call from here. The number is 112.") }
    try run.screen.back()
    #expect(run.screen.transcript.contains(title) && run.openings == 0)
  }
}
