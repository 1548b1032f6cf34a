import KindselfCore
import Observation

/// Reminders, as the screens have them. What waits and what is shown is up to the delivery, which is there without this, too.
@MainActor @Observable public final class Reminding: Member {
  /// All rules, the first one first.
  public private(set) var cards: [ReminderCard] = []
  /// The next three of all of them.
  public private(set) var upcoming: [UpcomingCard] = []
  /// What there is to say.
  public private(set) var notes: [ReminderNote] = []
  /// What is wished of all of them together.
  public private(set) var wishes: ReminderWishes
  /// How the one is that a person sends themselves.
  public private(set) var test = TestState.none
  /// The reminder that was opened last, until the person is where it leads.
  public private(set) var opened: OpenedReminder?
  @ObservationIgnored private let store: StoreAccess
  @ObservationIgnored let delivery: Delivery
  /// So many calls of this one's own are on their way into the store.
  @ObservationIgnored private var writing = 0
  /// Answers where nothing that is kept can be read.
  @ObservationIgnored private let blank: Reminders

  init(store: StoreAccess, delivery: Delivery, content: Content) {
    self.store = store
    self.delivery = delivery
    blank = Reminders(content: content, text: nil)
    wishes = blank.wishes()
    opened = delivery.opened
    delivery.follow = { [weak self] told in self?.follow(told) }
    delivery.testChanged = { [weak self] in self?.test = $0 }
    delivery.hasOpened = { [weak self] in self?.opened = $0 }
    delivery.hasActed = { [weak self] in await self?.sync() }
  }

  /// Whether rules can be made and changed now.
  public var isReady: Bool { store.open != nil }

  /// Looks what is to be done now, once it is known whether the store opens: before then nothing can say what it is about.
  @discardableResult public func look() -> Task<Void, Never> {
    Task {
      _ = await store.ready()
      await refresh()
    }
  }

  /// Keeps a rule, a new one or in place of the one of that name; what is wrong where it cannot. Where it is to be heard, the
  /// system asks the person whether anything may.
  public func keep(_ id: String?, _ rule: ReminderRule) async -> ReminderProblem? {
    let problem = await change { _ = try $0.keep(store: $1, id: id, rule: rule, phone: $2) }
    if problem == nil && rule.sounds { _ = await askToShow() }
    return problem
  }

  /// Deletes a rule.
  public func forget(_ id: String) async -> ReminderProblem? {
    await change { try $0.forget(store: $1, id: id, phone: $2) }
  }

  /// Wishes that of all of them together.
  public func wish(_ wishes: ReminderWishes) async -> ReminderProblem? {
    await change { reminders, store, _ in try reminders.wish(store: store, wishes: wishes) }
  }

  /// Lets so many come a day.
  public func allow(_ mostADay: UInt8) async -> ReminderProblem? {
    var wishes = wishes
    wishes.mostADay = mostADay
    return await wish(wishes)
  }

  /// What a rule would do, a new one or in place of the one of that name.
  public func preview(_ id: String?, _ rule: ReminderRule) async -> ReminderPreview {
    await ask { $0.preview(id: id, rule: rule, phone: $1) }
  }

  /// Whether this phone will deliver.
  public func selfTest() async -> SelfTestCard {
    let readings = await delivery.notifier.readings()
    return await ask { reminders, _ in reminders.selfTest(readings: readings) }
  }

  /// What became of reminders, the last one first.
  public func log(_ most: UInt32) async -> [ReminderLogCard] { await ask { reminders, _ in reminders.log(most: most) } }

  /// The rules as a calendar that other apps read.
  public func calendar() async -> CalendarCard { await ask { $0.calendar(phone: $1) } }

  /// The person sends themselves one in a minute.
  @discardableResult public func beginTest() -> Task<Void, Never> { Task { await delivery.tell(.testWanted) } }

  /// It was seen to arrive, or nobody waits for it any more.
  public func testOver() {
    test = .none
    Task { await delivery.tell(.testOver) }
  }

  /// The system asks whether anything may be shown and heard.
  public func askToShow() async -> Bool {
    let answer = await delivery.notifier.ask()
    await delivery.look()
    return answer
  }

  /// Asks, or opens the page where that is changed, and looks what that changed; false where nothing opens.
  public func open(_ page: SettingsPage) async -> Bool {
    let isOpen = await delivery.notifier.open(page)
    await delivery.look()
    return isOpen
  }

  /// Whether the system would still ask the person.
  func canAsk() async -> Bool { await delivery.notifier.canAsk() }

  /// The person did something with the reminder of that name.
  public func acted(_ id: String, _ act: ReminderAct) { Task { await delivery.acted(id, act) } }

  /// Where the one leads that was opened; from now on the person is there. Nil where none was. Planned while the store was
  /// locked, it did not know itself: its rule does.
  func leads() async -> ReminderOpens? {
    guard let reminder = opened else { return nil }
    if reminder.leads == .firstScreen && cards.isEmpty && store.problem == nil {
      _ = await store.ready()
      await sync()
      await delivery.look()
    }
    // Opened twice, or left meanwhile.
    guard opened == reminder else { return nil }
    forgetOpened()
    if reminder.leads != .firstScreen { return reminder.leads }
    return cards.first { reminder.id.hasPrefix("\($0.id).") }?.rule.opens ?? .firstScreen
  }

  /// Something was written to those parts of the store.
  func changed(_ topics: [String]) {
    // What rules ask about: themselves, what was practised, what was written.
    let about = Set(topics).intersection(["reminders", "sessions", "entries"])
    // Whoever changes a rule here looks afterwards.
    if about.isEmpty || about == ["reminders"] && writing > 0 { return }
    Task { await refresh() }
  }

  /// An archive was taken in.
  func takenIn() async { await refresh() }

  func opened() async {
    // Nobody who waits for the store waits for the system, too.
    Task { await refresh() }
  }

  func inSight() { look() }

  func outOfSight() {
    // Whoever opened one and left before it was unlocked wants something else the next time.
    forgetOpened()
  }

  /// Whatever was changed meanwhile, where a day begins among it, the phone knows before it is locked.
  func finish() async { await refresh() }

  func erased() {
    (cards, upcoming, notes, wishes, test) = ([], [], [], blank.wishes(), .none)
    forgetOpened()
  }

  func eraseBeside() async -> Bool {
    let isWhole = await delivery.erase()
    // What was on its way until now said once more what there was.
    erased()
    return isWhole
  }

  private func forgetOpened() {
    opened = nil
    delivery.forgetOpened()
  }

  private func refresh() async {
    await sync()
    await delivery.look()
    // What arrived, as it was seen just now.
    await sync()
  }

  /// Brings the rules of the store to the phone, and there what became of them.
  private func sync() async {
    guard let open = store.open else { return }
    // Unsaid: it is done the next time; until then the phone goes by what it has.
    try? await write(to: open) { try $0.sync(store: $1, phone: $2) }
  }

  private func change(
    _ change: @escaping @Sendable (Reminders, Store, ReminderPhone) throws -> Void
  ) async -> ReminderProblem? {
    guard let open = store.open else { return .unkept(storeProblem) }
    do {
      try await write(to: open, change)
    } catch {
      return reminderProblem(error)
    }
    await delivery.look()
    return nil
  }

  private func write(
    to open: OpenStore, _ call: @escaping @Sendable (Reminders, Store, ReminderPhone) throws -> Void
  ) async throws {
    writing += 1
    defer { writing -= 1 }
    try await delivery.ask(with: open, call)
  }

  private var storeProblem: StoreTrouble { if case .trouble(let trouble) = store.problem { trouble } else { .io } }

  private func ask<Answer: Sendable>(
    _ call: @escaping @Sendable (Reminders, ReminderPhone) -> Answer
  ) async -> Answer {
    if let answer = await delivery.ask(call) { return answer }
    return call(blank, await delivery.phone())
  }

  private func follow(_ told: Told) {
    (cards, upcoming, notes, wishes) = (told.cards, told.upcoming, told.notes, told.wishes)
  }
}
