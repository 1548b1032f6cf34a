import AppModel
import SwiftUI

/// What is there while the app is locked: the way in, the minute, and the lifebuoy.
struct LockedRooms: View {
  @Bindable var ways: Wayfinder

  var body: some View {
    NavigationStack(path: $ways[.now]) {
      LockedScreen().navigationDestination(for: Room.self) { RoomView(room: $0) }
    }
    .environment(ways)
    .accessibilityAddTraits(.isModal)
  }
}

private struct LockedScreen: View {
  @Environment(Wayfinder.self) private var ways

  var body: some View {
    let app = ways.app
    Column {
      Text("Kindself is locked").font(.title).accessibilityAddTraits(.isHeader)
      Button("Unlock") { Task { await app.uncover(reason: spoken("Unlock Kindself")) } }.buttonStyle(.main)
      Door("A minute", behind: "One slow minute of breathing. It starts at once.", tone: .inviting) {
        ways.session(app.beginMinute)
      }
    }
    .screen("Kindself is locked")
    .navigationBarTitleDisplayMode(.inline)
  }
}
