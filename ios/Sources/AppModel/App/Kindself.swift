import KindselfCore
import Observation

/// A little more of a pattern of one's own.
private let ownAgainMs: UInt64 = 60_000

/// The app without its screens: one for as long as it runs. What the core decides passes through here to the screens,
/// and what a person does passes back.
@MainActor @Observable public final class Kindself {
  /// What the app needs from the phone.
  @ObservationIgnored public let services: Services
  /// The core's breathing.
  @ObservationIgnored public let breathing: any BreathingProtocol
  /// Cards, bounds and cautions.
  @ObservationIgnored public let catalogue: BreathingCatalogue
  /// The countries whose emergency numbers and helplines are known.
  @ObservationIgnored public private(set) lazy var countries: [CountryCard] = breathing.countries()
  /// The session that is on.
  @ObservationIgnored public let player: SessionPlayer
  /// Entries, drafts, and what was deleted last.
  @ObservationIgnored public private(set) lazy var write = WriteModel(app: self)
  /// A backup that makes itself.
  @ObservationIgnored public private(set) lazy var automatic = AutomaticBackup(app: self)
  @ObservationIgnored let editors = OpenEditors()
  @ObservationIgnored let stores: any Stores
  @ObservationIgnored let kept: KeptTexts
  /// What is kept beside the store.
  @ObservationIgnored let beside: KeptTexts
  /// The core's session that is on, if it is one to be kept.
  @ObservationIgnored private var openKept: (any SessionProtocol)?
  /// Settings are being read, not changed.
  @ObservationIgnored var isTakingUp = false

  /// As they are now. A change is kept at once; where the phone cannot keep it, it holds until the app is closed.
  public var settings: Settings {
    didSet { if settings != oldValue && !isTakingUp { keepSettings() } }
  }

  /// What a person writes; nil where it cannot be opened, and `noStore` says why.
  public internal(set) var store: OpenStore?
  public internal(set) var noStore: NoStore?
  /// The last backup that arrived; nil where there is none.
  public internal(set) var lastBackup: BackupCard?
  /// Why that cannot be said; nil where it can.
  public internal(set) var lastBackupUnread: StoreTrouble?
  /// The text kept beside the key that opens the store, while it is open.
  @ObservationIgnored var keyCheck: String?
  /// The store is getting another key.
  @ObservationIgnored var isChangingKey = false
  /// A recovery passphrase was chosen.
  public internal(set) var hasRecovery = false
  /// One was not declined.
  var mayOfferRecovery = false

  /// What to say about things kept that could not be read.
  public internal(set) var notices: [Notice] = []
  /// A session that broke off and can be carried on; nil where there is none.
  public internal(set) var unfinished: Unfinished?
  /// The session that ended last, until the person leaves its screen.
  public private(set) var ended: EndedSession?
  /// The session that ended last, in the history; nil where it is not remembered.
  @ObservationIgnored var remembered: Task<String?, Never>?
  /// Why that, or how it was, could not be kept; nil where it could.
  public internal(set) var notRemembered: StoreTrouble?
  /// What hides the app, if anything does.
  public internal(set) var cover: Cover?
  /// Whether it asks who it is when it opens.
  public internal(set) var isLockOn = false

  /// Opens the store, and takes up what was kept when the app was last open.
  public init(services: Services, breathing: any BreathingProtocol, stores: any Stores) {
    let kept = KeptTexts(shelf: MemoryShelf())
    self.services = services
    self.breathing = breathing
    self.stores = stores
    self.kept = kept
    beside = KeptTexts(shelf: services.shelf)
    catalogue = breathing.catalogue()
    player = SessionPlayer(services: services, kept: kept)
    settings = breathing.usualSettings()
    player.ended = { [weak self] in self?.sessionEnded($0) }
    readLock()
    openStore()
  }

  /// A person has read it.
  public func dismiss(_ notice: Notice) {
    notices.removeAll { $0 == notice }
  }

  func tell(_ notice: Notice) {
    if !notices.contains(notice) { notices.append(notice) }
  }

  func keepSettings() {
    kept.keep(KeptName.settings) { [breathing, settings] in
      try breathing.writeSettings(settings: settings)
    } refused: { [weak self] in
      self?.tell(.settingsNotKept)
    }
  }
}

// MARK: Practices

extension Kindself {
  /// The practice a screen is about; nil where it is gone.
  public func practice(_ key: PracticeKey) -> Practice? { catalogue.practice(key, owns: settings.ownPatterns) }

  /// The practice a session was about; nil where the catalogue or the person's list has it no more.
  public func practice(about subject: Subject) -> Practice? {
    catalogue.practice(about: subject, owns: settings.ownPatterns)
  }

  /// Whether a session is the grounding.
  public func isGrounding(_ subject: Subject) -> Bool { subject == .structure(id: catalogue.grounding.id) }

  /// Emergency numbers and helplines for where the person is, as of today.
  public var crisis: CrisisCard {
    breathing.crisis(chosen: settings.country, region: services.phone.region, now: services.clock.moment)
  }

  func title(of subject: Subject) -> String { practice(about: subject)?.name ?? "" }
}

// MARK: Sessions

extension Kindself {
  /// What a session would be chosen as, by the settings.
  public func choice(of subject: Subject, lengthMs: UInt64) -> Choice {
    var firstFinished: String?
    if case .protocol(let id) = subject { firstFinished = settings.firstFinished.first { $0.protocol == id }?.date }
    return Choice(
      subject: subject, lengthMs: lengthMs, startPaceMs: settings.startPaceMs ?? catalogue.startPace.usualMs,
      holds: settings.holds, guide: settings.guide, firstFinished: firstFinished, now: services.clock.moment)
  }

  /// Begins a session; false where it cannot, and a notice says so.
  @discardableResult public func begin(_ choice: Choice) -> Bool { begin(choice, as: .kept) }

  /// The minute of the first screen: the gentlest breath, at its shortest.
  @discardableResult public func beginMinute() -> Bool {
    guard let card = catalogue.protocols.first else { return false }
    return begin(choice(of: .protocol(id: card.id), lengthMs: card.lengthsMs.first ?? 0))
  }

  /// Thirty seconds of feet, hands and room. They are short and never kept, so that what was left unfinished stays.
  @discardableResult public func beginGrounding() -> Bool {
    let card = catalogue.grounding
    return begin(choice(of: .structure(id: card.id), lengthMs: card.lengthMs), as: .short)
  }

  /// A pause within writing, called as the field that offers it. It leaves no trace, and its end leads back at once.
  @discardableResult public func beginPause(structure: String, lengthMs: UInt64, called title: String) -> Bool {
    begin(choice(of: .structure(id: structure), lengthMs: lengthMs), as: .pause(title: title))
  }

  /// A little more of what has ended, led as it was.
  @discardableResult public func beginAgain(after ended: EndedSession) -> Bool {
    if isGrounding(ended.subject) { return beginGrounding() }
    var lengthMs = ownAgainMs
    if case .breathing(let card) = practice(about: ended.subject), let first = card.lengthsMs.first { lengthMs = first }
    var choice = choice(of: ended.subject, lengthMs: lengthMs)
    choice.guide = ended.guide
    return begin(choice)
  }

  /// Carries on what was unfinished.
  public func carryOn() {
    if let unfinished { open(unfinished.session, as: .kept) }
  }

  /// Lets what was unfinished go.
  public func letGo() {
    unfinished = nil
    kept.forget(KeptName.session)
  }

  /// Leaves the session; it can be carried on later.
  public func leaveSession() {
    player.leave()
    if let openKept { unfinished = Unfinished(session: openKept, title: title(of: openKept.subject())) }
    openKept = nil
  }

  /// The person has left the screen of the session that ended.
  public func leaveEnded() {
    ended = nil
    (remembered, notRemembered) = (nil, nil)
  }

  private func begin(_ choice: Choice, as way: SessionWay) -> Bool {
    do {
      open(try breathing.begin(choice: choice), as: way)
      return true
    } catch {
      tell(.cannotBegin)
      return false
    }
  }

  private func open(_ session: any SessionProtocol, as way: SessionWay) {
    leaveSession()
    leaveEnded()
    if way == .kept {
      unfinished = nil
      openKept = session
    }
    services.speaker.mixesWithOthers = settings.ownMusic
    let practice = practice(about: session.subject())
    var parts: [String] = []
    if case .structure(let card) = practice { parts = card.parts }
    player.open(
      SessionToPlay(
        session: session, title: way.title ?? practice?.name ?? "", parts: parts, way: way,
        begun: services.clock.moment, keepsScreenOn: settings.keepScreenOn))
  }

  private func sessionEnded(_ session: EndedSession) {
    openKept = nil
    if case .pause = session.way { return }
    ended = session
    remember(session)
    guard session.isWhole, case .protocol(let id) = session.subject else { return }
    settings = breathing.finished(settings: settings, protocol: id, began: session.begun)
  }
}

/// A session that broke off.
public struct Unfinished {
  let session: any SessionProtocol
  public let title: String
}

extension Notice {
  init(settings error: KeptError?) {
    if case .Newer = error { self = .settingsNewer } else { self = .settingsDamaged }
  }

  init(session error: KeptError?) {
    switch error {
    case .Newer: self = .sessionNewer
    case .Unfollowable: self = .sessionUnfollowable
    case .Damaged, nil: self = .sessionDamaged
    }
  }
}
