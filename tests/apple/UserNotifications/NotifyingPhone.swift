import Foundation

/// The phone that a test holds: its clock, its zone, what is waiting and what has arrived. Time passes when the test says
/// so. What is unknown of Apple's, and was chosen here:
///
/// - A local time that summer time skips comes in the hour after: on one date, when it would have been; of a repeating
///   trigger, when the clock goes on. A time that comes twice: the first.
/// - A date that a month, or a zone, does not have does not come. A repeating day 31 comes on the first of the next month,
///   as people reported of Apple's (rdar://32865247).
/// - The zone of a `DateComponents.calendar` says nothing; only `DateComponents.timeZone` holds a trigger in a zone.
/// - What cannot come any more stands in no list, unless `listsThePast`; a journey west can bring it back.
/// - What a clock set forward has jumped over does not come; what it was set back before comes again only if it is still
///   pending.
/// - Options that are asked for after the first answer change nothing.
final class NotifyingPhone: @unchecked Sendable {
  /// What becomes of more than `limit` pending requests. Apple documents the first; people reported the others.
  enum TooMany { case keepsTheSoonest, keepsTheLastAdded, dropsAll, noLimit }

  /// Of the calls of `add`, the first being 1.
  enum Which {
    case none, every
    case only(Set<Int>)

    func holds(_ number: Int) -> Bool {
      switch self {
      case .none: false
      case .every: true
      case .only(let numbers): numbers.contains(number)
      }
    }
  }

  enum Answer { case allowed, denied, failed }

  enum Refusal: Error { case add, question }

  /// How a request came to a person. Nothing in it: it was not shown.
  struct Arrival: Equatable {
    let identifier: String
    let at: Date
    let how: UNNotificationPresentationOptions
  }

  private enum Due {
    case at(Date)
    case afterUptime(TimeInterval)
    case never
  }

  private struct Waiting {
    let request: UNNotificationRequest
    var due: Due
  }

  init(at now: Date, in zone: TimeZone) {
    self.now = now
    self.zone = zone
  }

  // What a test sets.
  var zone: TimeZone { didSet { alone.withLock { reckon() } } }
  /// The calendar of Settings. Components that name none are read in it: with a Buddhist one, 2026 was long ago
  /// (NativeScript/plugins#87).
  var calendar = Calendar.Identifier.gregorian { didSet { alone.withLock { reckon() } } }
  var settings = Switches()
  /// What a person will say to the question.
  var answer = Answer.allowed
  /// Whether the app is in front of the person: then its delegate is asked what to show.
  var isInFront = false
  var tooMany = TooMany.keepsTheSoonest
  var limit = 64
  /// Adds that throw, and adds that are acknowledged and lost.
  var refuses = Which.none
  var loses = Which.none
  var listsThePast = false

  // What a test reads.
  private(set) var now: Date
  private(set) var questions = 0
  private(set) var adds = 0
  private(set) var arrivals: [Arrival] = []
  private(set) var delivered: [UNNotification] = []
  /// Responses for which the app had no delegate.
  private(set) var unheard: [String] = []
  /// What Apple's would do differently.
  private(set) var notes: [String] = []
  var categories: Set<UNNotificationCategory> = []

  private let alone = NSRecursiveLock()
  /// Seconds since the start, whatever the clock was set to.
  private var uptime: TimeInterval = 0
  private var waiting: [Waiting] = []

  var pending: [UNNotificationRequest] { alone.withLock { waiting.filter(isListed).map(\.request) } }

  // MARK: The person and the time

  /// Time passes: what is due comes in its order, each when it is due.
  func advance(to end: Date) async {
    precondition(end >= now, "Time goes forward; setClock(to:) turns the clock")
    while let moment = nextMoment(until: end) {
      pass(to: moment)
      for request in takeDue(at: moment) { await deliver(request) }
    }
    pass(to: end)
  }

  /// Somebody, or the network, sets the clock. No time passes.
  func setClock(to date: Date) {
    alone.withLock {
      now = date
      reckon()
    }
  }

  /// A person touches a notification, or one of its actions, and it goes. Whether that was possible, and heard.
  @discardableResult
  func tap(_ identifier: String, action: String = UNNotificationDefaultActionIdentifier) async -> Bool {
    guard let notification = delivered.last(where: { $0.request.identifier == identifier }) else { return false }
    if action == UNNotificationDefaultActionIdentifier {
      isInFront = true
    } else {
      let actions = category(of: notification)?.actions ?? []
      guard let touched = actions.first(where: { $0.identifier == action }) else { return false }
      if touched.options.contains(.foreground) { isInFront = true }
    }
    takeAway { $0 == identifier }
    return await respond(UNNotificationResponse(notification, action))
  }

  /// A person clears a notification. The app hears of it only if the category says so.
  @discardableResult
  func dismiss(_ identifier: String) async -> Bool {
    guard let notification = delivered.last(where: { $0.request.identifier == identifier }) else { return false }
    takeAway { $0 == identifier }
    guard category(of: notification)?.options.contains(.customDismissAction) == true else { return false }
    return await respond(UNNotificationResponse(notification, UNNotificationDismissActionIdentifier))
  }

  // MARK: The app

  func ask(_ options: UNAuthorizationOptions) throws -> Bool {
    try alone.withLock {
      let wasQuiet = settings.status == .provisional
      guard settings.status == .notDetermined || wasQuiet else { return settings.letThrough }
      if options.contains(.provisional) {
        if !wasQuiet { settings.answer(.provisional, to: options) }
        return true
      }
      questions += 1
      if answer == .failed { throw Refusal.question }
      settings.answer(answer == .allowed ? .authorized : .denied, to: options)
      return settings.letThrough
    }
  }

  func add(_ request: UNNotificationRequest) async throws {
    precondition(
      isPropertyList(request.content.userInfo), "The system raises an exception: userInfo is no property list")
    let isAtOnce = try alone.withLock {
      adds += 1
      if refuses.holds(adds) { throw Refusal.add }
      if loses.holds(adds) { return false }
      waiting.removeAll { $0.request.identifier == request.identifier }
      guard let trigger = request.trigger else { return true }
      waiting.append(Waiting(request: request, due: due(trigger)))
      mindTheLimit()
      return false
    }
    if isAtOnce { await deliver(request) }
  }

  func forget(_ isMeant: (String) -> Bool) {
    alone.withLock { waiting.removeAll { isMeant($0.request.identifier) } }
  }

  func takeAway(_ isMeant: (String) -> Bool) {
    alone.withLock { delivered.removeAll { isMeant($0.request.identifier) } }
  }

  /// The next moment of which a clock and a calendar would say this.
  func next(_ components: DateComponents) -> Date? {
    var reckoning = components.calendar ?? Calendar(identifier: calendar)
    reckoning.timeZone = components.timeZone ?? zone
    var wanted = components
    (wanted.calendar, wanted.timeZone) = (nil, nil)
    if wanted.year != nil {
      // One moment only. `nextDate` finds others, where this one is past.
      guard let date = reckoning.date(from: wanted), date > now else { return nil }
      let days = reckoning.dateComponents([.year, .month, .day], from: date)
      let isThatDay = wanted.month ?? days.month == days.month && wanted.day ?? days.day == days.day
      return isThatDay && wanted.year == days.year ? date : nil
    }
    return reckoning.nextDate(
      after: now, matching: wanted, matchingPolicy: .nextTime, repeatedTimePolicy: .first, direction: .forward)
  }

  // MARK: What is waiting

  private func due(_ trigger: UNNotificationTrigger) -> Due {
    switch trigger {
    case let trigger as UNCalendarNotificationTrigger: next(trigger.dateComponents).map(Due.at) ?? .never
    case let trigger as UNTimeIntervalNotificationTrigger: .afterUptime(uptime + trigger.timeInterval)
    default: .never
    }
  }

  private func moment(_ waiting: Waiting) -> Date? {
    switch waiting.due {
    case .at(let date): date
    case .afterUptime(let end): now.addingTimeInterval(end - uptime)
    case .never: nil
    }
  }

  private func isListed(_ waiting: Waiting) -> Bool { listsThePast || moment(waiting) != nil }

  /// Calendar triggers follow the clock and the zone; elapsed time does not.
  private func reckon() {
    for index in waiting.indices where waiting[index].request.trigger is UNCalendarNotificationTrigger {
      waiting[index].due = waiting[index].request.trigger.map(due) ?? .never
    }
  }

  private func mindTheLimit() {
    while tooMany != .noLimit, waiting.count(where: isListed) > limit {
      switch tooMany {
      case .dropsAll: waiting = []
      case .keepsTheLastAdded: waiting.remove(at: waiting.firstIndex(where: isListed) ?? 0)
      default:
        let listed = waiting.indices.filter { isListed(waiting[$0]) }
        let last = listed.reversed().max { when(waiting[$0]) < when(waiting[$1]) }
        waiting.remove(at: last ?? 0)
      }
    }
  }

  private func when(_ waiting: Waiting) -> Date { moment(waiting) ?? .distantFuture }

  private func nextMoment(until end: Date) -> Date? {
    alone.withLock { waiting.compactMap(moment).filter { $0 <= end }.min() }
  }

  private func pass(to date: Date) {
    alone.withLock {
      let passed = max(0, date.timeIntervalSince(now))
      uptime += passed
      now = max(now, date)
    }
  }

  private func takeDue(at moment: Date) -> [UNNotificationRequest] {
    alone.withLock {
      let isDue = { (one: Waiting) in
        switch one.due {
        case .at(let date): date <= moment
        // Sums of seconds meet a date to within less than a millisecond.
        case .afterUptime(let end): end <= self.uptime + 0.0005
        case .never: false
        }
      }
      let due = waiting.filter(isDue).map(\.request)
      waiting.removeAll(where: isDue)
      for request in due {
        guard let trigger = request.trigger, trigger.repeats else { continue }
        waiting.append(Waiting(request: request, due: self.due(trigger)))
      }
      return due
    }
  }

  // MARK: What arrives

  private func deliver(_ request: UNNotificationRequest) async {
    let notification = UNNotification(request, at: now)
    var how = UNNotificationPresentationOptions()
    if settings.letThrough {
      if settings.notificationCenter == .enabled { how.insert(.list) }
      let isQuiet = request.content.interruptionLevel == .passive
      if settings.alert == .enabled, !isQuiet { how.insert(.banner) }
      if settings.sound == .enabled, !isQuiet, request.content.sound != nil { how.insert(.sound) }
      if isInFront { how.formIntersection(await presented(notification)) }
    }
    let shown = how
    alone.withLock {
      arrivals.append(Arrival(identifier: request.identifier, at: notification.date, how: shown))
      guard shown.contains(.list) else { return }
      delivered.removeAll { $0.request.identifier == request.identifier }
      delivered.append(notification)
    }
  }

  /// Without a delegate, nothing is shown of what comes while the app is in front.
  private func presented(_ notification: UNNotification) async -> UNNotificationPresentationOptions {
    let center = UNUserNotificationCenter.current()
    guard let delegate = center.delegate else { return [] }
    return await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        delegate.userNotificationCenter(center, willPresent: notification) { shown in
          self.noteThread("willPresent")
          continuation.resume(returning: shown)
        }
      }
    }
  }

  private func respond(_ response: UNNotificationResponse) async -> Bool {
    let center = UNUserNotificationCenter.current()
    guard let delegate = center.delegate else {
      unheard.append(response.actionIdentifier)
      return false
    }
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        delegate.userNotificationCenter(center, didReceive: response) {
          self.noteThread("didReceive")
          continuation.resume()
        }
      }
    }
    return true
  }

  private func noteThread(_ method: String) {
    if Answering.isAsync || MainQueue.isHere { return }
    alone.withLock { notes.append("\(method) was answered off the main thread: UIKit may stop the app") }
  }

  private func category(of notification: UNNotification) -> UNNotificationCategory? {
    categories.first { $0.identifier == notification.request.content.categoryIdentifier }
  }
}

/// On Linux the main queue is not always on the main thread.
private enum MainQueue {
  private static let key: DispatchSpecificKey<Bool> = {
    let key = DispatchSpecificKey<Bool>()
    DispatchQueue.main.setSpecific(key: key, value: true)
    return key
  }()

  static var isHere: Bool { DispatchQueue.getSpecific(key: key) == true }
}

private func isPropertyList(_ value: Any) -> Bool {
  switch value {
  case let fields as [AnyHashable: Any]: fields.allSatisfy { $0.key.base is String && isPropertyList($0.value) }
  case let items as [Any]: items.allSatisfy(isPropertyList)
  case is String, is Data, is Date, is Bool, is any BinaryInteger, is any BinaryFloatingPoint, is NSNumber: true
  default: false
  }
}
