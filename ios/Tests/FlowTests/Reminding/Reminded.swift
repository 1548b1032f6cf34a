import AppModel
import KindselfCore
import TestMachine
import Testing

@testable import SwiftUI

extension Person {
  /// To the list of rules.
  static func atReminders(_ machine: Machine = phoneOfTheTable()) async throws -> Person {
    let person = try await Person(machine)
    try await person.goToReminders()
    return person
  }

  /// To a new rule.
  static func atNewReminder(_ machine: Machine = phoneOfTheTable()) async throws -> Person {
    let person = try await atReminders(machine)
    try await person.newReminder()
    return person
  }

  func goToReminders() async throws {
    try await tab("You")
    try await tap("Reminders")
  }

  func newReminder() async throws {
    try await tap("New reminder")
    try await untilRule()
  }

  /// The rule is there, and the core has said what it would do.
  func untilRule() async throws {
    try await until("the rule is there") { offers("Nothing that tells others anything") && offers("Save") }
  }

  /// Saves the rule, once the core has nothing to say against it.
  func keepRule() async throws {
    try await until("it can be kept") { offers("Save") }
    try await tap("Save")
    try await until("it is kept") { !says("Button: Save") }
  }

  /// Opens the one that is called so, by what begins its row.
  func openRule(_ name: String) async throws {
    try screen.tap(role: .button, startingWith: "\(name), ")
    await pass(0)
    try await untilRule()
  }

  /// The only rule that is kept.
  var rule: ReminderRule? { app.reminding.cards.count == 1 ? app.reminding.cards[0].rule : nil }
}

extension TestNotifier {
  /// A phone that does what it can to keep reminders away.
  func isHostile() {
    allows(.refused)
    says(
      ReminderReadings(
        system: .ios, shown: .refused, silentOff: nil, soundingOff: nil, soundOff: true, exact: nil,
        batteryExempt: nil, backgroundRestricted: true, summary: true, focusOn: nil, maker: nil))
  }
}
