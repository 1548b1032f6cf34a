import KindselfCore
import SwiftUI

/// How full a second sip leaves to be filled, for the picture only.
private let beforeSip = 0.8

/// One breath as a hill: up with the in-breath, level where it is held, down with the out-breath.
struct BreathPicture: View {
  let pattern: Pattern
  @Environment(\.palette) private var palette

  var body: some View {
    ZStack {
      Hill(pattern: pattern, isFilled: true).fill(palette.primaryContainer)
      Hill(pattern: pattern, isFilled: false)
        .stroke(palette.primary, style: StrokeStyle(lineWidth: 3, lineCap: .round))
    }
    .flipsForRightToLeftLayoutDirection(true)
    .aspectRatio(3, contentMode: .fit)
    .accessibilityElement()
    .accessibilityLabel(Text("One breath, in seconds: \(patternInWords(pattern))"))
  }
}

private struct Hill: Shape {
  let pattern: Pattern
  let isFilled: Bool

  func path(in rect: CGRect) -> Path {
    let parts: [(ms: UInt64, level: Double)] = [
      (pattern.inhaleMs, pattern.topUpMs > 0 ? beforeSip : 1), (pattern.topUpMs, 1), (pattern.holdFullMs, 1),
      (pattern.exhaleMs, 0), (pattern.holdEmptyMs, 0),
    ]
    let all = Double(parts.map(\.ms).reduce(0, +))
    var here = CGPoint(x: rect.minX, y: rect.maxY)
    return Path { path in
      path.move(to: here)
      for part in parts where part.ms > 0 {
        let there = CGPoint(
          x: here.x + rect.width * Double(part.ms) / all, y: rect.maxY - rect.height * part.level)
        let third = (there.x - here.x) / 3
        path.addCurve(
          to: there, control1: CGPoint(x: here.x + third, y: here.y),
          control2: CGPoint(x: there.x - third, y: there.y))
        here = there
      }
      if isFilled {
        path.addLine(to: CGPoint(x: rect.maxX, y: rect.maxY))
        path.closeSubpath()
      }
    }
  }
}
