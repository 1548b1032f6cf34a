import AppModel
import KindselfCore
import SwiftUI

/// A pattern as people read it: "in 4 · hold 2 · out 6".
func patternInWords(_ pattern: Pattern) -> Text {
  let digits = secondsInDigits(ms:)
  let parts: [(UInt64, Text)] = [
    (pattern.inhaleMs, Text("in \(digits(pattern.inhaleMs))")),
    (pattern.topUpMs, Text("a little more \(digits(pattern.topUpMs))")),
    (pattern.holdFullMs, Text("hold \(digits(pattern.holdFullMs))")),
    (pattern.exhaleMs, Text("out \(digits(pattern.exhaleMs))")),
    (pattern.holdEmptyMs, Text("hold \(digits(pattern.holdEmptyMs))")),
  ]
  return parts.filter { $0.0 > 0 }.map(\.1).dotted
}
