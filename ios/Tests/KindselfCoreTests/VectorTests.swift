import Foundation
import KindselfCore
import Testing

/// The timelines, cues and positions of tests/vectors, as the core gives them through the binding.
@Suite struct VectorTests {
  @Test func timelinesCuesAndPositionsAreThoseOfTheIndependentScript() throws {
    let breathing = try Breathing(content: Content(language: "en"))
    var positions = 0
    let cases = try Vectors.timelines().flatMap { name, file in
      file.cases.map { (name, file.touches, $0) }
    }
    for (file, touches, vector) in cases {
      let name = "\(file): \(vector.name)"
      let session = try breathing.begin(choice: vector.choice(breathing))
      _ = session.apply(event: .resume, nowMs: 0)
      for wish in vector.turns {
        _ = session.apply(event: .changePace(to: wish.choice), nowMs: wish.atMs)
      }
      let timeline = session.timeline()
      let phases = timeline.phases.map { Vectors.Phase($0, line: vector.line(timeline, $0.line)) }
      #expect(phases == vector.phases, "\(name)")
      #expect(vector.cues(timeline) == vector.expectedCues(touches), "\(name)")
      #expect(timeline.breaths == vector.breaths, "\(name)")
      #expect(timeline.movedMs == vector.moved, "\(name)")
      #expect(timeline.limit == vector.limit?.choice, "\(name)")
      for expected in vector.positions {
        let elapsed = try #require(UInt64(expected.elapsed))
        let found = Vectors.Position(session.position(atMs: elapsed), elapsed: expected.elapsed)
        #expect(found == expected, "\(name)")
        positions += 1
      }
    }
    #expect(positions > 5000)
  }
}
