import Foundation
import KindselfCore
import Observation

/// A rule that is being made, or changed. It lives here and nowhere else, for it may hold a person's own words.
@MainActor @Observable public final class RuleModel {
  @ObservationIgnored public let subject: RuleSubject
  /// The rule it takes the place of; nil for a new one.
  @ObservationIgnored public let id: String?
  /// Which day it was when one began.
  @ObservationIgnored public let days: DaysCard
  /// As it stands.
  public var rule: ReminderRule {
    didSet { if rule != oldValue { problem = nil } }
  }
  /// What it would do, as the core says; nil until that is known.
  public private(set) var preview: ReminderPreview?
  /// Why it could not be kept.
  public internal(set) var problem: ReminderProblem?
  /// It is being kept.
  public internal(set) var isKeeping = false
  @ObservationIgnored private let reminding: Reminding
  /// The time that was chosen last, for another way to say when.
  @ObservationIgnored private var atMin: UInt16

  init(subject: RuleSubject, id: String?, rule: ReminderRule, days: DaysCard, reminding: Reminding) {
    self.subject = subject
    self.id = id
    self.rule = rule
    self.days = days
    self.reminding = reminding
    atMin = rule.when.atMin ?? usually.morningMin
  }

  /// Asks the core what it would do.
  public func look() async {
    let asked = rule
    let answer = await reminding.preview(id, asked)
    // It was changed meanwhile: that is asked, too.
    if asked == rule { preview = answer }
  }

  /// What is to be mended there.
  public func faults(_ place: RulePlace) -> [ReminderFault] { (preview?.faults ?? []).filter { $0.place == place } }

  /// Whether it can be kept.
  public var canBeKept: Bool { !isKeeping && preview?.faults.isEmpty == true }
}

// MARK: What it opens

extension RuleModel {
  public var opensKind: OpensKind {
    switch rule.opens {
    case .firstScreen: .nothing
    case .practice: .practice
    case .journal: .page
    case .letter, .scale, .programme: .other
    }
  }

  /// Whether what it opens can be done on a day.
  public var canBeDone: Bool { rule.opens.canBeDone }

  /// The practice that it opens; nil where it opens none.
  public var practice: Subject? { if case .practice(let subject) = rule.opens { subject } else { nil } }

  /// It opens something else; what can be said of that alone goes.
  public func open(_ opens: ReminderOpens) {
    var changed = rule
    changed.opens = opens
    if rule.wording == .kindAct || (rule.wording == .named && opens == .firstScreen) { changed.wording = .discreet }
    if case .afterPractice(let hours, .some) = rule.when {
      var practice: Subject?
      if case .practice(let subject) = opens { practice = subject }
      changed.when = .afterPractice(hours: hours, practice: practice)
    }
    changed.unlessDone = rule.unlessDone && opens.canBeDone
    rule = changed
  }
}

// MARK: When

extension RuleModel {
  public var kind: WhenKind {
    switch rule.when {
    case .daily: rule.wording == .kindAct ? .kindAct : .daily
    case .weekdays: .weekdays
    case .everyDays: .everyDays
    case .timesAWeek: .timesAWeek
    case .atRandom: .atRandom
    case .afterPractice: .after
    case .programme: .programme
    case .once: .once
    }
  }

  /// Lets so many come a day, of all rules, or says why that cannot be kept.
  public func allow(_ mostADay: UInt8) async {
    problem = await reminding.allow(mostADay)
    await look()
  }

  /// Another way to say when; the time stays as it is.
  public func choose(_ chosen: WhenKind) {
    if chosen == kind { return }
    if chosen == .kindAct { return askAboutKindAct() }
    if rule.wording == .kindAct { rule.wording = .discreet }
    ask(usual(chosen))
  }

  /// It reminds then.
  public func ask(_ when: ReminderWhen) {
    atMin = when.atMin ?? atMin
    rule.when = when
  }

  private func usual(_ kind: WhenKind) -> ReminderWhen {
    switch kind {
    case .daily, .kindAct, .programme: .daily(atMin: atMin)
    case .weekdays: .weekdays(days: usually.workdays, atMin: atMin)
    case .everyDays: .everyDays(days: usually.days, atMin: atMin)
    case .timesAWeek: .timesAWeek(times: usually.timesAWeek, atMin: atMin)
    case .atRandom:
      .atRandom(
        days: Weekdays.core(Weekdays.all), fromMin: usually.windowFromMin, untilMin: usually.windowUntilMin,
        times: usually.timesADay, apartMin: usually.firstApartMin)
    case .after: .afterPractice(hours: usually.hoursAfter, practice: nil)
    case .once: .once(date: days.opensEarliest, atMin: atMin)
    }
  }

  /// The evening question: it leads to a page about it, and is not asked where there is one for the day.
  private func askAboutKindAct() {
    var changed = rule
    changed.when = .daily(atMin: usually.eveningMin)
    changed.opens = .journal(kind: usually.kindAct)
    changed.wording = .kindAct
    changed.unlessDone = true
    rule = changed
  }
}

// MARK: Quiet hours

extension RuleModel {
  /// Those of the night at first.
  public func addQuiet() { rule.quiet.append(usually.night) }

  /// Saturdays and Sundays are quiet all day.
  public func quietWeekend() {
    var changed = rule
    changed.quiet.append(usually.weekend)
    changed.inQuiet = .skip
    rule = changed
  }

  /// Whether the weekend is quiet already.
  public var hasQuietWeekend: Bool { rule.quiet.contains(usually.weekend) }
}
