import Observation

/// Where one is: a tab, and the path that was taken from there.
@MainActor @Observable public final class Navigator {
  /// The tabs.
  public enum Tab: Hashable, Sendable {
    case now, practise, write, you
  }

  @ObservationIgnored public let app: Kindself
  public var tab = Tab.now
  /// What was typed to find a page about abuse is gone once one is open, whichever way it is left afterwards.
  private var paths: [Tab: [Destination]] = [:] {
    didSet { if paths.values.joined().contains(where: app.practices.isDiscreet) { app.finding.close() } }
  }
  /// Only what is public can be gone to: the app is locked.
  private let isLocked: Bool

  public init(app: Kindself, isLocked: Bool = false) {
    self.app = app
    self.isLocked = isLocked
  }

  /// The path from a tab. The system changes it too (its links, its tab bar, its list of screens): a session that is no
  /// longer on it is left, to be carried on later.
  public subscript(tab: Tab) -> [Destination] {
    get { paths[tab, default: []] }
    set {
      let leavesSession = self[tab].contains(.session(.player)) && !newValue.contains(.session(.player))
      paths[tab] = isLocked ? newValue.filter(\.isPublic) : newValue
      if leavesSession { app.sessions.leaveAll() }
    }
  }

  /// Goes there; going where one is already does nothing.
  public func go(_ destination: Destination) {
    if self[tab].last != destination { self[tab].append(destination) }
  }

  /// Whether it is on the path from any tab.
  public func leads(to destination: Destination) -> Bool { paths.values.contains { $0.contains(destination) } }

  /// One step back. In a session that runs, it pauses; in one that waits, it leaves it to be carried on later.
  public func back() {
    guard self[tab].last == .session(.player) else {
      _ = self[tab].popLast()
      return
    }
    if app.player.display?.isRunning == true { return app.player.pause() }
    self[tab].removeLast()
  }

  /// As on the first day.
  public func startAfresh() {
    paths = [:]
    tab = .now
  }

  /// Takes those screens off every path.
  func remove(where isGone: (Destination) -> Bool) {
    for tab in paths.keys { paths[tab]?.removeAll(where: isGone) }
  }
}
