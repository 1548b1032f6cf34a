import AppModel
import Foundation
import KindselfCore
import TestMachine
import Views

@testable import SwiftUI

/// Someone using the real app by what it says. Time goes by only when they let it pass.
@MainActor final class Person {
  let machine: Machine
  let app: Kindself
  let screen: Screen
  private let words: StringCatalog

  /// `waits` until it is known whether the store opens.
  init(
    _ machine: Machine = Machine(), environment: EnvironmentValues = EnvironmentValues(),
    words: StringCatalog? = nil, waits: Bool = true
  ) async throws {
    self.machine = machine
    app = waits ? try await machine.start() : try machine.startAtOnce()
    self.words = try words ?? english()
    screen = Screen(RootView(app: app), environment: environment, catalog: self.words)
  }

  /// Lets the clock and the picture go on together, stopping at each moment that is waited for.
  func pass(_ ms: UInt64) async {
    await machine.clock.pass(ms) { screen.pass(Double($0) / 1000) }
    screen.settle()
  }

  /// Lets work on other threads come back; nothing of the app's time goes by.
  func until(_ what: String, _ holds: @MainActor () -> Bool) async throws {
    do {
      try await TestMachine.until(what) {
        screen.settle()
        return holds()
      }
    } catch {
      throw screen.failure("\(error)")
    }
  }

  /// Waits until a session's sound is ready and it runs.
  func untilItRuns() async throws {
    try await until("the session runs") { machine.stage.show?.isRunning == true }
    // What it begins comes to its first wait.
    await pass(0)
  }

  func tap(_ label: String) async throws {
    try screen.tap(full(label))
    await pass(0)
  }

  /// One of the tabs, which may be called like a door.
  func tab(_ label: String) async throws {
    try screen.tap(here(label), role: .tab)
    await pass(0)
  }

  /// As VoiceOver or a switch does.
  func activate(_ label: String) async throws {
    try screen.activate(full(label))
    await pass(0)
  }

  /// A finger anywhere on a session's screen.
  func touch() async throws {
    try screen.tap(shape)
    await pass(0)
  }

  /// A finger anywhere on it that stays.
  func press(_ ms: UInt64) async throws {
    let element = try screen.able(shape, role: nil, id: nil, to: "can be pressed") { $0.actions.press != nil }
    guard let press = element.actions.press else { return }
    let needed = UInt64(press.minimumDuration * 1000)
    screen.acting { press.pressing(true) }
    await pass(min(ms, needed))
    if ms >= needed { screen.acting { press.perform() } }
    screen.acting { press.pressing(false) }
    await pass(0)
  }

  func type(_ text: String, into label: String) throws { try screen.type(text, into: here(label)) }

  func back() async throws {
    if screen.all(role: .back).isEmpty { try screen.tap(here("Back")) } else { try screen.back() }
    await pass(0)
  }

  func interrupt(_ event: SessionEvent) async {
    machine.stage.tell(event)
    await pass(0)
  }

  /// The system takes the app out of sight, or back into it.
  func scene(_ phase: ScenePhase) async {
    screen.environment.scenePhase = phase
    await pass(0)
  }

  /// Nothing of the app is to be seen: the paper lies above all of its screens.
  var seesNothing: Bool { screen.front.flatMap(\.family).last?.identifier == "blank" }

  func says(_ words: String) -> Bool { told.contains(here(words)) }

  func isDisabled(_ label: String) throws -> Bool { try !screen.one(full(label)).isEnabled }

  /// Everything that is read, from top to bottom.
  var told: String { screen.transcript.joined(separator: "\n") }

  /// The share of its full size at which the shape is drawn now, and how bright.
  func size() throws -> Double { try screen.scale(id: "breath") }
  func light() throws -> Double { try screen.opacity(id: "breath") }

  /// The shape is called as the practice is.
  var shape: String { app.player.display?.title ?? "" }

  /// A text as the screen's language has it; the core's words are the same in all of them so far.
  func here(_ text: String) -> String {
    guard words.keys.contains(text) else { return text }
    return words.format(of: LocalizedStringKey(text), locale: screen.environment.locale) ?? text
  }

  /// Whether the screen's language has a text in words of its own.
  func isTranslated(_ text: String) -> Bool { words.keys.contains(text) }

  /// Whether something of that name is there, and can be used; the core may have the same words as the app.
  func offers(_ label: String) -> Bool {
    let names = [full(label), label]
    return screen.all().contains { names.contains($0.label) && $0.isEnabled }
  }

  /// What is read as a whole begins with its name.
  private func full(_ label: String) -> String {
    let name = here(label)
    let labels = screen.all().map(\.label)
    if labels.contains(name) { return name }
    return labels.first { $0.hasPrefix(name + ", ") } ?? labels.first { $0.hasSuffix(", " + name) } ?? name
  }
}

/// The app's words.
func english() throws -> StringCatalog {
  try StringCatalog(contentsOf: root.appending(path: "ios/App/Kindself/Localizable.xcstrings"))
}

/// The folder of the whole project.
let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
