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
    let now = Int(status.position.phase)
    guard let part = phases[now].part, names.indices.contains(Int(part)) else { return nil }
    // A script may leave parts out, and come back to one.
    let number = Set(phases[...now].compactMap(\.part)).count
    let toCome = Set(phases[now...].compactMap(\.part)).subtracting([part]).count
    return Part(name: names[Int(part)], number: number, count: number + toCome)
  }
}
