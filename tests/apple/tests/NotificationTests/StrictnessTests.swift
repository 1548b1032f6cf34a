import Foundation
import Testing

@testable import BackgroundTasks
@testable import UserNotifications

@MainActor private func registerFromTheMainActor(_ queue: DispatchQueue?) async throws {
  _ = BGTaskScheduler.shared.register(forTaskWithIdentifier: "a", using: queue) { $0.setTaskCompleted(success: true) }
  try BGTaskScheduler.shared.submit(BGAppRefreshTaskRequest(identifier: "a"))
  _ = await BGTaskScheduler.shared.run("a", at: .now)
}

/// Claims to be called on the main actor, where the system does not call it.
@MainActor private final class OnMain: NSObject, @preconcurrency UNUserNotificationCenterDelegate {
  func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
    withCompletionHandler completionHandler: @escaping () -> Void
  ) { completionHandler() }
}

@MainActor private func respondOnMain() async throws {
  let delegate = OnMain()
  let phone = try Notifications.phone()
  center.delegate = delegate
  try await center.add(UNNotificationRequest(identifier: "a", content: content(), trigger: nil))
  await phone.tap("a")
  _ = delegate
}

extension Notifications {
  /// What ends the app on a phone ends the test.
  @Suite struct StrictnessTests {
    @Test func `a launch handler made on the main actor and called elsewhere`() async {
      await #expect(processExitsWith: .failure) { try await registerFromTheMainActor(nil) }
      await #expect(processExitsWith: .success) { try await registerFromTheMainActor(.main) }
    }

    @Test func `a delegate that claims the main actor`() async {
      await #expect(processExitsWith: .failure) { try await respondOnMain() }
    }

    @Test func `registering late or twice, and running what nobody registered`() async {
      await #expect(processExitsWith: .failure) {
        BGTaskScheduler.shared.isLaunched = true
        _ = BGTaskScheduler.shared.register(forTaskWithIdentifier: "a", using: nil) { _ in }
      }
      await #expect(processExitsWith: .failure) {
        for _ in 1...2 { _ = BGTaskScheduler.shared.register(forTaskWithIdentifier: "a", using: nil) { _ in } }
      }
      await #expect(processExitsWith: .failure) {
        try BGTaskScheduler.shared.submit(BGAppRefreshTaskRequest(identifier: "a"))
        _ = await BGTaskScheduler.shared.run("a", at: .now)
      }
    }

    @Test func `intervals that the system does not take`() async {
      await #expect(processExitsWith: .failure) {
        _ = UNTimeIntervalNotificationTrigger(timeInterval: 0, repeats: false)
      }
      await #expect(processExitsWith: .failure) {
        _ = UNTimeIntervalNotificationTrigger(timeInterval: 59, repeats: true)
      }
    }

    @Test func `userInfo that is no property list`() async throws {
      await #expect(processExitsWith: .failure) {
        try await add("a", after: 60, content(userInfo: ["where": URL(filePath: "/")]))
      }
      _ = try Notifications.phone()
      try await add("a", after: 60, content(userInfo: ["list": [1, "two", 3.5, Date()], "is": true]))
      #expect(await pending() == ["a"])
    }
  }
}
