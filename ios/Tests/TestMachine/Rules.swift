import KindselfCore

extension ReminderRule {
  /// A rule that a test begins with: each day at eight, of nothing in particular, in discreet words, without a sound.
  public static func daily(
    _ when: ReminderWhen = .daily(atMin: 480), opens: ReminderOpens = .firstScreen,
    wording: ReminderWording = .discreet,
    zone: ReminderZone = .follow, sounds: Bool = false, unlessDone: Bool = false, from: String = "2026-01-01"
  ) -> ReminderRule {
    ReminderRule(
      when: when, opens: opens, wording: wording, zone: zone, quiet: [], inQuiet: .wait, rest: .no, late: .sameDay,
      sounds: sounds, unlessDone: unlessDone, fromDate: from)
  }
}
