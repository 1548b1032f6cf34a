import KindselfCore

/// The screens of reminders. What someone is reminded of is theirs: none of them is there while the app is locked.
public enum RemindersDestination: CapabilityDestination {
  /// What comes next, and every rule.
  case list
  /// Where one makes a rule, or changes it.
  case rule(RuleSubject)
  /// Which practice the rule that is being made opens.
  case pick(RuleSubject)
  /// Whether reminders arrive on this phone.
  case arrive
  /// What became of the last ones.
  case log
}

/// A rule, as far as a screen has to know of it.
public enum RuleSubject: Hashable, Sendable {
  /// A new one.
  case new(RemindedOf)
  /// The one of that name.
  case kept(String)
}

/// What a new rule opens, where one came from.
public enum RemindedOf: Hashable, Sendable {
  /// Nothing yet.
  case nothing
  /// A practice, or a breath.
  case practice(Subject)
  /// A page of that kind.
  case kind(String)
  /// A sealed letter, on the day it opens, ISO 8601.
  case letter(entry: String, opens: String)
}

extension Navigator {
  /// Keeps the rule, and goes back to where one came from; it stays where it is while it cannot be kept.
  public func keep(_ model: RuleModel) async {
    if await app.rules.keep(model) { leave(model) }
  }

  /// Deletes the rule; for a while it can be had back.
  public func delete(_ model: RuleModel) async {
    if await app.rules.delete(model) { leave(model) }
  }

  /// Whoever has gone elsewhere meanwhile stays there.
  private func leave(_ model: RuleModel) {
    if self[tab].last == .reminders(.rule(model.subject)) { back() }
  }
}
