import KindselfCore

/// Levels are ten-thousandths in the core.
private let full = 10_000.0

extension Timeline {
  func phase(at position: Position) -> Phase { phases[Int(position.phase)] }

  /// The present phase as it is drawn; still unless the session runs.
  func run(_ status: SessionStatus, asOfMs: UInt64) -> PhaseRun {
    let position = status.position
    let phase = phase(at: position)
    return PhaseRun(
      kind: phase.kind, level: Double(position.level) / full, target: Double(phase.toLevel) / full,
      lengthMs: phase.endMs - phase.startMs, leftMs: position.leftMs, isMoving: status.state == .running,
      asOfMs: asOfMs)
  }

  /// The part of a practice whose parts have these names; nil where there are none.
  func part(_ status: SessionStatus, of names: [String]) -> Part? {
    guard let part = phase(at: status.position).part, names.indices.contains(Int(part)) else { return nil }
    return Part(name: names[Int(part)], number: Int(part) + 1, count: names.count)
  }
}
