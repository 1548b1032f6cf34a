import Foundation
import Testing

@testable import UserNotifications

extension Notifications {
  @Suite struct PermissionTests {
    @Test func `the question is asked once`() async throws {
      let phone = try Notifications.phone(allowed: false)
      let before = await center.notificationSettings()
      #expect(before.authorizationStatus == .notDetermined)
      #expect(before.alertSetting == .notSupported)
      #expect(try await center.requestAuthorization(options: [.alert]))
      #expect(try await center.requestAuthorization(options: [.alert, .sound]))
      #expect(phone.questions == 1)
      let after = await center.notificationSettings()
      #expect(after.authorizationStatus == .authorized)
      #expect(after.alertSetting == .enabled)
      #expect(after.lockScreenSetting == .enabled)
      #expect(after.notificationCenterSetting == .enabled)
      #expect(after.soundSetting == .notSupported, "it was not asked for in time")
      #expect(after.scheduledDeliverySetting == .disabled)
      #expect(after.timeSensitiveSetting == .notSupported)
      #expect(before.authorizationStatus == .notDetermined, "settings are of the moment when they were asked for")
    }

    @Test func `no is no, and is not asked about again`() async throws {
      let phone = try Notifications.phone(allowed: false)
      phone.answer = .denied
      #expect(try await center.requestAuthorization(options: [.alert, .sound]) == false)
      phone.answer = .allowed
      #expect(try await center.requestAuthorization(options: [.alert, .sound]) == false)
      #expect(phone.questions == 1)
      #expect(await center.notificationSettings().authorizationStatus == .denied)
      #expect(await center.notificationSettings().alertSetting == .disabled)
    }

    @Test func `provisional asks no question and arrives quietly, and the full question can follow`() async throws {
      let phone = try Notifications.phone(allowed: false)
      #expect(try await center.requestAuthorization(options: [.alert, .sound, .provisional]))
      #expect(try await center.requestAuthorization(options: [.alert, .sound, .provisional]))
      #expect(phone.questions == 0)
      let quiet = await center.notificationSettings()
      #expect(quiet.authorizationStatus == .provisional)
      #expect(quiet.notificationCenterSetting == .enabled)
      #expect([quiet.alertSetting, quiet.soundSetting, quiet.lockScreenSetting] == [.disabled, .disabled, .disabled])
      try await add("a", after: 60)
      await phone.advance(to: try moment("2026-03-01T12:01:00Z"))
      #expect(phone.arrivals.map(\.how) == [.list])

      #expect(try await center.requestAuthorization(options: [.alert, .sound]))
      #expect(phone.questions == 1)
      try await add("b", after: 60)
      await phone.advance(to: try moment("2026-03-01T12:02:00Z"))
      #expect(phone.arrivals.map(\.how) == [.list, [.list, .banner, .sound]])
    }

    @Test func `the question can fail`() async throws {
      let phone = try Notifications.phone(allowed: false)
      phone.answer = .failed
      await #expect(throws: NotifyingPhone.Refusal.question) {
        try await center.requestAuthorization(options: [.alert])
      }
      #expect(await center.notificationSettings().authorizationStatus == .notDetermined)
    }

    @Test(arguments: [UNAuthorizationStatus.notDetermined, .denied])
    func `without leave nothing is shown, and the request is gone`(status: UNAuthorizationStatus) async throws {
      let phone = try Notifications.phone()
      phone.settings.status = status
      try await add("a", after: 60)
      #expect(await pending() == ["a"])
      await phone.advance(to: try moment("2026-03-01T13:00:00Z"))
      #expect(await pending() == [])
      #expect(await delivered() == [])
      #expect(phone.arrivals.map(\.how) == [[]])
    }

    @Test func `what is turned off under Settings is not shown so`() async throws {
      let phone = try Notifications.phone()
      phone.settings.sound = .disabled
      try await add("still", after: 60)
      phone.settings.notificationCenter = .disabled
      await phone.advance(to: try moment("2026-03-01T12:01:00Z"))
      #expect(phone.arrivals.map(\.how) == [.banner])
      #expect(await delivered() == [])
    }

    @Test func `what is passive lights up nothing and makes no sound`() async throws {
      let phone = try Notifications.phone()
      let words = content()
      words.interruptionLevel = .passive
      try await add("a", after: 60, words)
      await phone.advance(to: try moment("2026-03-01T12:01:00Z"))
      #expect(phone.arrivals.map(\.how) == [.list])
    }
  }
}
