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
    let (core, notifier, clock) = (Core(), phoneNotifier(), MonotonicClock())
    let delivery = Delivery(content: core.content, notifier: notifier, clock: clock)
    waking = Waking(delivery: delivery)
    waking.begin()
    // The phone's services, the core, and the store; it throws where the core cannot read its own content.
    _start = State(
      initialValue: Start(mark: runMark(), phone: ThisPhone()) {
        let services = phoneServices(notifier: notifier, clock: clock)
        let content = try core.content()
        return Kindself(services: services, content: content, stores: CoreStores(content: content), delivery: delivery)
      })
  }

  var body: some Scene {
    WindowGroup { StartView(start: start) }
  }
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
