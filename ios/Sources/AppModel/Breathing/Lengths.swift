import KindselfCore

extension Range {
  func contains(_ ms: UInt64) -> Bool { leastMs <= ms && ms <= mostMs }
}
