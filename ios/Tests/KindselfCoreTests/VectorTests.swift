import Foundation
import KindselfCore
import Testing

/// The timelines, cues and positions of tests/vectors, as the core gives them through the binding.
@Suite struct VectorTests {
  @Test func timelinesCuesAndPositionsAreThoseOfTheIndependentScript() throws {
    let breathing = try Breathing(language: "en")
    let vectors = try Vectors.read("timelines.json", as: Vectors.self)
    var positions = 0
    for vector in vectors.cases {
      let session = try breathing.begin(choice: vector.choice(breathing))
      _ = session.apply(event: .start, nowMs: 0)
      for wish in vector.turns {
        _ = try session.turn(turnTo: wish.choice, nowMs: wish.atMs)
      }
      let timeline = session.timeline()
      let phases = timeline.phases.map { Vectors.Phase($0, line: vector.line(timeline, $0.line)) }
      #expect(phases == vector.phases, "\(vector.name)")
      #expect(vector.cues(timeline, touches: vectors.touches) == vector.cues, "\(vector.name)")
      #expect(timeline.breaths == vector.breaths, "\(vector.name)")
      #expect(timeline.movedMs == vector.moved, "\(vector.name)")
      #expect(timeline.limit == vector.limit?.choice, "\(vector.name)")
      for expected in vector.positions {
        let elapsed = try #require(UInt64(expected.elapsed))
        let found = Vectors.Position(session.position(atMs: elapsed), elapsed: expected.elapsed)
        #expect(found == expected, "\(vector.name)")
        positions += 1
      }
    }
    #expect(positions > 5000)
  }
}
