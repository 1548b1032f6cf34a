import AppModel
import Foundation
import KindselfCore
import Platform
import SwiftUI
import Views

@main struct KindselfApp: App {
  @State private var start: Start
  /// What the system starts the app for where nobody sees it.
  private let waking: Waking

  init() {
    let (core, notifier) = (Core(), phoneNotifier())
    let delivery = Delivery(content: core.content, notifier: notifier, clock: MonotonicClock())
    waking = Waking(delivery: delivery)
    waking.begin()
    _start = State(
      initialValue: Start(mark: runMark(), phone: ThisPhone()) { try kindself(core, notifier, delivery) })
  }

  var body: some Scene {
    WindowGroup { StartView(start: start) }
  }
}

/// Puts the app together: the phone's services, the core, and the store. Throws where the core cannot read its own content.
@MainActor private func kindself(_ core: Core, _ notifier: PhoneNotifier, _ delivery: Delivery) throws -> Kindself {
  let services = phoneServices(notifier: notifier)
  let content = try core.content()
  return Kindself(
    services: services, content: content, stores: CoreStores(content: content), delivery: delivery)
}

/// The core's content, read once, by whoever wants it first: the app, or a reminder while nobody sees it.
private final class Core: @unchecked Sendable {
  private let alone = NSLock()
  private let language: String
  private var read: Content?

  @MainActor init() {
    language = ThisPhone().language
  }

  @Sendable func content() throws -> Content {
    try alone.withLock {
      if let read { return read }
      let content = try Content(language: language)
      read = content
      return content
    }
  }
}
