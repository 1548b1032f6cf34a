import AppModel
import KindselfCore
import TestMachine
import Testing

@testable import BackgroundTasks
@testable import Platform
@testable import UIKit
@testable import UserNotifications

extension Adapters {
  /// What the phone says, what a person does with what arrived, and what starts the app out of sight.
  @Suite @MainActor struct NotifierTests {
    /// A phone on which the first reminder has arrived, and the app was ended since.
    private func arrived(_ rule: ReminderRule = .daily(), unlocked: Bool = true) async throws -> (Reminded, String) {
      let here = try Reminded()
      try await here.kept(rule)
      try await here.advance(to: "2026-03-02T07:01:00Z")
      let next = try here.afterKill()
      return (next, try #require(here.phone.delivered.first).request.identifier)
    }

    @Test(arguments: [("done", ReminderAct.done), ("later", .later), ("notToday", .notToday)])
    func aButtonWorksAtAColdStart(button: String, act: ReminderAct) async throws {
      let (here, id) = try await arrived()
      here.machine.stores.refuseToOpen(.io)
      #expect(await here.phone.tap(id, action: button))
      #expect(here.phone.delivered.isEmpty && here.phone.notes == [] && !here.phone.isInFront)
      here.machine.stores.refuseToOpen(nil)
      let app = try await here.start()
      #expect(await app.reminding.log(9).compactMap(\.act) == [act])
    }

    // Mindwtr#1028: buttons dead in the morning, for their record was tidied away.
    @Test func aButtonNeedsNoRecord() async throws {
      let (here, id) = try await arrived()
      try here.machine.shelf.remove("reminders")
      #expect(await here.phone.tap(id, action: "done"))
      #expect(here.pending.count >= 38, "what waits is left alone")
      let app = try await here.start()
      #expect(await app.reminding.log(9).compactMap(\.act) == [.done])
      #expect(here.pending.count == 40)
    }

    @Test func whatIsPutOffAtAColdStartKeepsThePersonsOwnWords() async throws {
      let own = ReminderRule.daily(opens: .journal(kind: "note"), wording: .own(words: "Feed the heron"))
      let (here, id) = try await arrived(own)
      here.machine.stores.refuseToOpen(.io)
      // Twice: the one that comes later can be put off, too.
      for now in ["2026-03-02T08:02:00Z", "2026-03-02T09:03:00Z"] {
        let first = try #require(here.phone.delivered.first).request.content
        #expect(await here.phone.tap(id, action: "later"))
        let again = try #require(here.pending.first { $0.identifier == id })
        #expect((again.trigger as? UNTimeIntervalNotificationTrigger)?.timeInterval == 3600)
        #expect(again.content.title == "Feed the heron" && again.content.body == first.body)
        await here.delivery.look()
        #expect(here.pending.first { $0.identifier == id }?.content.title == "Feed the heron")
        try await here.advance(to: now)
      }
      #expect(here.phone.delivered.map(\.request.content.title) == ["Feed the heron"])
      #expect(here.machine.shelf["reminders"]?.contains("heron") == false, "nothing of them is kept")
      // Once the store is open, its words are the ones.
      here.machine.stores.refuseToOpen(nil)
      try await here.start()
      #expect(here.pending.allSatisfy { $0.identifier == "refill" || $0.content.title == "Feed the heron" })
    }

    @Test func puttingItAwayIsHeard() async throws {
      let (here, id) = try await arrived()
      #expect(await here.phone.dismiss(id))
      let app = try await here.start()
      #expect(await app.reminding.log(9).compactMap(\.act) == [.letPass] && here.phone.notes == [])
    }

    @Test func afterFiveThatWereLetPassItOffersToRest() async throws {
      let here = try Reminded()
      try await here.kept()
      for day in 2...6 {
        try await here.advance(to: "2026-03-0\(day)T07:01:00Z")
        await here.delivery.look()
      }
      try await here.advance(to: "2026-03-06T12:00:00Z")
      await here.delivery.look()
      try await here.advance(to: "2026-03-07T06:00:00Z")
      await here.delivery.look()
      try await here.advance(to: "2026-03-07T07:01:00Z")
      let last = try #require(here.phone.delivered.last).request
      #expect(last.content.categoryIdentifier == "resting")
      #expect(await here.phone.tap(last.identifier, action: "pause"))
      #expect(here.comes.first == (try Date("2026-03-21T07:00:00Z", strategy: .iso8601)))
    }

    @Test func aTapOpensWhatItIsAbout() async throws {
      let (here, id) = try await arrived(.daily(opens: .journal(kind: "note")))
      #expect(await here.phone.tap(id))
      #expect(here.phone.isInFront)
      let app = try await here.start()
      #expect(app.reminding.opened == OpenedReminder(id: id, leads: .journal(kind: "note")))
      let navigator = Navigator(app: app)
      await navigator.followReminder()
      #expect(navigator[.write] == [.journal(.editor(.kind("note")))])
    }

    @Test func inFrontItIsShownAndHeardOnlyWhereItSounds() async throws {
      let here = try Reminded()
      let app = try await here.kept(.daily(sounds: true))
      here.phone.isInFront = true
      try await here.advance(to: "2026-03-02T12:00:00Z")
      let id = try #require(app.reminding.cards.first).id
      #expect(await app.reminding.keep(id, .daily()) == nil)
      try await here.advance(to: "2026-03-03T12:00:00Z")
      #expect(here.phone.arrivals.map(\.how) == [[.list, .banner, .sound], .list] && here.phone.notes == [])
      try await eventually("it is noted") { here.phone.delivered.count == 1 }
    }

    @Test func whatItSaysOfItself() async throws {
      let here = try Reminded()
      #expect(await here.notifier.readings().shown == .notAsked)
      await here.notifier.beQuiet()
      #expect(await here.notifier.readings().shown == .quietly && here.phone.questions == 0)
      #expect(await here.notifier.ask())
      var readings = await here.notifier.readings()
      #expect(readings.shown == .yes && readings.soundOff == false && readings.summary == false)
      #expect(readings.backgroundRestricted == false && readings.exact == nil && readings.system == .ios)
      here.phone.settings.sound = .disabled
      here.phone.settings.alert = .disabled
      here.phone.settings.lockScreen = .disabled
      UIApplication.shared.backgroundRefreshStatus = .denied
      defer { UIApplication.shared.backgroundRefreshStatus = .available }
      readings = await here.notifier.readings()
      #expect(readings.shown == .quietly && readings.soundOff == true && readings.backgroundRestricted == true)
      here.phone.settings.notificationCenter = .disabled
      #expect(await here.notifier.readings().shown == .refused)
      here.phone.settings.status = .denied
      #expect(await here.notifier.posts() == false)
      // It was asked before: nobody is let through by asking quietly.
      await here.notifier.beQuiet()
      #expect(here.phone.settings.status == .denied)
    }

    @Test func theQuestionMayFail() async throws {
      let here = try Reminded()
      here.phone.answer = .failed
      #expect(await here.notifier.ask() == false)
    }

    @Test func pagesOfTheSettingsOpen() async throws {
      let here = try Reminded()
      #expect(await here.notifier.open(.ask))
      #expect(here.phone.questions == 1 && UIApplication.shared.opened == [])
      for page in [SettingsPage.ask, .notifications, .app] { #expect(await here.notifier.open(page)) }
      let settings = ["app-settings:notifications", "app-settings:notifications", "app-settings:"]
      #expect(UIApplication.shared.opened.map(\.absoluteString) == settings)
      for page in [SettingsPage.silentChannel, .battery] { #expect(await here.notifier.open(page) == false) }
    }

    @Test func whoeverSaysNoWasAskedAllTheSame() async throws {
      let here = try Reminded()
      here.phone.answer = .denied
      #expect(await here.notifier.canAsk())
      #expect(await here.notifier.open(.ask) && here.phone.settings.status == .denied)
      #expect(await here.notifier.canAsk() == false && UIApplication.shared.opened == [])
    }

    @Test func whatThePhoneNeverTookComesLateOnItsDay() async throws {
      let here = try Reminded()
      here.phone.loses = .every
      try await here.kept()
      try await here.advance(to: "2026-03-02T09:00:00Z")
      #expect(here.arrived == [])
      here.phone.loses = .none
      await here.delivery.look()
      #expect(here.arrived == ["2026-03-02T09:00:00Z"] && here.pending.count == 40)
      await here.delivery.look()
      #expect(here.arrived.count == 1)
    }

    @Test func aZoneThatThePhoneDoesNotKnowStillMeansItsMoment() throws {
      let planned = PlannedReminder(
        id: "a", kind: .reminder, atUtcMs: 1_772_434_800_000, trigger: wall(zone: "Nowhere/Here"),
        punctual: .whileIdle, title: "", body: "", publicTitle: "", publicBody: "", sounds: false, opens: .firstScreen,
        offersRest: false, mark: "")
      let calendar = try #require(trigger(of: planned) as? UNCalendarNotificationTrigger).dateComponents
      #expect(calendar.timeZone == .gmt && calendar.hour == 7 && calendar.day == 2)
    }

    private func wall(zone: String?) -> ReminderTrigger {
      .wall(year: 2026, month: 3, day: 2, hour: 8, minute: 0, zone: zone)
    }

    @Test func whereItLeadsIsCarried() {
      let all: [ReminderOpens] = [
        .firstScreen, .practice(subject: .practice(id: "a")), .practice(subject: .protocol(id: "b")),
        .journal(kind: "c"), .letter(entry: "d"), .scale(scale: "e"), .programme(programme: "f"),
      ]
      for opens in all { #expect(ReminderOpens(carried: opens.carried) == opens) }
      #expect(ReminderOpens(carried: ["newer", "x"]) == .firstScreen && ReminderOpens(carried: []) == .firstScreen)
    }

    @Test func aTurnInTheBackgroundEndsOnce() async throws {
      let here = try Reminded()
      try await here.kept()
      let task = await BGTaskScheduler.shared.run("app.kindself.refresh", at: .distantFuture)
      _ = await task?.expire()
      try await eventually("it ended") { task?.completed.isEmpty == false }
      await here.delivery.settled()
      await idle()
      #expect(task?.completed.count == 1)
    }

    @Test func whereBackgroundRefreshIsOffNothingBreaks() async throws {
      let here = try Reminded()
      BGTaskScheduler.shared.refusal = .unavailable
      let next = try here.afterKill()
      try await next.kept()
      #expect(next.pending.count == 40)
    }
  }
}
