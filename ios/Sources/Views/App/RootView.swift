import AppModel
import KindselfCore
import SwiftUI

/// The whole app.
public struct RootView: View {
  private let app: Kindself
  @State private var ways: Wayfinder
  /// The way through the few rooms that are there while it is locked.
  @State private var lockedWays: Wayfinder
  @Environment(\.scenePhase) private var scenePhase

  public init(app: Kindself) {
    self.app = app
    _ways = State(initialValue: Wayfinder(app: app))
    _lockedWays = State(initialValue: Wayfinder(app: app))
  }

  public var body: some View {
    ZStack {
      // Beneath a cover everything stays as it is, and nothing of it is to be seen, heard or touched. While the app is
      // only not in front (the control centre, a glimpse of the list of apps) it is to be seen no more, and that is all: what
      // is disabled loses the keyboard, and what is hidden the place where a reader was.
      Tabs(ways: ways)
        .opacity(isCovered ? 0 : 1)
        .disabled(isCovered)
        .accessibilityHidden(isCovered)
      switch app.cover {
      case .left: CoverScreen(app: app)
      case .locked: LockedRooms(ways: lockedWays)
      // The system takes its picture for the list of apps now: nothing is in it.
      case nil: if scenePhase != .active { Blank() }
      }
    }
    .environment(ways)
    .modifier(ThemedRoot(theme: app.settings.theme))
    // The system may have let go of the window while a session sounded on; another one finds it.
    .onAppear { if app.player.display != nil || app.ended != nil { ways.go(.session) } }
    .onChange(of: app.cover, initial: true) { before, cover in
      if cover == .locked {
        lockedWays.startAfresh()
        lockedWays.meetSession()
      } else if cover == nil && before == .locked {
        ways.meetSession()
      }
    }
    .onChange(of: scenePhase, initial: true) { before, phase in
      // First of all: a cover that comes then closes what the curtain hides already.
      app.isInFront(phase == .active)
      guard phase != before else { return }
      switch phase {
      case .background: app.wentToBackground()
      case .active: app.cameToFront()
      default: break
      }
    }
  }

  private var isCovered: Bool { app.cover != nil }
}

/// Nothing but the paper.
struct Blank: View {
  @Environment(\.palette) private var palette

  var body: some View {
    palette.background.ignoresSafeArea().accessibilityHidden(true).accessibilityIdentifier("blank")
  }
}

private struct Tabs: View {
  @Bindable var ways: Wayfinder

  var body: some View {
    TabView(selection: $ways.tab) {
      NavigationStack(path: $ways[.now]) {
        NowScreen().navigationDestination(for: Room.self) { RoomView(room: $0) }
      }
      .tabItem { Label("Now", systemImage: "lamp.table") }
      .tag(Wayfinder.Tab.now)
      NavigationStack(path: $ways[.write]) {
        WriteScreen().navigationDestination(for: Room.self) { RoomView(room: $0) }
      }
      .tabItem { Label("Write", systemImage: "pencil.and.scribble") }
      .tag(Wayfinder.Tab.write)
      NavigationStack(path: $ways[.you]) {
        YouScreen().navigationDestination(for: Room.self) { RoomView(room: $0) }
      }
      .tabItem { Label("You", systemImage: "person") }
      .tag(Wayfinder.Tab.you)
    }
  }
}

/// The screen of a room.
struct RoomView: View {
  let room: Room
  @Environment(Wayfinder.self) private var ways

  var body: some View {
    let app = ways.app
    switch room {
    case .breathe: BreatheScreen()
    // A practice is gone where it was deleted meanwhile; then the way leads elsewhere already.
    case .read(let key): if let practice = app.practice(key) { ReadScreen(key: key, practice: practice) }
    case .prepare(let key): if let practice = app.practice(key) { PrepareScreen(app: app, practice: practice) }
    case .session: SessionRoom()
    case .ownPattern(let index): OwnPatternScreen(app: app, index: index)
    case .settings: SettingsScreen(app: app)
    case .country: CountryScreen(app: app)
    case .about: AboutScreen()
    case .privacy: PrivacyScreen(app: app)
    case .breathed: BreathedScreen(app: app)
    case .backup: ExportScreen(app: app, kind: .backup)
    case .plainExport: ExportScreen(app: app, kind: .plain)
    case .restore: RestoreScreen(app: app)
    case .importing: RestoreScreen(app: app, isImport: true)
    case .automaticBackup: AutomaticScreen(app: app)
    case .recovery: RecoveryScreen(app: app)
    case .deleteEverything: DeleteScreen(app: app)
    case .kinds: KindsScreen(app: app)
    case .editor(let subject): EditorScreen(app: app, subject: subject)
    case .entry(let id): EntryScreen(app: app, id: id)
    case .previous(let id): PreviousScreen(app: app, id: id)
    case .search: SearchScreen(app: app)
    case .lifebuoy: LifebuoyScreen()
    case .crisisLines: CrisisLinesScreen()
    }
  }
}
