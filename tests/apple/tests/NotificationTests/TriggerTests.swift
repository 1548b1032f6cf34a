import Foundation
import Testing

@testable import UserNotifications

extension Notifications {
  @Suite struct TriggerTests {
    @Test func `a reminder comes at its time and not before`() async throws {
      let phone = try Notifications.phone()
      try await add("a", local(2026, 3, 2, 8))
      #expect(await pending() == ["a"])
      await phone.advance(to: try moment("2026-03-02T06:59:59Z"))
      #expect(await pending() == ["a"])
      #expect(await delivered() == [])
      await phone.advance(to: try moment("2026-03-02T09:00:00Z"))
      #expect(await pending() == [])
      let arrived = await center.deliveredNotifications()
      #expect(arrived.map(\.date) == [try moment("2026-03-02T07:00:00Z")])
      #expect(arrived.map(\.request.content.title) == ["Kindself"])
      #expect(phone.arrivals.map(\.how) == [[.list, .banner, .sound]])
    }

    @Test func `what is due comes in the order of its times, each at its own`() async throws {
      let phone = try Notifications.phone()
      try await add("late", local(2026, 3, 3, 8))
      try await add("soon", after: 60)
      try await add("early", local(2026, 3, 2, 8))
      await phone.advance(to: try moment("2026-03-10T00:00:00Z"))
      #expect(phone.arrivals.map(\.identifier) == ["soon", "early", "late"])
      #expect(
        phone.arrivals.map(\.at) == [
          try moment("2026-03-01T12:01:00Z"), try moment("2026-03-02T07:00:00Z"), try moment("2026-03-03T07:00:00Z"),
        ])
    }

    @Test func `a time without a zone travels along, one with a zone stays`() async throws {
      let phone = try Notifications.phone()
      try await add("floating", local(2026, 3, 3, 8))
      try await add("staying", local(2026, 3, 3, 8, in: "Europe/Warsaw"))
      await phone.advance(to: try moment("2026-03-02T12:00:00Z"))
      phone.zone = try #require(TimeZone(identifier: "Asia/Tokyo"))
      await phone.advance(to: try moment("2026-03-04T00:00:00Z"))
      #expect(phone.arrivals.map(\.identifier) == ["floating", "staying"])
      #expect(
        phone.arrivals.map(\.at) == [try moment("2026-03-02T23:00:00Z"), try moment("2026-03-03T07:00:00Z")])
    }

    @Test func `a journey east over the time loses it, and one back west finds it again`() async throws {
      let phone = try Notifications.phone()
      try await add("a", local(2026, 3, 1, 18))
      phone.zone = try #require(TimeZone(identifier: "Pacific/Auckland"))
      #expect(await pending() == [])
      await phone.advance(to: try moment("2026-03-01T13:00:00Z"))
      phone.zone = try #require(TimeZone(identifier: "Pacific/Honolulu"))
      #expect(await pending() == ["a"])
      await phone.advance(to: try moment("2026-03-03T00:00:00Z"))
      #expect(phone.arrivals.map(\.at) == [try moment("2026-03-02T04:00:00Z")])
    }

    @Test func `each day at eight is at eight before and after summer time begins`() async throws {
      let phone = try Notifications.phone(at: "2026-03-28T00:00:00Z")
      try await add("daily", DateComponents(hour: 8, minute: 0), repeats: true)
      await phone.advance(to: try moment("2026-03-30T12:00:00Z"))
      #expect(
        phone.arrivals.map(\.at) == [
          try moment("2026-03-28T07:00:00Z"), try moment("2026-03-29T06:00:00Z"), try moment("2026-03-30T06:00:00Z"),
        ])
      #expect(await pending() == ["daily"])
      #expect(await delivered() == ["daily"], "the newest takes the place of the others")
    }

    @Test func `a time that is skipped comes an hour later by the clock, one that is doubled once`() async throws {
      let phone = try Notifications.phone(at: "2026-03-28T12:00:00Z")
      try await add("skipped", local(2026, 3, 29, 2, 30))
      try await add("doubled", local(2026, 10, 25, 2, 30))
      await phone.advance(to: try moment("2026-11-01T00:00:00Z"))
      #expect(phone.arrivals.map(\.identifier) == ["skipped", "doubled"])
      #expect(
        phone.arrivals.map(\.at) == [try moment("2026-03-29T01:30:00Z"), try moment("2026-10-25T00:30:00Z")])
    }

    @Test func `a date that a zone does not have does not come`() async throws {
      let phone = try Notifications.phone(at: "2011-12-28T12:00:00Z", in: "Pacific/Apia")
      try await add("a", local(2011, 12, 30, 8))
      await phone.advance(to: try moment("2012-02-01T00:00:00Z"))
      #expect(phone.arrivals == [])
    }

    @Test func `repeating, a doubled time comes once, and a day that a month lacks a day later`() async throws {
      let phone = try Notifications.phone(at: "2026-10-24T12:00:00Z")
      try await add("doubled", DateComponents(hour: 2, minute: 30), repeats: true)
      await phone.advance(to: try moment("2026-10-26T12:00:00Z"))
      #expect(
        phone.arrivals.map(\.at) == [try moment("2026-10-25T00:30:00Z"), try moment("2026-10-26T01:30:00Z")])
      phone.setClock(to: try moment("2026-06-01T12:00:00Z"))
      let monthly = UNCalendarNotificationTrigger(dateMatching: DateComponents(day: 31), repeats: true)
      #expect(monthly.nextTriggerDate() == (try moment("2026-06-30T22:00:00Z")))
    }

    @Test func `elapsed time counts from when it was added, whatever the clock and the zone say`() async throws {
      let phone = try Notifications.phone()
      try await add("a", after: 3600)
      await phone.advance(to: try moment("2026-03-01T12:30:00Z"))
      phone.zone = try #require(TimeZone(identifier: "Asia/Tokyo"))
      phone.setClock(to: try moment("2026-03-05T00:00:00Z"))
      await phone.advance(to: try moment("2026-03-05T00:29:59Z"))
      #expect(phone.arrivals == [])
      await phone.advance(to: try moment("2026-03-05T00:30:00Z"))
      #expect(phone.arrivals.map(\.at) == [try moment("2026-03-05T00:30:00Z")])
    }

    @Test func `an interval repeats`() async throws {
      let phone = try Notifications.phone()
      try await add("a", after: 86_400, repeats: true)
      await phone.advance(to: try moment("2026-03-04T12:00:00Z"))
      #expect(phone.arrivals.map(\.at) == (2...4).map { try? moment("2026-03-0\($0)T12:00:00Z") })
    }

    @Test func `of an interval, the next date counts from when it is asked`() async throws {
      let phone = try Notifications.phone()
      try await add("a", after: 3600)
      await phone.advance(to: try moment("2026-03-01T12:30:00Z"))
      let trigger = await center.pendingNotificationRequests().first?.trigger as? UNTimeIntervalNotificationTrigger
      #expect(trigger?.nextTriggerDate() == (try moment("2026-03-01T13:30:00Z")))
    }

    @Test func `of a calendar, the next date is the next one in the zone where the phone is`() throws {
      let phone = try Notifications.phone()
      let trigger = UNCalendarNotificationTrigger(dateMatching: local(2026, 3, 2, 8), repeats: false)
      #expect(trigger.nextTriggerDate() == (try moment("2026-03-02T07:00:00Z")))
      phone.zone = try #require(TimeZone(identifier: "Asia/Tokyo"))
      #expect(trigger.nextTriggerDate() == (try moment("2026-03-01T23:00:00Z")))
      let weekly = UNCalendarNotificationTrigger(dateMatching: DateComponents(hour: 8, weekday: 2), repeats: true)
      #expect(weekly.nextTriggerDate() == (try moment("2026-03-01T23:00:00Z")))
    }

    @Test func `what is past, or on no calendar, is acknowledged, never comes, and stands in no list`() async throws {
      let phone = try Notifications.phone()
      try await add("past", local(2026, 3, 1, 12))
      try await add("never", local(2026, 2, 30, 8))
      let past = UNCalendarNotificationTrigger(dateMatching: local(2025, 1, 1, 8), repeats: false)
      #expect(past.nextTriggerDate() == nil)
      #expect(await pending() == [])
      phone.listsThePast = true
      #expect(await pending() == ["past", "never"])
      await phone.advance(to: try moment("2027-06-01T00:00:00Z"))
      #expect(phone.arrivals == [])
    }

    @Test func `components without a calendar are read in the one of Settings`() async throws {
      let phone = try Notifications.phone()
      phone.calendar = .buddhist
      try await add("bare", local(2026, 3, 2, 8))
      var named = local(2026, 3, 2, 9)
      named.calendar = Calendar(identifier: .gregorian)
      try await add("named", named)
      await phone.advance(to: try moment("2026-03-03T00:00:00Z"))
      #expect(phone.arrivals.map(\.identifier) == ["named"])
      #expect(phone.arrivals.map(\.at) == [try moment("2026-03-02T08:00:00Z")])
    }

    @Test func `a clock set forward jumps over a reminder, set back it waits again`() async throws {
      let phone = try Notifications.phone()
      try await add("a", local(2026, 3, 2, 8))
      phone.setClock(to: try moment("2026-03-02T08:00:00Z"))
      await phone.advance(to: try moment("2026-03-02T09:00:00Z"))
      #expect(phone.arrivals == [])
      phone.setClock(to: try moment("2026-03-01T12:00:00Z"))
      #expect(await pending() == ["a"])
    }

    @Test func `without a trigger it comes at once`() async throws {
      let phone = try Notifications.phone()
      try await center.add(UNNotificationRequest(identifier: "a", content: content(), trigger: nil))
      #expect(await pending() == [])
      #expect(await delivered() == ["a"])
      #expect(phone.arrivals.map(\.at) == [phone.now])
    }

    @Test func `the same identifier takes the place of the older one, with what the content was then`() async throws {
      let phone = try Notifications.phone()
      let words = content("first")
      try await add("a", after: 60, words)
      words.title = "second"
      #expect(await center.pendingNotificationRequests().map(\.content.title) == ["first"])
      try await add("a", after: 120, words)
      #expect(await center.pendingNotificationRequests().map(\.content.title) == ["second"])
      await phone.advance(to: try moment("2026-03-02T00:00:00Z"))
      #expect(phone.arrivals.count == 1)
    }

    @Test func `what is removed does not come, and what has come can be taken away`() async throws {
      let phone = try Notifications.phone()
      for name in ["a", "b", "c"] { try await add(name, after: 60) }
      center.removePendingNotificationRequests(withIdentifiers: ["b", "x"])
      #expect(await pending() == ["a", "c"])
      await phone.advance(to: try moment("2026-03-02T00:00:00Z"))
      #expect(await delivered() == ["a", "c"])
      center.removeDeliveredNotifications(withIdentifiers: ["a"])
      #expect(await delivered() == ["c"])
      center.removeAllDeliveredNotifications()
      #expect(await delivered() == [])
      try await add("d", after: 60)
      center.removeAllPendingNotificationRequests()
      #expect(await pending() == [])
    }
  }
}
