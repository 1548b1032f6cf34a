import KindselfCore

private let secondMs: Int64 = 1000

/// What reminders are once something was told, and what there is to say.
struct Told: Sendable {
  let cards: [ReminderCard]
  let upcoming: [UpcomingCard]
  let wishes: ReminderWishes
  let notes: [ReminderNote]
}

/// Tells the core what happens to reminders, and has the phone do what it answers. One for the process, for the system starts
/// that where nobody sees it, with the store locked or missing. Everything goes one after the other: two at once would plan
/// against each other.
@MainActor public final class Delivery {
  let notifier: any Notifier
  /// Told each time what came of it.
  var follow: @MainActor (Told) -> Void = { _ in }
  /// A person did something with a reminder; the store is to know.
  var hasActed: @MainActor () async -> Void = {}
  /// The one a person sends themselves is on its way, or came.
  var testChanged: @MainActor (TestState) -> Void = { _ in }
  /// A reminder was opened, and nobody went where it leads yet.
  private(set) var opened: OpenedReminder?
  var hasOpened: @MainActor (OpenedReminder) -> Void = { _ in }
  private let clock: any SessionClock
  private let book: ReminderBook
  private var last: Task<Void, Never>?
  /// What a person did with reminders while the text of them could not be read.
  private var untold: [ReminderEvent] = []
  /// What those said that are to come once more, by their names, until they wait: with the store locked nothing else knows it.
  private var said: [String: SaidWords] = [:]
  private var test = TestState.none { didSet { if test != oldValue { testChanged(test) } } }

  /// `content` is asked for once something is to be told: the core may have none.
  public init(content: @escaping @Sendable () throws -> Content, notifier: any Notifier, clock: any SessionClock) {
    self.notifier = notifier
    self.clock = clock
    book = ReminderBook(content: content, shelf: notifier.kept)
  }

  /// The app started, came in sight, was woken by the system; the clock or the zone changed: what is to wait is planned anew.
  public func look() async { await tell(.looked) }

  /// A person did something with the reminder of that name, which said that; no more is needed for it.
  public func acted(_ id: String, _ act: ReminderAct, said words: SaidWords? = nil) async {
    if act == .later { said[id] = words }
    await tell(.acted(id: id, act: act))
    await hasActed()
  }

  /// A reminder was opened: the person goes where it leads, once the app is there and unlocked.
  public func open(_ reminder: OpenedReminder) async {
    opened = reminder
    hasOpened(reminder)
    await acted(reminder.id, .opened)
  }

  /// One arrived, as the phone says by itself.
  public func arrived(_ id: String, atUtcMs: Int64) async {
    if id == Self.testId { testArrived(at: atUtcMs) }
    await look()
  }

  /// Once everything that was begun is done.
  public func settled() async { await alone {} }

  /// Tells it, and does what is to be done now.
  func tell(_ event: ReminderEvent) async {
    await alone { [self] in
      let events = untold + [event]
      untold = []
      for event in events where await !carryOut(event) {
        if case .acted = event { untold.append(event) }
      }
    }
  }

  /// What the core answers; nil where there is none, or its text cannot be read now.
  func ask<Answer: Sendable>(
    _ call: @escaping @Sendable (Reminders, ReminderPhone) -> Answer
  ) async -> Answer? {
    await alone { [self] in
      let phone = await phone()
      return await book.ask { call($0, phone) }
    }
  }

  /// What the core answers about its rules and the store they are in.
  func ask<Answer: Sendable>(
    with store: OpenStore, _ call: @escaping @Sendable (Reminders, Store, ReminderPhone) throws -> Answer
  ) async throws -> Answer? {
    let answer = await alone { [self] () async -> Result<Answer, any Error>? in
      let phone = await phone()
      guard let reminders = await book.ask(whereStoreIsOpen: true, { $0 }) else { return nil }
      do {
        let answer = try await store.ask { try call(reminders, $0.whole, phone) }
        await book.becameKnown()
        return .success(answer)
      } catch {
        return .failure(error)
      }
    }
    return try answer?.get()
  }

  /// Nothing waits, nothing is shown, nothing is kept; false where something is.
  func erase() async -> Bool {
    await alone { [self] in
      (opened, test, untold, said) = (nil, .none, [], [:])
      await notifier.cancel(notifier.waiting().map(\.id))
      await notifier.clear(notifier.shown().map(\.id))
      return await book.erase()
    }
  }

  /// The person is where it leads, or wants no more of it.
  func forgetOpened() { opened = nil }

  /// The phone, now.
  func phone() async -> ReminderPhone {
    let (posts, waiting, shown) = await (notifier.posts(), notifier.waiting(), notifier.shown())
    return ReminderPhone(
      system: notifier.system, now: clock.moment, zone: notifier.zone(), posts: posts, exactAllowed: false,
      waiting: .read(items: waiting), shown: shown.map(\.id))
  }

  static let testId = "test"
  static let refillId = "refill"
  /// What the system lost is given to it once more; then it is trusted until the next look.
  private static let mostRounds = 2
}

extension Delivery {
  /// One after the other, in the order in which it was asked for.
  private func alone<Answer: Sendable>(_ errand: @escaping @MainActor () async -> Answer) async -> Answer {
    let mine = Task { [last] in
      await last?.value
      return await errand()
    }
    last = Task { _ = await mine.value }
    return await mine.value
  }

  /// False where there is no core to tell it, or its text cannot be read now.
  private func carryOut(_ event: ReminderEvent) async -> Bool {
    await beQuietIfNeeded(for: event)
    guard var step = await next(event) else { return false }
    for _ in 0..<Self.mostRounds {
      var (taken, seen) = ([PlannedReminder](), [PlannedReminder]())
      for planned in step.add where await notifier.accept(planned) { taken.append(planned) }
      for planned in step.dueNow where await notifier.show(planned) { seen.append(planned) }
      await notifier.clear(step.clear)
      if let test = taken.first(where: { $0.kind == .test }) { self.test = .waitingUntil(utcMs: test.atUtcMs) }
      // What is shown comes first: until the core knows of it, it asks for it once more.
      if !seen.isEmpty, let after = await next(.delivered(items: seen)) { step = after }
      if !taken.isEmpty, let after = await next(.accepted(items: taken)) { step = after }
      if taken.isEmpty && seen.isEmpty { break }
    }
    if case .acted(let id, _) = event { said[id] = nil }
    await tidy(event)
    await publish(step.notes)
    return true
  }

  /// The next step, kept, and what is not to come taken back: the core has forgotten that already.
  private func next(_ event: ReminderEvent) async -> ReminderStep? {
    guard let step = await book.next(event, await phone(), said: said) else { return nil }
    await notifier.cancel(step.cancel)
    return step
  }

  /// What arrives without a sound needs no question; where there is something to remind of, or to try, it may from the first moment
  /// on.
  private func beQuietIfNeeded(for event: ReminderEvent) async {
    let phone = await phone()
    if phone.posts { return }
    let hasRules = await book.ask { !$0.list(phone: phone).isEmpty } == true
    if hasRules || event == .testWanted { await notifier.beQuiet() }
  }

  /// What is to be seen and has done its part goes.
  private func tidy(_ event: ReminderEvent) async {
    let shown = await notifier.shown()
    if let arrived = shown.first(where: { $0.id == Self.testId }) { testArrived(at: arrived.atUtcMs) }
    if case .testOver = event { test = .none }
    let over = shown.map(\.id).filter { $0 == Self.refillId || $0 == Self.testId && test == .none }
    if !over.isEmpty { await notifier.clear(over) }
  }

  private func testArrived(at utcMs: Int64) {
    guard case .waitingUntil(let due) = test else { return }
    test = .arrived(lateBySeconds: max(0, utcMs - due) / secondMs)
  }

  private func publish(_ notes: [ReminderNote]) async {
    let phone = await phone()
    let told = await book.ask { reminders in
      Told(
        cards: reminders.list(phone: phone), upcoming: reminders.upcoming(phone: phone, most: 3),
        wishes: reminders.wishes(), notes: notes)
    }
    if let told { follow(told) }
  }
}
