import AppModel
import BackgroundTasks
import Foundation

/// Reminders are planned anew now and then while nobody opens the app, so that there is always a next one. The system finds the
/// time, or does not; the last place of what waits asks the person for it in the end. NOT RUN HERE on a phone: when the system
/// does it, and whether.
@MainActor final class Refreshing {
  nonisolated static let identifier = "app.kindself.refresh"
  /// No sooner than after a day (design value).
  private static let apart: TimeInterval = 24 * 3600

  private let delivery: Delivery

  init(delivery: Delivery) {
    self.delivery = delivery
  }

  /// Before the app has launched: later the system raises an exception.
  func register() {
    let refresh: @MainActor @Sendable () async -> Void = { [weak self] in
      self?.submit()
      await self?.delivery.look()
    }
    _ = BGTaskScheduler.shared.register(
      forTaskWithIdentifier: Self.identifier, using: .main, launchHandler: turns(by: refresh))
  }

  /// Asks for the next one, in place of what was asked for before.
  func submit() {
    let request = BGAppRefreshTaskRequest(identifier: Self.identifier)
    request.earliestBeginDate = Date(timeIntervalSinceNow: Self.apart)
    // Unsaid: where it is switched off, the self-test says so.
    try? BGTaskScheduler.shared.submit(request)
  }
}

/// What the system calls. Made outside of the main actor: it says on a thread of its own that the time is over.
private func turns(by refresh: @escaping @MainActor @Sendable () async -> Void) -> (BGTask) -> Void {
  { task in
    let turn = Turn(task)
    task.expirationHandler = { turn.end(false) }
    Task {
      await refresh()
      turn.end(true)
    }
  }
}

/// One turn, which ends once: when it is done, or when its time is over.
private final class Turn: @unchecked Sendable {
  private let alone = NSLock()
  private var task: BGTask?

  init(_ task: BGTask) {
    self.task = task
  }

  func end(_ isDone: Bool) {
    alone.withLock {
      task?.setTaskCompleted(success: isDone)
      task = nil
    }
  }
}
