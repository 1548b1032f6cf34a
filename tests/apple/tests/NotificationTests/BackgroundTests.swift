import Foundation
import Testing

@testable import BackgroundTasks
@testable import UIKit

private final class Seen: @unchecked Sendable {
  var identifiers: [String] = []
  var expired = 0
}

extension Notifications {
  @Suite struct BackgroundTests {
    private let seen = Seen()
    private let now = Date(timeIntervalSince1970: 1_800_000_000)
    private var scheduler: BGTaskScheduler { .shared }

    init() { BGTaskScheduler.startAnew() }

    private func register(_ identifier: String) -> Bool {
      scheduler.register(forTaskWithIdentifier: identifier, using: nil) { [seen] task in
        dispatchPrecondition(condition: .notOnQueue(.main))
        seen.identifiers.append(task.identifier)
        #expect(task is BGAppRefreshTask)
        task.expirationHandler = { seen.expired += 1 }
        task.setTaskCompleted(success: true)
      }
    }

    private func submit(_ identifier: String, after seconds: TimeInterval? = nil) throws {
      let request = BGAppRefreshTaskRequest(identifier: identifier)
      request.earliestBeginDate = seconds.map(now.addingTimeInterval)
      try scheduler.submit(request)
    }

    @Test func `what was submitted runs once, and not too early`() async throws {
      #expect(register("a"))
      try submit("a", after: 60)
      #expect(await scheduler.run("a", at: now) == nil)
      let task = try #require(await scheduler.run("a", at: now + 60))
      #expect(seen.identifiers == ["a"])
      #expect(task.completed == [true])
      #expect(await scheduler.run("a", at: now + 120) == nil)
    }

    @Test func `a later request takes the place of the earlier, and can be cancelled`() async throws {
      #expect(register("a"))
      try submit("a")
      try submit("a", after: 60)
      #expect(scheduler.requests["a"]?.earliest == now + 60)
      scheduler.cancel(taskRequestWithIdentifier: "a")
      #expect(await scheduler.run("a", at: now + 60) == nil)
    }

    @Test func `only what the app declares is permitted`() throws {
      scheduler.permitted = ["a"]
      #expect(register("b") == false)
      #expect(throws: BGTaskScheduler.Refusal.notPermitted) { try submit("b") }
      scheduler.refusal = .unavailable
      #expect(throws: BGTaskScheduler.Refusal.unavailable) { try submit("a") }
    }

    @Test func `a task hears that its time is over`() async throws {
      #expect(register("a"))
      try submit("a")
      let task = try #require(await scheduler.run("a", at: now))
      #expect(await task.expire())
      #expect(seen.expired == 1)
    }

    @Test func `an app that starts again registers again, and its request is still there`() async throws {
      #expect(register("a"))
      try submit("a")
      BGTaskScheduler.startApp()
      #expect(register("a"))
      #expect(await scheduler.run("a", at: now) != nil)
    }

    @Test @MainActor func `the phone says whether it refreshes, and where its settings are`() throws {
      #expect(UIApplication.shared.backgroundRefreshStatus == .available)
      #expect(URL(string: UIApplication.openSettingsURLString) != nil)
      #expect(URL(string: UIApplication.openNotificationSettingsURLString) != nil)
    }
  }
}
