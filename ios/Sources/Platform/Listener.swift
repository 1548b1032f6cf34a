import Foundation

/// Hears a notification for as long as it lives.
final class Listener {
  private let token: any NSObjectProtocol

  /// `heard` is called on whichever thread the notification comes from, so it may not belong to an actor.
  init(_ name: Notification.Name, from object: AnyObject? = nil, heard: @escaping @Sendable (Notification) -> Void) {
    token = NotificationCenter.default.addObserver(forName: name, object: object, queue: nil, using: heard)
  }

  deinit {
    NotificationCenter.default.removeObserver(token)
  }
}
