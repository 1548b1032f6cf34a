import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

private let settle: UInt64 = 4000

@Suite @MainActor struct SessionFlowTests {
  private func aMinute(_ machine: Machine = Machine()) async throws -> Person {
    let person = try await Person(machine)
    try await person.tap("A minute")
    try await person.untilItRuns()
    return person
  }

  @Test func oneTapStartsAndTheFirstWordsAreSaid() async throws {
    let person = try await aMinute()
    #expect(person.says("Let yourself settle"))
    await person.pass(settle)
    #expect(person.says("Breathe in") && person.says("7 breaths left"))
    await person.pass(4000)
    #expect(person.says("Breathe out"))
  }

  @Test func aTapAnywherePausesAndAnotherGoesOn() async throws {
    let person = try await aMinute()
    await person.pass(settle + 1000)
    try await person.touch()
    #expect(person.says("Paused. Take your time."))
    #expect(person.machine.stage.show?.isRunning == false)
    let level = try person.size()
    await person.pass(5000)
    #expect(try person.size() == level, "the shape stands while it waits")
    try await person.touch()
    #expect(person.says("Breathe in"))
    #expect(person.machine.speaker.told.last == .play(fromMs: settle), "the breath is taken up from its start")
  }

  @Test func theButtonsDoTheSame() async throws {
    let person = try await aMinute()
    await person.pass(settle)
    try await person.tap("Pause")
    #expect(person.says("Paused. Take your time."))
    try await person.tap("Carry on")
    #expect(person.says("Breathe in"))
    try await person.tap("End here")
    #expect(person.says("You gave yourself a moment."))
    #expect(person.machine.stage.show == nil)
    try await person.tap("Done")
    #expect(person.says("What would help now?") && !person.says("Still open"))
    try await person.until("the record is gone") { person.machine.kept("session") == nil }
  }

  @Test func aMagicTapPausesAndGoesOnAndActionsDoTheRest() async throws {
    let person = try await aMinute()
    await person.pass(settle)
    try person.screen.magicTap()
    #expect(person.says("Paused. Take your time."))
    try person.screen.magicTap()
    #expect(person.says("Breathe in"))
    try person.screen.perform("Pause", on: person.shape)
    try person.screen.perform("Carry on", on: person.shape)
    #expect(person.machine.stage.show?.isRunning == true)
    try person.screen.perform("End here", on: person.shape)
    #expect(person.says("You gave yourself a moment."))
  }

  @Test func phasesAreAnnouncedUnlessAVoiceSaysThem() async throws {
    let person = try await aMinute()
    await person.pass(settle + 4000)
    #expect(person.screen.announcements == ["Breathe in", "Breathe out"])
    // The controls have faded; a reader's user finds them all the same.
    try await person.activate("Voice")
    await person.pass(4000)
    #expect(person.screen.announcements.count == 2)
    await person.interrupt(.interrupt(by: .call))
    #expect(person.screen.announcements.last == "Paused for a call.")
    #expect(person.screen.interruptions == [], "nothing that is being read is broken off")
  }

  @Test func controlsFadeAndStayInReachOfSwitchesAndScreenReaders() async throws {
    let person = try await aMinute()
    #expect(try person.screen.opacity("Pause") == 1)
    await person.pass(settle + 6000)
    #expect(try person.screen.opacity("Pause") < 0.05)
    try await person.tap("End here")
    #expect(person.says("Paused. Take your time."), "a finger finds what lies behind, not what it cannot see")
    try await person.tap("Carry on")
    await person.pass(6000)
    try await person.activate("Pause")
    #expect(person.says("Paused. Take your time."))
    #expect(try person.screen.opacity("Carry on") == 1)
    try await person.tap("Carry on")
    #expect(try person.screen.opacity("Pause") == 1)
  }

  @Test func controlsStayWithVoiceOver() async throws {
    var environment = EnvironmentValues()
    environment.accessibilityVoiceOverEnabled = true
    let person = try await Person(environment: environment)
    try await person.tap("A minute")
    try await person.untilItRuns()
    await person.pass(20_000)
    #expect(try person.screen.opacity("Pause") == 1)
  }

  @Test func aPressOfTwoSecondsEnds() async throws {
    let person = try await aMinute()
    await person.pass(settle)
    try await person.press(1500)
    #expect(!person.says("You gave yourself a moment."))
    #expect(person.machine.stage.show != nil)
    try await person.press(2100)
    #expect(person.says("You gave yourself a moment."))
  }

  @Test func aLongPressSaysWhatItWillDo() async throws {
    let person = try await aMinute()
    let press = try #require(try person.screen.one(person.shape).actions.press)
    person.screen.acting { press.pressing(true) }
    await person.pass(499)
    #expect(!person.says("Keep holding to end here"))
    await person.pass(1)
    #expect(person.says("Keep holding to end here"))
    person.screen.acting { press.pressing(false) }
    await person.pass(0)
    #expect(!person.says("Keep holding to end here"))
  }

  @Test func itComesToItsEndByItself() async throws {
    let person = try await aMinute()
    try await person.until("it is kept") { person.machine.kept("session") != nil }
    await person.pass(70_000)
    #expect(person.says("You gave yourself a minute."))
    #expect(person.machine.speaker.told.last == .ringOut)
    try await person.until("the day is kept") { person.machine.kept("settings")?.contains("2026-11-23") == true }
    try await person.tap("A little more")
    try await person.untilItRuns()
    #expect(person.says("Let yourself settle"))
  }

  @Test func aCallPausesAndWhenItIsOverThePersonDecides() async throws {
    let person = try await aMinute()
    await person.pass(settle)
    await person.interrupt(.interrupt(by: .call))
    #expect(person.says("Paused for a call."))
    await person.interrupt(.interruptionEnded(mayResume: true))
    #expect(person.says("Paused for a call."))
    try await person.tap("Carry on")
    #expect(person.says("Breathe in"))
  }

  @Test func aShortSoundLetsItGoOn() async throws {
    let person = try await aMinute()
    await person.pass(settle)
    await person.interrupt(.interrupt(by: .otherSound))
    #expect(person.says("Paused while something else is playing."))
    await person.pass(2000)
    await person.interrupt(.interruptionEnded(mayResume: true))
    #expect(person.says("Breathe in"))
  }

  @Test func pulledHeadphonesPause() async throws {
    let person = try await aMinute()
    await person.pass(settle)
    await person.interrupt(.interrupt(by: .headphonesGone))
    #expect(person.says("Paused: the headphones came out."))
  }

  @Test func theLockScreenPausesResumesAndEnds() async throws {
    let person = try await aMinute()
    await person.pass(settle)
    await person.interrupt(.pause)
    #expect(person.says("Paused. Take your time."))
    await person.interrupt(.resume)
    #expect(person.says("Breathe in"))
    await person.interrupt(.stop)
    #expect(person.says("You gave yourself a moment."))
  }

  @Test func backPausesThenLeavesAndItCanBeCarriedOnOrLetGo() async throws {
    let person = try await aMinute()
    await person.pass(settle)
    try await person.back()
    #expect(person.says("Paused. Take your time."))
    try person.screen.escape()
    #expect(person.says("Still open") && person.says("Soothing rhythm"))
    try await person.tap("Carry on")
    try await person.untilItRuns()
    #expect(person.says("Breathe in"))
    try await person.back()
    try await person.back()
    try await person.tap("Let it go")
    #expect(!person.says("Still open"))
    try await person.until("the record is gone") { person.machine.kept("session") == nil }
  }

  @Test func slowerChangesTheBreathsToCome() async throws {
    let person = try await aMinute()
    await person.pass(settle)
    try await person.tap("Slower")
    try await person.until("the new track plays") { person.machine.speaker.plays == 2 }
    #expect(person.says("Breathe in"))
  }

  @Test func eachWayOfLeadingCanBeChangedOnTheWay() async throws {
    let person = try await aMinute()
    await person.pass(settle)
    try await person.tap("Voice")
    try await person.until("the voice was asked") { person.machine.voice.asked.contains("Breathe in") }
    for way in ["Touch", "Tones", "Bell", "Voice"] { try await person.tap(way) }
    try await person.until("it is silent") { person.machine.speaker.told.last == .silence }
    let felt = person.machine.haptics.played.count
    await person.pass(8000)
    #expect(person.machine.haptics.played.count == felt, "no touch is felt any more")
    #expect(person.machine.stage.show?.isRunning == true)
  }

  @Test func inTheBackgroundSoundGoesOnAndSilenceWaits() async throws {
    let person = try await aMinute()
    await person.pass(settle + 500)
    await person.scene(.background)
    await person.pass(5000)
    #expect(person.machine.stage.show?.isRunning == true)
    await person.scene(.active)
    #expect(person.says("Breathe out"))
    for way in ["Tones", "Bell"] { try await person.activate(way) }
    await person.scene(.background)
    #expect(person.machine.stage.show?.isRunning == false)
    await person.scene(.active)
    #expect(person.says("Paused. Take your time."))
  }

  @Test func whatIsHeardMovesThePicture() async throws {
    let person = try await aMinute()
    await person.pass(settle + 1500)
    let before = try person.size()
    let heard = try #require(person.machine.speaker.heard)
    // The output is 300 ms behind the clock.
    heard(.init(atMs: settle + 1200, nowMs: person.machine.clock.nowMs))
    await person.pass(16)
    #expect(try person.size() < before)
  }

  @Test func whatThePhoneLacksIsSaidPlainly() async throws {
    let machine = Machine()
    machine.haptics.isThere = false
    machine.voice.kind = .absent
    machine.speaker.isAllowed = false
    let person = try await aMinute(machine)
    #expect(person.says("This phone cannot vibrate, so it goes on without touch."))
    #expect(person.says("There is no sound right now, so it goes on in silence."))
    try await person.tap("Voice")
    try await person.until("it says so") {
      person.says("This phone has no voice for this language, so it goes on without one.")
    }
    await person.pass(settle)
    #expect(person.says("Breathe in"))
  }

  @Test func aFullPhoneIsSaidAndTheSessionGoesOn() async throws {
    let person = try await aMinute(fullPhone())
    try await person.until("it says so") {
      person.says("This phone could not save your place; perhaps its storage is full. The session goes on.")
    }
    await person.pass(settle)
    #expect(person.says("Breathe in"))
  }
}
