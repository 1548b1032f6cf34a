import AppModel
import KindselfCore
import TestMachine
import Testing

@testable import BackgroundTasks
@testable import Platform
@testable import UIKit
@testable import UserNotifications

extension Adapters {
  /// Reminders on a phone: faults that people reported of other apps are not ours.
  @Suite @MainActor struct ReminderFlowTests {
    @Test func oneADayArrivesEachDay() async throws {
      let here = try Reminded()
      try await here.kept()
      try await here.advance(to: "2026-03-05T12:00:00Z")
      #expect(here.arrived == (2...5).map { "2026-03-0\($0)T07:00:00Z" })
    }

    @Test func itGoesAlongWithTheClockOnTheWall() async throws {
      let here = try Reminded()
      try await here.kept()
      // Summer time began in the night before; then a journey. Nobody opens the app.
      try await here.advance(to: "2026-03-29T12:00:00Z")
      #expect(here.arrived.last == "2026-03-29T06:00:00Z")
      here.phone.zone = try #require(TimeZone(identifier: "America/New_York"))
      try await here.advance(to: "2026-03-30T12:30:00Z")
      #expect(here.arrived.last == "2026-03-30T12:00:00Z" && here.arrived.count == 29)
    }

    @Test func oneThatStaysInAZoneDoesNot() async throws {
      let here = try Reminded()
      try await here.kept(.daily(zone: .stay(zone: "Europe/Warsaw", aheadOfUtcS: 3600)))
      here.phone.zone = try #require(TimeZone(identifier: "America/New_York"))
      try await here.advance(to: "2026-03-02T20:00:00Z")
      #expect(here.arrived == ["2026-03-02T07:00:00Z"])
    }

    // WaterMe#16: an interval where a calendar was meant.
    @Test func theWallIsACalendarAndHoursAreAnInterval() async throws {
      let here = try Reminded()
      try await here.kept()
      #expect(here.pending.allSatisfy { $0.trigger is UNCalendarNotificationTrigger && $0.trigger?.repeats == false })
      let first = try #require(here.pending.first)
      try await here.advance(to: "2026-03-02T07:05:00Z")
      #expect(await here.phone.tap(first.identifier, action: "later"))
      let again = try #require(here.pending.first { $0.identifier == first.identifier })
      #expect((again.trigger as? UNTimeIntervalNotificationTrigger)?.timeInterval == 3600)
      // Elapsed time is elapsed time, wherever the phone is.
      here.phone.zone = try #require(TimeZone(identifier: "Asia/Tokyo"))
      try await here.advance(to: "2026-03-02T08:10:00Z")
      #expect(here.arrived == ["2026-03-02T07:00:00Z", "2026-03-02T08:05:00Z"])
    }

    @Test func anotherCalendarOfSettingsChangesNothing() async throws {
      let here = try Reminded()
      here.phone.calendar = .buddhist
      try await here.kept()
      try await here.advance(to: "2026-03-02T12:00:00Z")
      #expect(here.arrived == ["2026-03-02T07:00:00Z"])
    }

    // react-native-push-notification#536, flutter_local_notifications#2312, cordova-plugin-local-notifications#638, #1535.
    @Test(arguments: [NotifyingPhone.TooMany.keepsTheSoonest, .keepsTheLastAdded, .dropsAll, .noLimit])
    func howeverThePhoneTreatsTooManyThereAreNeverTooMany(tooMany: NotifyingPhone.TooMany) async throws {
      let here = try Reminded()
      here.phone.tooMany = tooMany
      let app = try await here.kept()
      for hour in 0..<5 { #expect(await app.reminding.keep(nil, .daily(.daily(atMin: UInt16(600 + hour)))) == nil) }
      #expect(await app.reminding.wish(ReminderWishes(mostADay: 6, laterMin: 60, exact: false)) == nil)
      #expect(here.pending.count == 40)
      // Refilled each week, whatever happens near 64.
      for week in 1...3 {
        await here.phone.advance(to: here.phone.now.addingTimeInterval(6 * 86_400))
        await here.delivery.look()
        #expect(here.pending.count == 40)
        #expect(here.phone.arrivals.filter { $0.identifier != "refill" }.count == week * 36, "\(tooMany)")
      }
    }

    @Test func whatAnEarlierVersionLeftMakesRoomFirst() async throws {
      let here = try Reminded()
      here.phone.tooMany = .dropsAll
      for number in 0..<60 {
        let trigger = UNTimeIntervalNotificationTrigger(timeInterval: 9_000_000, repeats: false)
        let request = UNNotificationRequest(
          identifier: "old\(number)", content: UNNotificationContent(), trigger: trigger)
        try await UNUserNotificationCenter.current().add(request)
      }
      try await here.kept()
      #expect(here.pending.count == 40 && !here.pending.contains { $0.identifier.hasPrefix("old") })
    }

    // OneSignal-iOS-SDK#442.
    @Test func withoutAQuestionItArrivesQuietlyAndThatIsSaid() async throws {
      let here = try Reminded()
      let app = try await here.kept()
      #expect(here.phone.questions == 0 && here.phone.settings.status == .provisional)
      try await here.advance(to: "2026-03-02T12:00:00Z")
      #expect(here.phone.arrivals.map(\.how) == [.list])
      let card = await app.reminding.selfTest()
      #expect(card.factors.first.map { [$0.factor: $0.state] } == [.shown: .weaker] && card.factors.first?.page == .ask)
    }

    @Test func whoeverWantsToHearItIsAskedAndHearsIt() async throws {
      let here = try Reminded()
      try await here.kept(.daily(sounds: true))
      #expect(here.phone.questions == 1 && here.phone.settings.status == .authorized)
      try await here.advance(to: "2026-03-02T12:00:00Z")
      #expect(here.phone.arrivals.map(\.how) == [[.list, .banner, .sound]])
    }

    // permission-handler#1224.
    @Test func theSummaryIsSaid() async throws {
      let here = try Reminded()
      let app = try await here.kept(.daily(sounds: true))
      here.phone.settings.scheduledDelivery = .enabled
      let summary = await app.reminding.selfTest().factors.first { $0.factor == .summary }
      #expect(summary?.state == .weaker && summary?.page == .notifications)
    }

    @Test func refusedItIsSaidAndNothingCounts() async throws {
      let here = try Reminded()
      here.phone.answer = .denied
      let app = try await here.kept(.daily(sounds: true))
      #expect(here.pending == [] && app.reminding.notes == [.notShown])
      #expect(await app.reminding.selfTest().verdict == .broken)
      #expect(await app.reminding.askToShow() == false)
      #expect(here.phone.questions == 1, "it asks once")
    }

    @Test func whatIsLostOrRefusedIsAddedAgainOnce() async throws {
      let here = try Reminded()
      here.phone.loses = .only([1, 7])
      here.phone.refuses = .only([9])
      try await here.kept()
      // One that is lost is made up for at once; so is one that the phone did not take, for its place is empty as well.
      #expect(here.pending.count == 40 && here.phone.adds == 43)
      try await here.advance(to: "2026-03-03T12:00:00Z")
      #expect(here.arrived.count == 2)
    }

    @Test func whatIsLostEachTimeIsNotAddedForEver() async throws {
      let here = try Reminded()
      here.phone.loses = .every
      try await here.kept()
      #expect(here.pending == [] && here.phone.adds == 80)
    }

    @Test func aKillBetweenTwoAddsIsMendedByTheNextLook() async throws {
      let here = try Reminded()
      // The rest never reached the phone.
      here.phone.loses = .only(Set(12...200))
      try await here.kept()
      #expect(here.pending.count == 11)
      here.phone.loses = .none
      let next = try here.afterKill()
      await next.delivery.look()
      #expect(here.pending.count == 40)
    }

    @Test func itNeverSaysWhatItIsAboutWhereItIsDiscreet() async throws {
      let here = try Reminded()
      try await here.kept(.daily(opens: .practice(subject: .practice(id: "self-compassion-break"))))
      for request in here.pending {
        let text = "\(request.content.title) \(request.content.body)".lowercased()
        for word in ["compassion", "break", "kindself", "practice", "breath"] {
          #expect(!text.contains(word), "\(text)")
        }
      }
      let placeholders = Set(here.phone.categories.map(\.hiddenPreviewsBodyPlaceholder))
      #expect(placeholders == ["A reminder"])
      #expect(here.phone.categories.allSatisfy { $0.options == .customDismissAction })
      #expect(here.machine.shelf["reminders"]?.contains("self-compassion") == false)
    }

    @Test func restoredOntoAnotherPhoneNothingComesTwice() async throws {
      let here = try Reminded()
      try await here.kept()
      try await here.advance(to: "2026-03-02T09:00:00Z")
      // Somebody looks into the app.
      await here.app?.reminding.look().value
      let there = try here.onAnotherPhone()
      try await there.start()
      #expect(there.pending.count == 40 && there.phone.arrivals == [])
      try await there.advance(to: "2026-03-03T09:00:00Z")
      #expect(there.arrived == ["2026-03-03T07:00:00Z"])
    }

    @Test func theLastPlaceAsksForTheAppAndTheBackgroundFillsBefore() async throws {
      let here = try Reminded()
      try await here.kept()
      // Nobody opens it, and the system finds no time.
      try await here.advance(to: "2026-04-12T12:00:00Z")
      #expect(here.phone.arrivals.last?.identifier == "refill" && here.pending == [])
      await here.delivery.look()
      #expect(here.pending.count == 40 && here.phone.delivered.allSatisfy { $0.request.identifier != "refill" })
      // It finds time.
      try await here.advance(to: "2026-04-20T12:00:00Z")
      let task = await BGTaskScheduler.shared.run("app.kindself.refresh", at: .distantFuture)
      try await eventually("it is done") { task?.completed == [true] }
      #expect(here.pending.count == 40 && BGTaskScheduler.shared.requests["app.kindself.refresh"] != nil)
    }

    @Test func everythingThatIsDeletedIsGone() async throws {
      let here = try Reminded()
      let app = try await here.kept()
      try await here.advance(to: "2026-03-03T09:00:00Z")
      await here.delivery.look()
      await app.deleteEverything()
      await here.delivery.look()
      #expect(here.pending == [] && here.phone.delivered == [] && here.machine.shelf["reminders"] == nil)
    }

    @Test func theClockIsSetAndTheZoneChanges() async throws {
      let here = try Reminded()
      try await here.kept()
      here.phone.setClock(to: try Date("2026-03-20T12:00:00Z", strategy: .iso8601))
      NotificationCenter.default.post(name: clockDidChange, object: nil)
      try await eventually("it is planned anew") { here.pending.count == 40 }
      await here.delivery.settled()
      #expect(here.comes.first == (try Date("2026-03-21T07:00:00Z", strategy: .iso8601)))
      let adds = here.phone.adds
      here.phone.zone = try #require(TimeZone(identifier: "Pacific/Auckland"))
      NotificationCenter.default.post(name: .NSSystemTimeZoneDidChange, object: nil)
      NotificationCenter.default.post(name: UIApplication.significantTimeChangeNotification, object: nil)
      await idle()
      await here.delivery.settled()
      #expect(here.pending.count == 40 && here.phone.adds - adds <= 2, "what floats stays")
    }

    @Test func whereTheQuestionWasAnsweredTheSettingsOpenAndWhatIsChangedThereIsSeen() async throws {
      let here = try Reminded()
      let app = try await here.kept(.daily(sounds: true))
      (here.phone.settings.alert, here.phone.settings.lockScreen) = (.disabled, .disabled)
      let testing = SelfTesting(app: app)
      await testing.read()
      #expect(testing.card?.factors.first.map { [$0.factor: $0.state] } == [.shown: .weaker] && !testing.canAsk)
      await testing.open(.ask)
      #expect(UIApplication.shared.opened.map(\.absoluteString) == ["app-settings:notifications"])
      #expect(here.phone.questions == 1 && !testing.hasNoPage)
      here.phone.settings.alert = .enabled
      await testing.read()
      #expect(testing.card?.factors.first { $0.factor == .shown }?.state == .good)
    }

    @Test func withNoRuleTheOneAPersonSendsThemselvesComesWithoutAQuestion() async throws {
      let here = try Reminded()
      let app = try await here.start()
      await app.reminding.beginTest().value
      #expect(here.phone.questions == 0 && here.phone.settings.status == .provisional)
      #expect(here.pending.map(\.identifier) == ["test"])
      await here.phone.advance(to: here.phone.now.addingTimeInterval(62))
      await here.delivery.look()
      #expect(app.reminding.test == .arrived(lateBySeconds: 0) && here.phone.arrivals.map(\.how) == [.list])
    }

    @Test func theOneAPersonSendsThemselvesIsSeenToArrive() async throws {
      let here = try Reminded()
      let app = try await here.kept(.daily(sounds: true))
      app.reminding.beginTest()
      try await eventually("it waits") { here.pending.contains { $0.identifier == "test" } }
      await here.delivery.settled()
      here.phone.isInFront = true
      await here.phone.advance(to: here.phone.now.addingTimeInterval(62))
      try await eventually("it arrived") { app.reminding.test == .arrived(lateBySeconds: 0) }
      #expect(here.phone.arrivals.last?.how == [.list, .banner, .sound] && here.phone.notes == [])
    }
  }
}
