import AppModel
import KindselfCore
import SwiftUI

/// The whole app.
public struct RootView: View {
  private let app: Kindself
  @State private var navigator: Navigator
  /// Through the few screens that are there while it is locked.
  @State private var lockedNavigator: Navigator
  @Environment(\.scenePhase) private var scenePhase

  public init(app: Kindself) {
    self.app = app
    _navigator = State(initialValue: Navigator(app: app))
    _lockedNavigator = State(initialValue: Navigator(app: app, isLocked: true))
  }

  public var body: some View {
    ZStack {
      // Beneath a cover everything stays as it is, and nothing of it is to be seen, heard or touched. While the app is
      // only not in front (the control centre, a glimpse of the list of apps) it is to be seen no more, and that is all: what
      // is disabled loses the keyboard, and what is hidden the place where a reader was.
      Tabs(navigator: navigator)
        .opacity(isCovered ? 0 : 1)
        .disabled(isCovered)
        .accessibilityHidden(isCovered)
      switch app.privacy.cover {
      case .left: CoverScreen(app: app)
      case .locked: LockedScreens(navigator: lockedNavigator)
      // The system takes its picture for the list of apps now: nothing is in it.
      case nil: if scenePhase != .active { Blank() }
      }
    }
    .environment(navigator)
    .environment(\.screenActions, navigator.actions)
    .modifier(WithPictures(app: app))
    .modifier(ThemedRoot(theme: app.settings.theme))
    // The system may have let go of the window while a session sounded on; another one finds it.
    .onAppear { if app.sessions.isThere { navigator.go(.session(.player)) } }
    .onChange(of: app.privacy.cover, initial: true) { before, cover in
      if cover != nil { navigator.leaveDiscreet() }
      if cover == .locked {
        lockedNavigator.startAfresh()
        lockedNavigator.meetSession()
      } else if cover == nil && before == .locked {
        navigator.meetSession()
      }
    }
    .onChange(of: app.reminding.opened, initial: true) { followReminder() }
    .onChange(of: isCovered) { followReminder() }
    .onChange(of: scenePhase, initial: true) { before, phase in
      // First of all: a cover that comes then closes what the curtain hides already.
      app.privacy.isInFront(phase == .active)
      guard phase != before else { return }
      switch phase {
      case .background: app.wentToBackground()
      case .active: app.cameToFront()
      default: break
      }
    }
  }

  private var isCovered: Bool { app.privacy.cover != nil }

  /// Where the app is covered, it waits.
  private func followReminder() {
    if !isCovered && app.reminding.opened != nil { Task { await navigator.followReminder() } }
  }
}

/// Nothing but the paper.
struct Blank: View {
  @Environment(\.palette) private var palette

  var body: some View {
    palette.background.ignoresSafeArea().accessibilityHidden(true).accessibilityIdentifier("blank")
  }
}

private struct Tabs: View {
  @Bindable var navigator: Navigator

  var body: some View {
    TabView(selection: $navigator.tab) {
      NavigationStack(path: $navigator[.now]) {
        NowScreen().destinations(of: navigator.app)
      }
      .tabItem { Label("Now", systemImage: "lamp.table") }
      .tag(Navigator.Tab.now)
      NavigationStack(path: $navigator[.practise]) {
        PracticesScreen().destinations(of: navigator.app)
      }
      .tabItem { Label("Practise", systemImage: "heart") }
      .tag(Navigator.Tab.practise)
      NavigationStack(path: $navigator[.write]) {
        WriteScreen().destinations(of: navigator.app)
      }
      .tabItem { Label("Write", systemImage: "pencil.and.scribble") }
      .tag(Navigator.Tab.write)
      NavigationStack(path: $navigator[.you]) {
        YouScreen().destinations(of: navigator.app)
      }
      .tabItem { Label("You", systemImage: "person") }
      .tag(Navigator.Tab.you)
    }
  }
}
