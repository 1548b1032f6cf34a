import KindselfCore
import Observation

/// A session that broke off.
public struct Unfinished {
  let session: any SessionProtocol
  public let title: String
}

/// Begins, leaves and carries on sessions; the player plays the one that is on.
@MainActor @Observable public final class Sessions: Member {
  /// A session that broke off and can be carried on; nil where there is none.
  public private(set) var unfinished: Unfinished?
  /// The session that ended last, until the person leaves its screen.
  public private(set) var ended: EndedSession?
  /// Told of each that has ended, but a pause within writing.
  @ObservationIgnored var hasEnded: @MainActor (EndedSession) -> Void = { _ in }
  /// Told of each that can be carried on, and whether it comes from another process.
  @ObservationIgnored var hasOpened: @MainActor (any SessionProtocol, _ isRestored: Bool) -> Void = { _, _ in }
  /// The one that came from another process.
  @ObservationIgnored private var restored: (any SessionProtocol)?
  /// What a practice may speak of.
  @ObservationIgnored var offered: @MainActor (_ practice: String) async -> [OfferedKeepsake] = { _ in [] }
  /// Told that the person has left the screen of the one that ended.
  @ObservationIgnored var hasLeftEnded: @MainActor () -> Void = {}

  @ObservationIgnored private let player: SessionPlayer
  @ObservationIgnored private let practices: Practices
  @ObservationIgnored private let services: Services
  @ObservationIgnored private let kept: KeptTexts
  @ObservationIgnored private let notices: Notices
  /// The core's session that is on, if it is one to be kept.
  @ObservationIgnored private var openKept: (any SessionProtocol)?

  init(player: SessionPlayer, practices: Practices, services: Services, kept: KeptTexts, notices: Notices) {
    self.player = player
    self.practices = practices
    self.services = services
    self.kept = kept
    self.notices = notices
    player.ended = { [weak self] in self?.end($0) }
  }

  /// Whether the one that is on, or has ended, is about abuse: nobody else is to know of it.
  public var isDiscreet: Bool { player.isDiscreet || ended?.isDiscreet == true }

  /// One is on, or has ended and is still looked at.
  public var isThere: Bool { player.display != nil || ended != nil }

  /// Begins a session; false where it cannot, and a notice says so.
  @discardableResult public func begin(_ choice: Choice) -> Bool { begin(choice, as: .kept) }

  /// The minute of the first screen: the gentlest breath, at its shortest.
  @discardableResult public func beginMinute() -> Bool {
    guard let minute = practices.breathing.minute() else { return false }
    return begin(practices.choice(of: minute))
  }

  /// A choice of a practice, with what was kept for it.
  func withKept(_ choice: Choice) async -> Choice {
    guard case .practice(let id) = choice.subject else { return choice }
    var choice = choice
    choice.manner.kept = await offered(id)
    return choice
  }

  /// Thirty seconds of feet, hands and room. They are short and never kept, so that what was left unfinished stays.
  @discardableResult public func beginGrounding() -> Bool {
    begin(practices.choice(of: .practice(id: practices.catalogue.grounding.id)), as: .short)
  }

  /// A pause within writing, called as the field that offers it. It leaves no trace, and its end leads back at once.
  @discardableResult public func beginPause(practice: String, called title: String) -> Bool {
    begin(practices.choice(of: .practice(id: practice)), as: .pause(title: title))
  }

  /// A little more of what has ended, led as it was.
  @discardableResult public func beginAgain(after ended: EndedSession) -> Bool {
    if practices.isGrounding(ended.subject) { return beginGrounding() }
    return begin(choice(after: ended))
  }

  /// The same of a practice, done as it was. Where something was stirred up, or it `wasHarder` than before, it is softer.
  public func practiseAgain(after ended: EndedSession, wasHarder: Bool) async {
    var choice = choice(after: ended)
    choice.manner = ended.outcome.manner
    if ended.outcome.stirred || wasHarder { choice = practices.breathing.softer(choice: choice) }
    let ready = await withKept(choice)
    // A second tap finds that it has begun.
    if self.ended == ended { begin(ready) }
  }

  private func choice(after ended: EndedSession) -> Choice {
    var choice = practices.choice(of: ended.subject, lengthMs: ended.outcome.scriptLengthMs)
    choice.guide = ended.guide
    return choice
  }

  /// Carries on what was unfinished.
  public func carryOn() {
    if let unfinished { open(unfinished.session, as: .kept) }
  }

  /// Lets what was unfinished go.
  public func letGo() {
    (unfinished, restored) = (nil, nil)
    kept.forget(KeptName.session)
  }

  /// Leaves the session; it can be carried on later.
  public func leave() {
    player.leave()
    if let openKept { unfinished = unfinished(openKept) }
    openKept = nil
  }

  /// The person has left the screen of the session that ended.
  public func leaveEnded() {
    ended = nil
    hasLeftEnded()
  }

  /// Whoever was in one about abuse was not: it ends without a word, and there is nothing to say about it.
  func leaveDiscreet() {
    guard isDiscreet else { return }
    player.stop()
    leaveEnded()
  }

  /// The person has left the session's screen, whatever it shows.
  public func leaveAll() {
    leave()
    leaveEnded()
  }

  func opened() async {
    // One that was begun before the store was open takes the place of the one in it, as it does at any other time.
    if kept.keepWaiting(KeptName.session) { return }
    do {
      let (breathing, store) = (practices.breathing, practices.store.open?.opened)
      let session = try await kept.read(KeptName.session) { try breathing.restore(record: $0, from: store) }
      if openKept == nil, unfinished == nil, let session {
        restored = session
        unfinished = unfinished(session)
      }
    } catch {
      notices.tell(Notice(session: error as? SavedStateError))
    }
  }

  func inSight() { player.cameToFront() }
  func outOfSight() { player.wentToBackground() }

  func erased() {
    leaveAll()
    (unfinished, restored) = (nil, nil)
  }

  private func unfinished(_ session: any SessionProtocol) -> Unfinished {
    Unfinished(session: session, title: practices.practice(about: session.subject())?.name ?? "")
  }

  private func begin(_ choice: Choice, as way: SessionWay) -> Bool {
    do {
      let session = try practices.breathing.begin(choice: choice)
      open(session, as: practices.isDiscreet(choice.subject) ? .discreet : way)
      return true
    } catch {
      notices.tell(.cannotBegin)
      return false
    }
  }

  private func open(_ session: any SessionProtocol, as way: SessionWay) {
    leaveAll()
    if way == .kept {
      unfinished = nil
      openKept = session
      hasOpened(session, restored === session)
      restored = nil
    }
    services.speaker.mixesWithOthers = practices.settings.ownMusic
    let practice = practices.practice(about: session.subject())
    player.open(
      SessionToPlay(
        session: session, title: way.title ?? practice?.name ?? "", parts: parts(of: practice, in: session), way: way,
        begun: services.clock.moment, keepsScreenOn: practices.settings.keepScreenOn))
  }

  /// The names of the parts of the length that is followed.
  private func parts(of practice: Practice?, in session: any SessionProtocol) -> [String] {
    guard case .led(let card) = practice else { return [] }
    let length = session.outcome().scriptLengthMs
    return card.lengths.first { $0.lengthMs == length }?.parts ?? []
  }

  private func end(_ session: EndedSession) {
    var session = session
    // It may have begun before the settings were read, or changed: which day it is of is asked now.
    session.begun.dayBeginsMin = services.clock.dayBeginsMin
    openKept = nil
    if case .pause = session.way { return }
    ended = session
    // Of one about abuse nobody is told.
    if !session.isDiscreet { hasEnded(session) }
  }
}

extension BreathingProtocol {
  /// A session from its record, with what its practice may speak of. Which practice that is, the record says.
  fileprivate func restore(record: String, from store: Opened?) throws -> any SessionProtocol {
    let session = try restore(record: record, kept: [])
    guard let store, case .practice(let id) = session.subject() else { return session }
    do {
      let kept = try store.store.keepsakesFor(content: store.content, practice: id)
      return kept.isEmpty ? session : try restore(record: record, kept: kept)
    } catch {
      // Unsaid: it goes on all the same, and speaks of nothing that was kept.
      return session
    }
  }
}

extension Notice {
  fileprivate init(session error: SavedStateError?) {
    switch error {
    case .Newer: self = .sessionNewer
    case .Unfollowable: self = .sessionUnfollowable
    case .Damaged, nil: self = .sessionDamaged
    }
  }
}
