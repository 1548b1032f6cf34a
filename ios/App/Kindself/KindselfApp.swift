import AppModel
import KindselfCore
import Platform
import SwiftUI
import Views

/// Puts the app together: the phone's services, the core, and the screens.
@main struct KindselfApp: App {
  @State private var app: Kindself?

  init() {
    let services = phoneServices()
    // The core's content was checked when it was built; where it is broken all the same, there is nothing to show.
    let breathing = try? Breathing(language: services.phone.language)
    _app = State(
      initialValue: breathing.map {
        Kindself(services: services, breathing: $0, stores: CoreStores(breathing: $0))
      })
  }

  var body: some Scene {
    WindowGroup {
      if let app { RootView(app: app) }
    }
  }
}
