/// The screens of a session.
public enum SessionDestination: CapabilityDestination {
  /// The session that is on, or the one that ended last.
  case player

  /// Breathing is there for whoever holds the phone.
  public var isPublic: Bool { true }
}

extension Navigator {
  /// Goes to a session, if it begins.
  public func session(_ begin: () -> Bool) {
    guard begin() else { return }
    withoutSession()
    go(.session(.player))
  }

  /// From anywhere, the lifebuoy included: thirty seconds of grounding; from there it goes back to the tab.
  public func ground() {
    guard app.sessions.beginGrounding() else { return }
    withoutSession()
    self[tab] = [.session(.player)]
  }

  /// Carries on what was unfinished.
  public func carryOn() {
    app.sessions.carryOn()
    withoutSession()
    go(.session(.player))
  }

  /// The session's screen is done with.
  public func leaveSession() {
    app.sessions.leaveAll()
    withoutSession()
    if tab != .practise { tab = .now }
    self[tab] = []
  }

  /// A pause within writing takes the place of the writing until it is over.
  public func pause(practice: String, called title: String) {
    session { app.sessions.beginPause(practice: practice, called: title) }
  }

  /// Shows the session that is on or has ended, and no screen of one that is over.
  public func meetSession() {
    if !app.sessions.isThere { return withoutSession() }
    if !leads(to: .session(.player)) { go(.session(.player)) }
  }

  /// From a page about abuse, at once: the first screen, from which nothing leads back, and no word about it.
  public func leaveNow() {
    app.leaveNow()
    startAfresh()
  }

  /// The app is covered: whoever was at a page about abuse was not there, and uncovering leads back to none of them.
  public func leaveDiscreet() {
    remove(where: app.practices.isDiscreet)
    if !app.sessions.isThere { withoutSession() }
  }

  /// Help lines for people who live with abuse. A session waits while one looks at them.
  public func helpLines() {
    app.player.pause()
    go(.safety(.abuseLines))
  }

  private func withoutSession() { remove { $0 == .session(.player) } }
}
