import KindselfCore
import Testing

/// What a Swift shell relies on: typed errors, sessions by events, tracks by ranges.
@Suite struct FacadeTests {
  private func choice(_ id: String, holds: Holds = .without) -> Choice {
    Choice(
      subject: .protocol(id: id), lengthMs: 60_000, startPaceMs: 3000, holds: holds,
      guide: Guide(voice: false, tones: true, bell: true, touch: true), manner: plainManner, firstFinished: nil,
      now: Moment(utcMs: 1_795_435_200_000, aheadOfUtcS: 0))
  }

  @Test func aPatternOutOfBoundsNamesFieldAndLimit() throws {
    let breathing = try Breathing(content: Content(language: "en"))
    let typed = PatternSeconds(inhale: .nan, topUp: 0, holdFull: 0, exhale: 99, holdEmpty: 0)
    let expected = BreathingError.OutOfBounds(
      problems: [
        Problem(field: .inhale, fault: .notALength),
        Problem(field: .exhale, fault: .tooLong(mostMs: 12_000)),
      ])
    let error = #expect(throws: expected) { try breathing.checkPattern(pattern: typed) }
    #expect(error?.code() == "breathing.out_of_bounds")
  }

  @Test func aMomentAndNewSettingsLetTheDayBeginAlikeAndAtOneOfTheTimesThatAreOffered() throws {
    #expect(Moment(utcMs: 0, aheadOfUtcS: 0).dayBeginsMin == usualSettings().dayBeginsMin)
    #expect(dayBeginnings().count == 13 && dayBeginnings().contains(usualSettings().dayBeginsMin))
    var late = usualSettings()
    late.dayBeginsMin = 9000
    let read = try Content(language: "en").readSettings(text: late.toText())
    #expect(read.dayBeginsMin == dayBeginnings().last)
  }

  @Test func anUnansweredQuestionAboutHoldsAndAnUnknownProtocolAreTypedErrors() throws {
    let breathing = try Breathing(content: Content(language: "en"))
    #expect(throws: BreathingError.HoldsUnanswered) {
      try breathing.begin(choice: choice("box-4", holds: .unanswered))
    }
    #expect(throws: BreathingError.UnknownProtocol) {
      try breathing.begin(choice: choice("none"))
    }
  }

  @Test func aSessionIsTakenUpAtTheStartOfItsBreath() throws {
    let breathing = try Breathing(content: Content(language: "en"))
    let session = try breathing.begin(choice: choice("equal-5"))
    _ = session.open(
      device: SessionDevice(rate: 0, haptics: .absent, inSight: true, kept: true, speechCache: nil), nowMs: 1000)
    _ = session.apply(event: .resume, nowMs: 1000)
    let answer = session.apply(event: .due, nowMs: 9000)
    let here = answer.status.position
    let kept = answer.effects.compactMap { if case .keepRecord(let record) = $0 { record } else { nil } }
    let again = try breathing.restore(record: try #require(kept.last), kept: [])
    let status = again.apply(event: .due, nowMs: 7).status
    #expect(status.state == .paused(why: .restored))
    #expect(status.position.atMs == here.resumeAtMs)
    #expect(throws: SavedStateError.Damaged) { try breathing.restore(record: "torn", kept: []) }
  }

  @Test func aTrackIsTheSameInRanges() async throws {
    let session = try Breathing(content: Content(language: "en")).begin(choice: choice("equal-5"))
    func open(rate: UInt32) {
      _ = session.open(
        device: SessionDevice(rate: rate, haptics: .works, inSight: true, kept: true, speechCache: nil), nowMs: 0)
    }
    open(rate: 24_000)
    let track = try await session.track()
    let parts = track.render(from: 96_000, count: 500) + track.render(from: 96_500, count: 500)
    #expect(parts == track.render(from: 96_000, count: 1000))
    open(rate: 44_100)
    await #expect(throws: SoundError.UnknownRate) {
      try await session.track()
    }
  }
}
