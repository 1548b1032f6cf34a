import Foundation
import Testing

@testable import UserNotifications

/// Hears off the main actor; the test reads it when the call is over.
private final class Listener: NSObject, UNUserNotificationCenterDelegate, @unchecked Sendable {
  var heard: [String] = []
  var shown: UNNotificationPresentationOptions = [.list]

  func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification
  ) async -> UNNotificationPresentationOptions {
    heard.append("asked \(notification.request.identifier)")
    return shown
  }

  func userNotificationCenter(_ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse) async {
    dispatchPrecondition(condition: .notOnQueue(.main))
    let rule = response.notification.request.content.userInfo["rule"] as? String ?? "-"
    heard.append("\(response.actionIdentifier.split(separator: ".").last ?? "") \(rule)")
  }
}

/// Answers by its handlers, on the main thread or not.
private final class Handling: NSObject, UNUserNotificationCenterDelegate, @unchecked Sendable {
  var isOnMain = true

  func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification,
    withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void
  ) {
    nonisolated(unsafe) let answer = completionHandler
    if isOnMain { DispatchQueue.main.async { answer([.banner]) } } else { answer([.banner]) }
  }

  func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
    withCompletionHandler completionHandler: @escaping () -> Void
  ) {
    nonisolated(unsafe) let answer = completionHandler
    if isOnMain { DispatchQueue.main.async { answer() } } else { answer() }
  }
}

/// Hears of nothing, as one whose methods are misspelt.
private final class Deaf: NSObject, UNUserNotificationCenterDelegate {}

extension Notifications {
  /// What a person does with what has arrived, and what the app hears of it.
  @Suite struct ResponseTests {
    private let listener = Listener()
    private let phone: NotifyingPhone

    init() throws {
      phone = try Notifications.phone()
      center.delegate = listener
      center.setNotificationCategories([
        UNNotificationCategory(
          identifier: "reminder",
          actions: [
            UNNotificationAction(identifier: "later", title: "Later"),
            UNNotificationAction(identifier: "now", title: "Begin", options: [.foreground]),
          ], intentIdentifiers: [], hiddenPreviewsBodyPlaceholder: nil,
          options: [.customDismissAction, .hiddenPreviewsShowTitle]),
        UNNotificationCategory(
          identifier: "plain", actions: [], intentIdentifiers: [], hiddenPreviewsBodyPlaceholder: "A word"),
      ])
    }

    private func arrive(_ identifier: String, category: String = "reminder") async throws {
      try await add(identifier, after: 60, content(category: category, userInfo: ["rule": "r1", "day": 5]))
      await phone.advance(to: phone.now.addingTimeInterval(60))
    }

    @Test func `only an app in front is asked what to show`() async throws {
      try await arrive("behind")
      #expect(listener.heard == [])
      phone.isInFront = true
      try await arrive("in front")
      #expect(listener.heard == ["asked in front"])
      listener.shown = []
      try await arrive("hidden")
      #expect(phone.arrivals.map(\.how) == [[.list, .banner, .sound], .list, []])
      #expect(await delivered() == ["behind", "in front"])
    }

    @Test func `in front, without anybody to ask, nothing is shown`() async throws {
      phone.isInFront = true
      center.delegate = nil
      try await arrive("a")
      let deaf = Deaf()
      center.delegate = deaf
      try await arrive("b")
      #expect(phone.arrivals.map(\.how) == [[], []])
      #expect(await pending() == [])
      _ = deaf
    }

    @Test func `an action carries what the reminder said, and takes the reminder away`() async throws {
      try await arrive("a")
      #expect(await phone.tap("a", action: "later"))
      #expect(listener.heard == ["later r1"])
      #expect(await delivered() == [])
      #expect(!phone.isInFront)
      #expect(await phone.tap("a", action: "later") == false, "it is gone")
    }

    @Test func `the body, and an action in the foreground, bring the app to the front`() async throws {
      try await arrive("a")
      #expect(await phone.tap("a"))
      #expect(listener.heard == ["UNNotificationDefaultActionIdentifier r1"])
      #expect(phone.isInFront)
      phone.isInFront = false
      try await arrive("b")
      #expect(await phone.tap("b", action: "now"))
      #expect(phone.isInFront)
    }

    @Test func `clearing it is heard where the category says so`() async throws {
      try await arrive("a")
      #expect(await phone.dismiss("a"))
      #expect(listener.heard == ["UNNotificationDismissActionIdentifier r1"])
      try await arrive("b", category: "plain")
      #expect(await phone.dismiss("b") == false)
      #expect(await delivered() == [])
      #expect(listener.heard.count == 1)
    }

    @Test func `an action that no category has cannot be touched`() async throws {
      try await arrive("a", category: "plain")
      #expect(await phone.tap("a", action: "later") == false)
      try await arrive("b")
      #expect(await phone.tap("b", action: "gone since") == false)
      #expect(await delivered() == ["a", "b"])
      #expect(listener.heard == [])
    }

    @Test func `an app that sets its delegate too late does not hear`() async throws {
      try await arrive("a")
      center.delegate = nil
      #expect(await phone.tap("a", action: "later") == false)
      #expect(phone.unheard == ["later"])
    }

    @Test func `the delegate is not kept alive`() {
      do {
        let deaf = Deaf()
        center.delegate = deaf
        #expect(center.delegate === deaf)
      }
      #expect(center.delegate == nil)
    }

    @Test func `handlers that are called off the main thread are noted`() async throws {
      let handling = Handling()
      center.delegate = handling
      phone.isInFront = true
      try await arrive("a")
      phone.isInFront = false
      try await arrive("c")
      #expect(await phone.tap("c"))
      #expect(phone.arrivals.map(\.how) == [.banner, [.list, .banner, .sound]])
      #expect(phone.notes == [])
      handling.isOnMain = false
      phone.isInFront = true
      try await arrive("d")
      phone.isInFront = false
      try await arrive("e")
      #expect(await phone.tap("e"))
      #expect(phone.notes.map { $0.prefix(10) } == ["willPresen", "didReceive"])
    }
  }
}
