import AppModel
import KindselfCore
import TestMachine
import Testing

@testable import BackgroundTasks
@testable import Platform
@testable import UIKit
@testable import UserNotifications

/// The app with the core, the adapter and the stand-in of the phone's notifications, all real; the rest of the phone is fakes.
@MainActor final class Reminded {
  let phone: NotifyingPhone
  let machine: Machine
  let notifier: PhoneNotifier
  let delivery: Delivery
  private let waking: Waking
  private let content: Content
  private(set) var app: Kindself?

  /// A phone on which the app has just been installed.
  convenience init(at now: String = "2026-03-01T12:00:00Z", in zone: String = "Europe/Warsaw") throws {
    let place = try #require(TimeZone(identifier: zone))
    let phone = UNUserNotificationCenter.startAnew(at: try Date(now, strategy: .iso8601), in: place)
    BGTaskScheduler.startAnew()
    Adapters.startAnew()
    try self.init(phone: phone, machine: Machine())
  }

  private init(phone: NotifyingPhone, machine: Machine) throws {
    self.phone = phone
    self.machine = machine
    let content = try Content(language: "en")
    self.content = content
    machine.stores.content = content
    notifier = PhoneNotifier(kept: machine.shelf) { phone.zone }
    delivery = Delivery(content: { content }, notifier: notifier, clock: PhoneClock(phone: phone))
    waking = Waking(delivery: delivery)
    waking.begin()
    BGTaskScheduler.shared.isLaunched = true
  }

  /// The system starts the app anew, where nobody sees it.
  func afterKill() throws -> Reminded {
    BGTaskScheduler.startApp()
    return try Reminded(phone: phone, machine: machine.afterKill())
  }

  /// Another phone, with the same store.
  func onAnotherPhone() throws -> Reminded {
    let other = UNUserNotificationCenter.startAnew(at: phone.now, in: phone.zone)
    BGTaskScheduler.startAnew()
    return try Reminded(phone: other, machine: Machine(vault: machine.vault, folder: machine.folder))
  }

  /// Somebody opens the app.
  @discardableResult func start() async throws -> Kindself {
    let fakes = machine.services
    let services = Services(
      clock: PhoneClock(phone: phone), haptics: fakes.haptics, voice: fakes.voice, speechFolder: nil,
      speaker: fakes.speaker, shelf: fakes.shelf, vault: fakes.vault, storeFolder: fakes.storeFolder,
      documents: fakes.documents, printer: fakes.printer, stage: fakes.stage, phone: fakes.phone, lock: fakes.lock,
      curtain: fakes.curtain, notifier: notifier)
    let app = Kindself(services: services, content: content, stores: machine.stores, delivery: delivery)
    _ = await app.store.ready()
    self.app = app
    await app.reminding.look().value
    return app
  }

  /// Somebody opens the app and makes a rule.
  @discardableResult func kept(_ rule: ReminderRule = .daily()) async throws -> Kindself {
    let app = if let app { app } else { try await start() }
    #expect(await app.reminding.keep(nil, rule) == nil)
    return app
  }

  /// What waits, the soonest first.
  var pending: [UNNotificationRequest] { phone.pending }

  /// When what waits comes, as its triggers say.
  var comes: [Date] {
    pending.compactMap { ($0.trigger as? UNCalendarNotificationTrigger)?.nextTriggerDate() }.sorted()
  }

  func advance(to text: String) async throws { await phone.advance(to: try Date(text, strategy: .iso8601)) }

  /// What arrived, and when.
  var arrived: [String] { phone.arrivals.map { $0.at.formatted(.iso8601) } }
}

/// The phone's clock, which is the test's.
@MainActor final class PhoneClock: SessionClock {
  private let phone: NotifyingPhone
  var nowMs: UInt64 = 5000
  var dayBeginsMin = usualSettings().dayBeginsMin

  init(phone: NotifyingPhone) {
    self.phone = phone
  }

  var moment: Moment { MonotonicClock.moment(of: phone.now, in: phone.zone, dayBeginsMin: dayBeginsMin) }
  func wait(until atMs: UInt64) async throws { nowMs = max(nowMs, atMs) }
}
