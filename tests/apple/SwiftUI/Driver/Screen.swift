/// A view on a screen, for a test to read and to touch. Internal: tests reach it with `@testable import SwiftUI`, the
/// app's sources do not see it.
///
///     let screen = Screen(RootView(model: model))
///     try screen.tap("Begin")
///     #expect(screen.transcript == ["Heading: Breathe", "Button: Pause"])
///
/// A query takes what a person would name: a label, a role, an identifier. It throws where nothing or more than one
/// thing matches, with the whole screen in the message.
@MainActor final class Screen {
  /// The screen that is being touched or resolved; a task begun meanwhile keeps it.
  @TaskLocal nonisolated static var current: Screen?

  /// What the device says: dark, right to left, larger text, another language, reduced motion, the scene's phase.
  var environment: EnvironmentValues { didSet { changes.mark() } }
  var size = CGSize(width: 390, height: 844) { didSet { changes.mark() } }
  /// Where `@AppStorage` keeps its values; in memory unless a test brings its own.
  var defaults: UserDefaults
  let changes = Changes()
  let clock = VirtualClock()

  // What the app asked of the system.
  var announcements: [String] = []
  /// Those of them that break off what is being read.
  var interruptions: [String] = []
  var opened: [URL] = []
  /// What was handed to the system's sheet for sharing.
  var shared: [String] = []
  var feedback: [SensoryFeedback] = []
  var scrolledTo: [AnyHashable] = []

  /// What a phone would do differently, or not at all; a good test expects none.
  private(set) var notes: [String] = []

  /// How often the views were resolved.
  var passes = 0

  // One pass.
  var layers: [ScreenElement] = []
  var picker: FilePicker?
  var effects: [@MainActor () -> Void] = []
  /// What follows once everything on its way has arrived: a push, a controller that appears.
  var arrivals: [@MainActor () -> Void] = []
  var base: [ScreenElement] = []
  let root: AnyView
  let top = Place()

  init(
    _ view: some View, environment: EnvironmentValues = EnvironmentValues(), catalog: StringCatalog? = nil,
    defaults: UserDefaults = MemoryDefaults()
  ) {
    root = AnyView(view)
    self.defaults = defaults
    self.environment = environment
    if let catalog { self.environment.catalog = catalog }
    changes.screen = self
    AccessibilityNotification.heard = { text, waits in
      MainActor.assumeIsolated {
        Screen.current?.announcements.append(text)
        if !waits { Screen.current?.interruptions.append(text) }
      }
    }
    settle()
  }

  convenience init(
    _ app: some App, environment: EnvironmentValues = EnvironmentValues(), catalog: StringCatalog? = nil,
    defaults: UserDefaults = MemoryDefaults()
  ) {
    self.init(AppRoot(app: app), environment: environment, catalog: catalog, defaults: defaults)
  }

  func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }

  /// Does something as this screen, and brings the screen up to date.
  @discardableResult func acting<Result>(_ act: () throws -> Result) rethrows -> Result {
    defer { settle() }
    return try Screen.$current.withValue(self) { try act() }
  }
}

/// Whether a screen must resolve anew. Models may change on any thread.
final class Changes: @unchecked Sendable {
  private let lock = NSLock()
  private var isMarked = true
  private var transaction: Transaction?
  fileprivate(set) weak var screen: Screen?

  func mark() {
    if Resolving.isOn {
      MainActor.assumeIsolated {
        screen?.note("state is changed while a body is asked for, which has no defined outcome")
      }
    }
    let changing = Transaction.current
    changing?.screens.append(self)
    lock.withLock {
      isMarked = true
      transaction = changing?.transaction ?? transaction
    }
  }

  /// What is to be resolved anew moves under this transaction, also where it was marked before without one.
  func adopt(_ new: Transaction) -> Bool {
    lock.withLock {
      if isMarked { transaction = new }
      return isMarked
    }
  }

  /// Asks for one more pass.
  func again() { lock.withLock { isMarked = true } }

  /// The animation of what changed since the last time; nil where nothing did.
  func take() -> Transaction? {
    lock.withLock {
      guard isMarked else { return nil }
      isMarked = false
      defer { transaction = nil }
      return transaction ?? Transaction()
    }
  }
}

/// What went wrong, and what was on the screen.
struct ScreenFailure: Error, CustomStringConvertible {
  let description: String
}

/// `@AppStorage` in memory: tests leave no file behind and do not meet.
final class MemoryDefaults: UserDefaults {
  private var values: [String: Any] = [:]

  convenience init() { self.init(suiteName: "kept in memory")! }

  override func object(forKey defaultName: String) -> Any? { values[defaultName] }
  override func set(_ value: Any?, forKey defaultName: String) { values[defaultName] = value }
  override func removeObject(forKey defaultName: String) { values[defaultName] = nil }
  override func string(forKey defaultName: String) -> String? { values[defaultName] as? String }
}

/// While views are asked for their bodies, which must change nothing. Models ask on any thread.
enum Resolving {
  @TaskLocal static var isOn = false
}
