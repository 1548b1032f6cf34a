import KindselfCore

/// The app without its screens: one for as long as it runs. It puts the capabilities together, which do not know each other,
/// and tells all of them what happens to the whole.
@MainActor public final class Kindself {
  /// What the app needs from the phone.
  public let services: Services
  /// The core's breathing.
  public let breathing: any BreathingProtocol
  public let pictures: Pictures
  public let notices = Notices()
  public let store: StoreAccess
  public let settings: SettingsModel
  public let spokenLines: SpokenLines
  public let practices: Practices
  /// What is found by what somebody types.
  public let finding: FindModel
  /// What may fit today, favourites, and what was done lately.
  public let forYou: ForYou
  /// The session that is on.
  public let player: SessionPlayer
  public let sessions: Sessions
  public let history: History
  public let keepsakes: Keepsakes
  /// What is answered in a session.
  public let answers: Answers
  public let journal: JournalModel
  /// What puts pages of it on paper.
  public let printer: any Printer
  public let search: SearchModel
  public let backups: Backups
  public let privacy: Privacy
  public let safety: Safety
  public let reminding: Reminding
  /// Rules of them that are being made.
  public let rules: Rules

  /// In the order in which they are told. The settings come first, for what was kept is read by them; the store last, for
  /// the others write into it.
  let members: [any Member]

  /// Opens the store, which the first screen does not wait for. `delivery` is the process's, where reminders came before the
  /// app.
  public init(services: Services, content: Content, stores: any Stores, delivery: Delivery? = nil) {
    self.services = services
    breathing = Breathing(content: content)
    pictures = Pictures(content: content)
    store = StoreAccess(services: services, stores: stores, notices: notices)
    settings = SettingsModel(content: content, kept: store.texts, clock: services.clock, notices: notices)
    spokenLines = SpokenLines(cache: services.speechFolder.map { SpeechCache(folder: $0) })
    practices = Practices(breathing: breathing, settings: settings, store: store)
    finding = FindModel(content: content)
    forYou = ForYou(store: store)
    player = SessionPlayer(services: services, kept: store.texts)
    sessions = Sessions(
      player: player, practices: practices, services: services, kept: store.texts, notices: notices)
    history = History(store: store)
    keepsakes = Keepsakes(store: store)
    journal = JournalModel(store: store)
    printer = services.printer
    answers = Answers(player: player, journal: journal, keepsakes: keepsakes, kept: store.texts)
    search = SearchModel(store: store)
    backups = Backups(store: store, documents: services.documents, notices: notices)
    privacy = Privacy(services: services, notices: notices)
    safety = Safety(content: content, settings: settings, services: services)
    let delivery =
      delivery ?? Delivery(content: { content }, notifier: services.notifier, clock: services.clock)
    reminding = Reminding(store: store, delivery: delivery, content: content)
    rules = Rules(reminding: reminding, store: store)
    members = [
      settings, spokenLines, practices, finding, forYou, sessions, history, keepsakes, answers, journal, search,
      backups, privacy, reminding, rules, notices, store,
    ]
    connect()
    store.begin()
  }

  /// What one capability does when something happens in another.
  private func connect() {
    sessions.offered = { [keepsakes] in await keepsakes.offered(to: $0) }
    sessions.hasOpened = { [answers] in answers.open($0, isRestored: $1) }
    sessions.hasEnded = { [history, practices, answers] session in
      answers.close()
      history.remember(session)
      practices.finished(session)
    }
    sessions.hasLeftEnded = { [history, answers] in
      history.leaveLast()
      answers.leave()
    }
    privacy.hasLocked = { [weak self] in self?.leaveNow() }
    backups.takenIn = { [settings, reminding] in
      await settings.read()
      await reminding.takenIn()
    }
    store.wrote = { [reminding] in reminding.changed($0) }
    store.becameKnown = { [weak self] in await self?.storeBecameKnown() }
  }

  private func storeBecameKnown() async {
    guard store.open != nil else { return backups.recovery.look() }
    for member in members { await member.opened() }
  }

  /// The app is to be seen again.
  public func cameToFront() {
    for member in members { member.inSight() }
  }

  /// The app is not to be seen any more.
  public func wentToBackground() {
    for member in members { member.outOfSight() }
    services.phone.finishing { [members] in
      for member in members { await member.finish() }
    }
  }

  /// Covers the app at once; whatever was on waits, unless it is about abuse.
  public func leaveQuickly() {
    privacy.hide(behind: .left)
    leaveNow()
    player.pause()
    // The last bell of a session that is over, too.
    services.speaker.silence()
    services.haptics.still()
  }

  /// Whoever was at a page about abuse was not there: its session ends without a word, and nothing that was typed stays.
  func leaveNow() {
    sessions.leaveDiscreet()
    finding.close()
  }

  /// Deletes everything that was kept, and begins as on the first day.
  public func deleteEverything() async {
    var isWhole = await store.erase()
    for member in members { member.erased() }
    for member in members { isWhole = await member.eraseBeside() && isWhole }
    await store.tryAgain()
    if !isWhole { notices.tell(.notErased) }
  }
}
