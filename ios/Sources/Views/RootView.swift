import AppModel
import KindselfCore
import SwiftUI

/// The whole app.
public struct RootView: View {
  private let app: Kindself
  @State private var ways: Wayfinder
  @Environment(\.scenePhase) private var scenePhase

  public init(app: Kindself) {
    self.app = app
    _ways = State(initialValue: Wayfinder(app: app))
  }

  public var body: some View {
    ZStack {
      // Beneath the cover everything stays as it is, and nothing of it is to be seen, heard or touched.
      Tabs(ways: ways)
        .opacity((app.cover != nil) ? 0 : 1)
        .disabled((app.cover != nil))
        .accessibilityHidden((app.cover != nil))
      if app.cover != nil { CoverScreen(app: app) }
    }
    .environment(ways)
    .modifier(ThemedRoot(theme: app.settings.theme))
    // The system may have let go of the window while a session sounded on; another one finds it.
    .onAppear { if app.player.display != nil || app.ended != nil { ways.go(.session) } }
    .onChange(of: scenePhase) {
      switch scenePhase {
      case .background: app.wentToBackground()
      case .active: app.cameToFront()
      default: break
      }
    }
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
      NavigationStack(path: $ways[.you]) {
        YouScreen().navigationDestination(for: Room.self) { RoomView(room: $0) }
      }
      .tabItem { Label("You", systemImage: "person") }
      .tag(Wayfinder.Tab.you)
    }
  }
}

/// The screen of a room.
private struct RoomView: View {
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
    case .privacy, .breathed, .kinds, .editor, .entry, .previous, .search: EmptyView()
    case .lifebuoy: LifebuoyScreen()
    case .crisisLines: CrisisLinesScreen()
    }
  }
}
