import KindselfCore
import Testing

@testable import CoreHaptics
@testable import Platform

extension Adapters {
  @Suite @MainActor struct HapticTests {
    private let taps = Touch(
      pulses: [Pulse(atMs: 0, lengthMs: 18, strength: 35), Pulse(atMs: 120, lengthMs: 18, strength: 35)], plain: [])
    private let rumble = Touch(pulses: [Pulse(atMs: 700, lengthMs: 180, strength: 45)], plain: [])
    private let swell = Touch(
      pulses: [
        Pulse(atMs: 0, lengthMs: 250, strength: 55), Pulse(atMs: 250, lengthMs: 250, strength: 30),
        Pulse(atMs: 500, lengthMs: 250, strength: 5),
      ], plain: [])

    init() { Adapters.startAnew() }

    private var engine: CHHapticEngine { CHHapticEngine.all[CHHapticEngine.all.count - 1] }

    private func value(_ id: CHHapticEvent.ParameterID, of event: CHHapticEvent) -> Float? {
      event.eventParameters.first { $0.parameterID == id }?.value
    }

    @Test func shortPulsesAreTapsAtTheirMomentsAndStrengths() throws {
      let pattern = try hapticPattern(of: taps)
      #expect(pattern.events.map(\.type) == [.hapticTransient, .hapticTransient])
      #expect(pattern.events.map(\.relativeTime) == [0, 0.12])
      #expect(pattern.events.map { value(.hapticIntensity, of: $0) } == [0.35, 0.35])
      #expect(pattern.curves.isEmpty)
    }

    @Test func aLongPulseIsARumbleLowerThanATap() throws {
      let event = try #require(try hapticPattern(of: rumble).events.first)
      #expect(event.type == .hapticContinuous)
      #expect(event.relativeTime == 0.7)
      #expect(event.duration == 0.18)
      #expect(value(.hapticIntensity, of: event) == 0.45)
      let tap = try #require(try hapticPattern(of: taps).events.first)
      #expect(try #require(value(.hapticSharpness, of: event)) < (try #require(value(.hapticSharpness, of: tap))))
    }

    @Test func pulsesWithoutAGapAreOneSwell() throws {
      let pattern = try hapticPattern(of: swell)
      #expect(pattern.events.map(\.type) == [.hapticContinuous])
      #expect(pattern.duration == 0.75)
      let curve = try #require(pattern.curves.first)
      #expect(curve.parameterID == .hapticIntensityControl)
      #expect(curve.controlPoints.map(\.relativeTime) == [0, 0.25, 0.5, 0.75])
      #expect(curve.controlPoints.map(\.value) == [0.55, 0.30, 0.05, 0.05])
      #expect(value(.hapticIntensity, of: pattern.events[0]) == 1, "The curve takes its share of all there is")
    }

    @Test func everyTouchOfASessionHasAPatternOfItsOwnAsLongAsItIs() throws {
      let choice = Choice(
        subject: .protocol(id: "box-4"), lengthMs: 60_000, startPaceMs: 4000, holds: .with,
        guide: Guide(voice: false, tones: false, bell: false, touch: true),
        manner: Manner(eyesClosed: false, posture: nil, afterBackdraft: false, kept: [], delayMs: 0, seed: nil),
        firstFinished: nil,
        now: Moment(utcMs: 1_795_435_200_000, aheadOfUtcS: 0))
      let session = try Breathing(content: Content(language: "en")).begin(choice: choice)
      let effects = [SessionEvent.resume, .pause, .resume].flatMap { session.apply(event: $0, nowMs: 0).effects }
      let touches =
        session.timeline().touches + effects.compactMap { if case .playTouch(let touch) = $0 { touch } else { nil } }
      #expect(touches.count > 3)
      for touch in touches {
        let pattern = try hapticPattern(of: touch)
        let endMs = try #require(touch.pulses.map { $0.atMs + $0.lengthMs }.max())
        #expect(pattern.duration * 1000 <= Double(endMs) + 0.001)
        #expect(pattern.curves.allSatisfy { $0.controlPoints.count <= 16 }, "More than the system takes")
      }
      #expect(Set(touches).count >= 6, "In, hold, out, end, pause and resume are told apart with eyes closed")
    }

    @Test func aTouchTakesThePlaceOfTheOneBefore() {
      let motor = PhoneHaptics()
      #expect(motor.isThere)
      motor.play(swell)
      motor.play(taps)
      #expect(engine.stilled == 1)
      #expect(engine.played.count == 2)
      #expect(engine.starts == 1)
      #expect(engine.playsHapticsOnly)
      #expect(engine.isAutoShutdownEnabled)
    }

    @Test func stillMeansStill() {
      let motor = PhoneHaptics()
      motor.still()
      motor.play(swell)
      motor.still()
      #expect(engine.stilled == 1)
      motor.play(Touch(pulses: [], plain: []))
      #expect(engine.played.count == 1)
    }

    @Test(arguments: [CHHapticEngine.StoppedReason.idleTimeout, .applicationSuspended, .audioSessionInterrupt])
    func anEngineThatWasStoppedIsStartedAgainForTheNextTouch(_ reason: CHHapticEngine.StoppedReason) async {
      let motor = PhoneHaptics()
      motor.play(taps)
      await engine.stop(reason)
      await idle()
      motor.play(taps)
      #expect(engine.starts == 2)
      #expect(engine.played.count == 2)
    }

    @Test func afterACrashOfTheHapticServerTheNextTouchIsPlayed() async {
      let motor = PhoneHaptics()
      motor.play(swell)
      await engine.reset()
      await idle()
      motor.still()
      motor.play(taps)
      #expect(engine.played.count == 2)
    }

    @Test func anEngineThatFailsCostsOneTouchOnly() {
      let motor = PhoneHaptics()
      CHHapticEngine.refuses = true
      motor.play(taps)
      motor.still()
      CHHapticEngine.refuses = false
      motor.play(taps)
      #expect(engine.played.count == 1)
    }

    @Test func aPhoneWithoutAMotorSaysSoAndIsLeftAlone() {
      CHHapticEngine.isThere = false
      let motor = PhoneHaptics()
      #expect(!motor.isThere)
      motor.play(taps)
      motor.still()
      #expect(CHHapticEngine.all.isEmpty)
    }
  }
}
