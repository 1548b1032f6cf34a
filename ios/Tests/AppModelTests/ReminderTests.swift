import Foundation
import KindselfCore
import TestMachine
import Testing

@testable import AppModel

/// Reminders as the screens have them, on a phone of fakes. It is noon, a Monday.
@Suite @MainActor struct ReminderTests {
  private let machine = Machine()
  private var notifier: TestNotifier { machine.notifier }

  /// The app, once it has looked for the first time.
  private func start(_ machine: Machine) async throws -> Kindself {
    let app = try await machine.start()
    await looked(app)
    return app
  }

  private func looked(_ app: Kindself) async {
    await app.reminding.look().value
  }

  private func kept(_ app: Kindself, _ rule: ReminderRule = .daily()) async throws -> String {
    let before = Set(app.reminding.cards.map(\.id))
    #expect(await app.reminding.keep(nil, rule) == nil)
    return try #require(app.reminding.cards.first { !before.contains($0.id) }).id
  }

  @Test func aRuleIsKeptAndWaits() async throws {
    let app = try await start(machine)
    #expect(app.reminding.isReady && app.reminding.cards == [] && notifier.allowed == .notAsked)
    #expect(machine.shelf["reminders"] == nil, "there is nothing to keep")
    _ = try await kept(app)
    #expect(app.reminding.cards.count == 1)
    #expect(app.reminding.upcoming.map(\.date) == ["2026-11-24", "2026-11-25", "2026-11-26"])
    #expect(notifier.pending.count == 40 && notifier.pending.last?.kind == .refill)
    #expect(machine.shelf["reminders"] != nil && app.reminding.notes == [])
    #expect(notifier.allowed == .quietly && notifier.asked == 0, "nobody is asked for what makes no sound")
  }

  @Test func whereItIsToBeHeardThePersonIsAsked() async throws {
    let app = try await start(machine)
    _ = try await kept(app, .daily(sounds: true))
    #expect(notifier.asked == 1 && notifier.allowed == .yes && notifier.pending.count == 40)
  }

  @Test func whatIsWrongWithARuleIsSaidAndNothingChanges() async throws {
    let app = try await start(machine)
    let problem = await app.reminding.keep(nil, .daily(.weekdays(days: Data(), atMin: 480)))
    #expect(problem == .faulty([.noDays]) && app.reminding.cards == [] && notifier.pending == [])
    let discreet = try #require(app.practices.catalogue.practices.first { $0.discreet })
    let about = await app.reminding.preview(nil, .daily(opens: .practice(subject: .practice(id: discreet.id))))
    #expect(about.faults == [.notReminded])
  }

  @Test func aRuleIsChangedAndForgotten() async throws {
    let app = try await start(machine)
    let id = try await kept(app)
    #expect(await app.reminding.keep(id, .daily(.daily(atMin: 540))) == nil)
    #expect(app.reminding.cards.map(\.id) == [id] && app.reminding.upcoming.first?.atMin == 540)
    #expect(notifier.pending.count == 40)
    #expect(await app.reminding.forget(id) == nil)
    #expect(app.reminding.cards == [] && notifier.pending == [])
  }

  @Test func refusedPermissionIsSaidAndNothingCounts() async throws {
    notifier.allows(.refused)
    let app = try await start(machine)
    _ = try await kept(app)
    #expect(notifier.pending == [] && app.reminding.notes == [.notShown])
    #expect(await app.reminding.selfTest().verdict == .broken)
    notifier.allows(.yes)
    await looked(app)
    #expect(notifier.pending.count == 40 && app.reminding.notes == [])
  }

  @Test func whatTheSystemLosesIsGivenToItOnceMoreAndNotForEver() async throws {
    let app = try await start(machine)
    notifier.loses(true)
    _ = try await kept(app)
    #expect(notifier.accepted.count == 80 && notifier.pending == [])
    notifier.loses(false)
    await looked(app)
    #expect(notifier.pending.count == 40)
    await looked(app)
    #expect(notifier.accepted.count == 120, "what waits is not given again")
  }

  @Test func whatItDoesNotTakeDoesNotCount() async throws {
    let app = try await start(machine)
    notifier.refuses(true)
    _ = try await kept(app)
    let log = await app.reminding.log(99)
    #expect(notifier.accepted.count == 40 && log.allSatisfy { $0.acceptedUtcMs == nil })
    notifier.refuses(false)
    await looked(app)
    #expect(notifier.pending.count == 40)
  }

  @Test func twoLooksAtOncePlanOneAfterTheOther() async throws {
    let app = try await start(machine)
    notifier.allows(.refused)
    _ = try await kept(app)
    notifier.allows(.yes)
    let delivery = app.reminding.delivery
    async let one: Void = delivery.look()
    async let two: Void = delivery.look()
    _ = await (one, two)
    #expect(notifier.accepted.count == 40 && notifier.pending.count == 40)
  }

  @Test func laterComesOnceMore() async throws {
    let app = try await start(machine)
    _ = try await kept(app)
    let first = try #require(notifier.pending.first)
    machine.clock.minutesOn += 20 * 60
    notifier.arrive(first.id)
    await app.reminding.delivery.acted(first.id, .later)
    let again = try #require(notifier.pending.first)
    #expect(again.id == first.id && again.trigger == .in(ms: 3_600_000))
    #expect(notifier.seen == [], "it was dealt with")
    #expect(await app.reminding.log(9).compactMap(\.act) == [.later])
  }

  @Test func whatWasDoneOnTheDayNeedsNoReminder() async throws {
    let app = try await start(machine)
    _ = try await kept(app, .daily(.daily(atMin: 20 * 60), opens: .journal(kind: "note"), unlessDone: true))
    #expect(app.reminding.upcoming.first?.date == "2026-11-23")
    let editor = app.journal.editor(.kind("note"))
    await editor.open()
    editor["text"] = .text(text: "snow")
    _ = await editor.keep()
    try await until("it is known") { app.reminding.upcoming.first?.date == "2026-11-24" }
    await app.reminding.delivery.settled()
    let tomorrowEvening: Int64 = 1_795_435_200_000 + 32 * 3_600_000
    #expect(try #require(notifier.pending.first).atUtcMs == tomorrowEvening)
  }

  @Test func theOneAPersonSendsThemselves() async throws {
    let app = try await start(machine)
    notifier.allows(.yes)
    app.reminding.beginTest()
    try await until("it waits") { app.reminding.test != .none }
    let due = machine.clock.moment.utcMs + 60_000
    #expect(app.reminding.test == .waitingUntil(utcMs: due) && notifier.pending.map(\.kind) == [.test])
    await machine.clock.pass(62_000)
    notifier.arrive("test")
    await looked(app)
    #expect(app.reminding.test == .arrived(lateBySeconds: 0) && notifier.seen == ["test"])
    app.reminding.testOver()
    await looked(app)
    #expect(app.reminding.test == .none && notifier.seen == [] && notifier.pending == [])
  }

  @Test func whereNobodyWasAskedAndNoRuleIsThereTheOneToTryComesQuietly() async throws {
    let app = try await start(machine)
    await app.reminding.beginTest().value
    #expect(notifier.allowed == .quietly && notifier.asked == 0)
    #expect(app.reminding.test != .none && notifier.pending.map(\.kind) == [.test])
  }

  @Test func whereNothingMayBeShownThereIsNoneToTryAndWhatKeepsItIsKnown() async throws {
    notifier.allows(.refused)
    let app = try await start(machine)
    let testing = SelfTesting(app: app)
    await testing.send()
    #expect(testing.test == .none && notifier.pending == [] && testing.shut?.page == .notifications)
    notifier.allows(.quietly)
    await testing.read()
    #expect(testing.shut == nil)
    await testing.send()
    #expect(testing.test != .none && notifier.pending.map(\.kind) == [.test])
  }

  @Test func theSystemIsAskedOnceAndThenItsSettingsAreOpened() async throws {
    notifier.answers(.refused)
    let app = try await start(machine)
    _ = try await kept(app)
    let testing = SelfTesting(app: app)
    await testing.read()
    #expect(testing.canAsk)
    await testing.open(.ask)
    #expect(notifier.asked == 1 && notifier.opened == [] && !testing.canAsk && !testing.hasNoPage)
    #expect(app.reminding.notes == [.notShown], "it looked at once")
    await testing.open(.ask)
    #expect(notifier.asked == 1 && notifier.opened == [.notifications])
    notifier.opensSettings(false)
    await testing.open(.ask)
    #expect(testing.hasNoPage)
  }

  @Test func theLastPlaceGoesOnceTheAppHasLooked() async throws {
    let app = try await start(machine)
    _ = try await kept(app)
    machine.clock.daysOn += 41
    for planned in notifier.pending { notifier.arrive(planned.id) }
    await looked(app)
    #expect(!notifier.seen.contains("refill") && notifier.pending.count == 40)
  }
}

/// Where there is no store, or nothing that can be read of it.
@Suite @MainActor struct ReminderWithoutStoreTests {
  /// A phone on which reminders wait, as the next process finds it.
  private func next(_ rule: ReminderRule = .daily()) async throws -> Machine {
    let machine = Machine()
    let app = try await machine.start()
    #expect(await app.reminding.keep(nil, rule) == nil)
    await app.reminding.delivery.settled()
    #expect(machine.notifier.pending.count == 40)
    return machine.afterKill()
  }

  private func delivery(_ machine: Machine, shelf: TestShelf? = nil) throws -> Delivery {
    let content = try Content(language: "en")
    let notifier = shelf.map { machine.notifier.afterKill(kept: $0) } ?? machine.notifier
    return Delivery(content: { content }, notifier: notifier, clock: machine.clock)
  }

  @Test(arguments: [StoreTrouble.damaged, .newer(found: 9), .wrongKey])
  func remindersGoOnFromWhatIsKept(trouble: StoreTrouble) async throws {
    let machine = try await next()
    machine.stores.refuseToOpen(trouble)
    let app = try await machine.start()
    machine.clock.daysOn += 3
    await app.reminding.delivery.look()
    #expect(!app.reminding.isReady && app.reminding.cards.count == 1 && machine.notifier.pending.count == 40)
    let rule = ReminderRule.daily(.daily(atMin: 600))
    #expect(await app.reminding.keep(nil, rule) == .unkept(trouble))
  }

  @Test func anActionNeedsNeitherStoreNorApp() async throws {
    let machine = try await next()
    let first = try #require(machine.notifier.pending.first)
    machine.clock.minutesOn += 20 * 60
    machine.notifier.arrive(first.id)
    let delivery = try delivery(machine)
    await delivery.acted(first.id, .notToday)
    #expect(machine.notifier.seen == [] && machine.notifier.pending.count == 40)
    // The store hears of it once it is open.
    let app = try await machine.start()
    try await until("it is known") { !app.reminding.cards.isEmpty }
    await app.reminding.delivery.look()
    #expect(await app.reminding.log(9).compactMap(\.act) == [.notToday])
  }

  @Test func anActionNeedsNoRecord() async throws {
    let machine = try await next()
    let first = try #require(machine.notifier.pending.first)
    machine.notifier.arrive(first.id)
    let delivery = try delivery(machine, shelf: TestShelf())
    await delivery.acted(first.id, .done)
    let notifier = delivery.notifier as? TestNotifier
    #expect(notifier?.pending.count == 39, "what waits is left alone where nobody knows the rules")
    #expect(notifier?.seen == [])
  }

  @Test func whatIsDoneWhileNothingCanBeReadIsToldLater() async throws {
    let machine = try await next()
    let first = try #require(machine.notifier.pending.first)
    let broken = try delivery(machine, shelf: TestShelf(isBroken: true))
    await broken.acted(first.id, .done)
    #expect((broken.notifier as? TestNotifier)?.pending.count == 40, "nothing is taken back")
  }

  @Test func aDamagedTextTakesNothingBackAndTheStoreMendsIt() async throws {
    let machine = try await next()
    try machine.shelf.write("reminders", "damaged")
    let delivery = try delivery(machine)
    await delivery.look()
    #expect(machine.notifier.pending.count == 40)
    let app = try await machine.start()
    try await until("the store brought it") { app.reminding.cards.count == 1 }
    await app.reminding.delivery.settled()
    #expect(machine.notifier.pending.count == 40)
  }

  @Test func whatIsKeptSaysNothingAndWhatWaitsKeepsItsWords() async throws {
    let machine = try await next(.daily(opens: .journal(kind: "note"), wording: .own(words: "Feed the heron")))
    #expect(machine.shelf["reminders"]?.contains("heron") == false)
    let first = try #require(machine.notifier.pending.first)
    #expect(first.title == "Feed the heron")
    let delivery = try delivery(machine)
    machine.clock.minutesOn += 20 * 60
    machine.notifier.arrive(first.id)
    await delivery.acted(first.id, .done)
    #expect(machine.notifier.pending.first?.title == "Feed the heron")
  }

  @Test func everythingThatIsDeletedIsGone() async throws {
    let machine = try await next()
    let app = try await machine.start()
    try await until("it is read") { app.reminding.cards.count == 1 }
    machine.notifier.arrive(try #require(machine.notifier.pending.first).id)
    await app.deleteEverything()
    await app.reminding.delivery.look()
    #expect(machine.notifier.pending == [] && machine.notifier.seen == [] && machine.shelf["reminders"] == nil)
    #expect(app.reminding.cards == [] && app.reminding.upcoming == [])
  }

  @Test func restoredOntoAnotherPhoneNothingComesTwice() async throws {
    let machine = Machine()
    let app = try await machine.start()
    #expect(await app.reminding.keep(nil, .daily(.daily(atMin: 13 * 60))) == nil)
    let today = try #require(machine.notifier.pending.first)
    machine.clock.minutesOn += 70
    machine.notifier.arrive(today.id)
    await app.reminding.look().value
    // The store comes along, what the phone had waiting and kept beside it does not.
    let other = Machine(vault: machine.vault, folder: machine.folder)
    other.clock.minutesOn += 75
    let there = try await other.start()
    try await until("it is read") { there.reminding.cards.count == 1 && other.notifier.pending.count == 40 }
    #expect(!other.notifier.pending.contains { $0.id == today.id } && other.notifier.seen == [])
  }
}

/// Where a tap on one leads.
@Suite @MainActor struct OpenedReminderTests {
  private func follow(_ opens: ReminderOpens, rule: ReminderOpens? = nil) async throws -> Navigator {
    let machine = Machine()
    let app = try await machine.start()
    let navigator = Navigator(app: app)
    #expect(await app.reminding.keep(nil, .daily(opens: rule ?? opens)) == nil)
    let id = try #require(machine.notifier.pending.first).id
    await app.reminding.delivery.open(OpenedReminder(id: id, leads: opens))
    #expect(app.reminding.opened?.id == id)
    await navigator.followReminder()
    #expect(app.reminding.opened == nil)
    #expect(await app.reminding.log(9).compactMap(\.act) == [.opened])
    return navigator
  }

  @Test func toAPracticeAWayToBreatheAPageAndTheFirstScreen() async throws {
    let practice = try await follow(.practice(subject: .practice(id: "self-compassion-break")))
    #expect(practice.tab == .practise && practice[.practise] == [.practices(.practice("self-compassion-break"))])
    let breath = try #require(practice.app.practices.catalogue.protocols.first).id
    let breathing = try await follow(.practice(subject: .protocol(id: breath)))
    #expect(breathing[.practise] == [.breathing(.about(.breathing(id: breath)))])
    let page = try await follow(.journal(kind: "note"))
    #expect(page.tab == .write && page[.write] == [.journal(.editor(.kind("note")))])
    let first = try await follow(.firstScreen)
    #expect(first.tab == .now && first[.now] == [])
  }

  @Test func oneThatWasPlannedWhileTheStoreWasLockedAsksItsRule() async throws {
    let page = try await follow(.firstScreen, rule: .journal(kind: "note"))
    #expect(page[.write] == [.journal(.editor(.kind("note")))])
  }

  @Test func whoeverLeavesBeforeItIsUnlockedWantsSomethingElseTheNextTime() async throws {
    let app = try await Machine().start()
    await app.reminding.delivery.open(OpenedReminder(id: "x", leads: .journal(kind: "note")))
    app.wentToBackground()
    let navigator = Navigator(app: app)
    await navigator.followReminder()
    #expect(navigator[.write] == [])
  }
}
