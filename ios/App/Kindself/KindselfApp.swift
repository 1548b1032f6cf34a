import AppModel
import KindselfCore
import Platform
import SwiftUI
import Views

@main struct KindselfApp: App {
  @State private var start = Start(mark: runMark(), phone: ThisPhone(), make: kindself)

  var body: some Scene {
    WindowGroup { StartView(start: start) }
  }
}

/// Puts the app together: the phone's services, the core, and the store. Throws where the core cannot read its own content.
@MainActor private func kindself() throws -> Kindself {
  let services = phoneServices()
  let content = try Content(language: services.phone.language)
  return Kindself(services: services, content: content, stores: CoreStores(content: content))
}
