import Foundation
import Testing

@testable import UserNotifications

extension Notifications {
  @Suite struct TooManyTests {
    /// Five requests where four may wait; the one named n is due after n hours.
    private func five(_ policy: NotifyingPhone.TooMany) async throws -> [String] {
      let phone = try Notifications.phone()
      phone.tooMany = policy
      phone.limit = 4
      for hours in [1, 5, 4, 2, 3] { try await add("\(hours)", after: Double(hours) * 3600) }
      return await pending()
    }

    @Test func `the soonest are kept, as documented`() async throws {
      #expect(try await five(.keepsTheSoonest) == ["1", "4", "2", "3"])
    }

    @Test func `the last are kept`() async throws {
      #expect(try await five(.keepsTheLastAdded) == ["5", "4", "2", "3"])
    }

    @Test func `all are dropped`() async throws { #expect(try await five(.dropsAll) == []) }

    @Test func `there is no limit`() async throws {
      #expect(try await five(.noLimit) == ["1", "5", "4", "2", "3"])
    }

    @Test func `sixty-four may wait`() async throws {
      let phone = try Notifications.phone()
      for hour in 1...70 { try await add("\(hour)", local(2026, 3, 10 + hour / 24, hour % 24)) }
      #expect(await pending() == (1...64).map(String.init))
      try await add("soon", local(2026, 3, 2, 8))
      #expect(await pending() == (1...63).map(String.init) + ["soon"])
      #expect(phone.adds == 71)
    }

    @Test func `the same one twice is one, and the past takes no place`() async throws {
      let phone = try Notifications.phone()
      phone.tooMany = .dropsAll
      phone.limit = 2
      for _ in 1...3 { try await add("a", after: 60) }
      try await add("past", local(2025, 1, 1, 8))
      try await add("b", after: 60)
      #expect(await pending() == ["a", "b"])
    }

    @Test func `an add is refused, all of them or the second`() async throws {
      let phone = try Notifications.phone()
      phone.refuses = .only([2])
      try await add("a", after: 60)
      await #expect(throws: NotifyingPhone.Refusal.add) { try await add("b", after: 60) }
      try await add("c", after: 60)
      #expect(await pending() == ["a", "c"])
      phone.refuses = .every
      await #expect(throws: NotifyingPhone.Refusal.add) { try await add("d", after: 60) }
      #expect(await pending() == ["a", "c"])
    }

    @Test func `an add is acknowledged and lost`() async throws {
      let phone = try Notifications.phone()
      phone.loses = .only([1])
      try await add("a", after: 60)
      try await add("b", after: 60)
      #expect(await pending() == ["b"])
      await phone.advance(to: try moment("2026-03-02T00:00:00Z"))
      #expect(await delivered() == ["b"])
    }
  }
}
