import KindselfCore

extension Range {
  func contains(_ ms: UInt64) -> Bool { leastMs <= ms && ms <= mostMs }

  /// The nearest length within.
  func clamp(_ ms: UInt64) -> UInt64 { min(max(ms, leastMs), mostMs) }
}

/// Seconds with a half where there is one: "3", "5.5". Written like this they can be typed again, in every language.
public func secondsInDigits(_ ms: UInt64) -> String {
  let thousandths = String(ms % 1000 + 1000).dropFirst()
  let digits = thousandths.reversed().drop { $0 == "0" }.reversed()
  return digits.isEmpty ? "\(ms / 1000)" : "\(ms / 1000).\(String(digits))"
}
