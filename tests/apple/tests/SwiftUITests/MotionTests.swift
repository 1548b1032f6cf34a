import Testing

@testable import SwiftUI

private struct Breath: View {
  @State private var level = 0.5
  @State private var log: [String] = []

  var body: some View {
    Circle().scaleEffect(level).opacity(level).accessibilityIdentifier("shape")
    Button("in") {
      withAnimation(.timingCurve(0, 0, 1, 1, duration: 4), completionCriteria: .logicallyComplete) {
        level = 1
      } completion: {
        log.append("full")
      }
    }
    Button("jump") { level = 0.5 }
    Text(log.joined(separator: " ")).accessibilityIdentifier("log")
  }
}

@MainActor @Observable private final class Model {
  var word = "hold"
  var level = 0.5
  var isFull = false
  func breathe() {
    word = "in"
    withAnimation(.linear(duration: 4)) {
      level = 1
    } completion: {
      self.isFull = true
    }
  }
}

@MainActor struct MotionTests {
  @Test func `what is drawn moves along its curve, on the screen's own time`() throws {
    let screen = Screen(Breath())
    #expect(try screen.scale(id: "shape") == 0.5)
    try screen.tap("in")
    #expect(try screen.scale(id: "shape") == 0.5)
    screen.pass(2)
    #expect(abs(try screen.scale(id: "shape") - 0.75) < 0.001)
    #expect(abs(try screen.opacity(id: "shape") - 0.75) < 0.001)
    #expect(try screen.one(id: "log").label == "")
    screen.pass(2)
    #expect(try screen.scale(id: "shape") == 1)
    #expect(try screen.one(id: "log").label == "full")
    try screen.tap("jump")
    #expect(try screen.scale(id: "shape") == 0.5, "without withAnimation it jumps")
  }

  @Test func `a curve that is taken over goes on from where it is`() throws {
    let screen = Screen(Breath())
    try screen.tap("in")
    screen.pass(1)
    try screen.tap("jump")
    try screen.tap("in")
    screen.pass(2)
    #expect(abs(try screen.scale(id: "shape") - 0.75) < 0.001)
    screen.pass(2)
    #expect(try screen.one(id: "log").label == "full full")
  }

  @Test func `an ease is as slow at its ends as Apple's four numbers say`() {
    let ease = Animation.easeInOut(duration: 1)
    #expect(ease.fraction(after: -1) == 0)
    #expect(abs(ease.fraction(after: 0.5) - 0.5) < 1e-9)
    #expect(ease.fraction(after: 0.1) < 0.03)
    #expect(ease.fraction(after: 2) == 1)
    #expect(Animation.linear(duration: 2).delay(1).fraction(after: 2) == 0.5)
    #expect(Animation.linear(duration: 1).repeatForever(autoreverses: true).fraction(after: 1.25) == 0.75)
  }

  @Test func `animation of a value moves what stands inside it, and nothing else`() throws {
    struct Values: View {
      @State private var isOn = false
      var body: some View {
        Button("flip") { isOn.toggle() }
        Text("moves").scaleEffect(isOn ? 2 : 1).animation(.linear(duration: 2), value: isOn)
        Text("jumps").scaleEffect(isOn ? 2 : 1)
        Text("calm").scaleEffect(isOn ? 2 : 1).animation(nil, value: isOn)
        Wave(phase: isOn ? 1 : 0).animation(.linear(duration: 2), value: isOn).accessibilityIdentifier("wave")
      }
    }
    let screen = Screen(Values())
    try screen.tap("flip")
    screen.pass(1)
    #expect(abs(try screen.scale("moves") - 1.5) < 0.001)
    #expect(try screen.scale("jumps") == 2)
    #expect(try screen.scale("calm") == 2)
    #expect(abs(try screen.data(id: "wave") - 0.5) < 0.001)
  }

  @Test func `timelines show the time of the screen`() throws {
    struct Times: View {
      @State private var ticks = 0
      @State private var isPaused = false
      private let start = Date(timeIntervalSinceReferenceDate: 0)
      var body: some View {
        TimelineView(.periodic(from: start, by: 2)) { context in
          Text("every two: \(Int(context.date.timeIntervalSince(start)))")
            .onChange(of: context.date) { ticks += 1 }
        }
        TimelineView(.animation(minimumInterval: 0.5, paused: isPaused)) { context in
          Text(verbatim: "frame: \(context.date.timeIntervalSince(start))")
        }
        Text("ticks: \(ticks)")
        Button("pause") { isPaused = true }
      }
    }
    let screen = Screen(Times())
    screen.pass(5)
    #expect(screen.transcript.prefix(3) == ["Text: every two: 4", "Text: frame: 5.0", "Text: ticks: 2"])
    try screen.tap("pause")
    screen.pass(5)
    #expect(screen.has("frame: 5.0") && screen.has("ticks: 5"))
  }

  @Test func `a model that has changed before is moved all the same`() throws {
    struct Level: View {
      let model: Model
      var body: some View { Text(verbatim: model.word).scaleEffect(model.level).onTapGesture { model.breathe() } }
    }
    let model = Model()
    let screen = Screen(Level(model: model))
    try screen.tap("hold")
    screen.pass(1)
    #expect(abs(try screen.scale("in") - 0.625) < 0.001)
    screen.pass(3)
    #expect(model.isFull)
  }

  @Test func `an animation on nothing ends at once`() {
    var log: [String] = []
    withAnimation(.linear(duration: 5)) {
    } completion: {
      log.append("done")
    }
    #expect(log == ["done"])
  }
}

private struct Wave: Shape {
  var phase: Double
  var animatableData: Double {
    get { phase }
    set { phase = newValue }
  }

  func path(in rect: CGRect) -> Path {
    Path { path in
      path.move(to: CGPoint(x: rect.minX, y: rect.midY))
      path.addLine(to: CGPoint(x: rect.maxX, y: rect.midY * phase))
    }
  }
}
