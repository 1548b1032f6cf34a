import AppModel
import SwiftUI

/// What is there while the app is locked: the way in, the minute, and the lifebuoy.
struct LockedScreens: View {
  @Bindable var navigator: Navigator

  var body: some View {
    NavigationStack(path: $navigator[.now]) {
      LockedScreen().destinations(of: navigator.app)
    }
    .environment(navigator)
    .environment(\.screenActions, navigator.actions)
    .accessibilityAddTraits(.isModal)
  }
}

private struct LockedScreen: View {
  @Environment(Navigator.self) private var navigator

  var body: some View {
    let app = navigator.app
    Column {
      Text("Kindself is locked").font(.title).accessibilityAddTraits(.isHeader)
      Button("Unlock") { Task { await app.privacy.uncover(reason: spoken("Unlock Kindself")) } }.buttonStyle(.main)
      Door("A minute", behind: "One slow minute of breathing. It starts at once.", tone: .inviting) {
        navigator.session(app.sessions.beginMinute)
      }
    }
    .screen("Kindself is locked")
    .navigationBarTitleDisplayMode(.inline)
  }
}
