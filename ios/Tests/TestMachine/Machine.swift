import AppModel
import KindselfCore

/// A phone of fakes: each writes down what it is told, and its clock moves when a test moves it.
@MainActor public final class Machine {
  public let clock = TestClock()
  public let haptics = TestHaptics()
  public let voice = TestVoice()
  /// Where what it has said may be kept; nil: nowhere.
  public var speechFolder: String?
  public let speaker = TestSpeaker()
  public let shelf: TestShelf
  public let vault: TestVault
  public let folder: TestFolder
  public let stores = TestStores()
  public let documents = TestDocuments()
  public let printer = TestPrinter()
  public let stage: TestStage
  public let phone = TestPhone()
  public let lock = TestLock()
  public let curtain = TestCurtain()
  public let notifier: TestNotifier

  /// The app that was started last.
  private var app: Kindself?
  /// What the phone tells of reminders; before the app is started it is made by a test.
  public private(set) var delivery: Delivery?

  /// The system starts the app out of sight, because of a reminder.
  public func wake() throws -> Delivery {
    let content = try Content(language: phone.language)
    let delivery = Delivery(content: { content }, notifier: notifier, clock: clock)
    self.delivery = delivery
    return delivery
  }

  /// `shelf` has what lies beside the store: the lock, and what earlier versions kept.
  public init(
    shelf: TestShelf = TestShelf(), vault: TestVault = TestVault(), folder: TestFolder = TestFolder(),
    notifier: TestNotifier? = nil
  ) {
    self.shelf = shelf
    self.vault = vault
    self.folder = folder
    self.notifier = notifier ?? TestNotifier(kept: shelf)
    stage = TestStage(clock: clock)
  }

  public var services: Services {
    Services(
      clock: clock, haptics: haptics, voice: voice, speechFolder: speechFolder, speaker: speaker, shelf: shelf,
      vault: vault, storeFolder: folder, documents: documents, printer: printer, stage: stage, phone: phone, lock: lock,
      curtain: curtain, notifier: notifier)
  }

  /// The app, as it starts on this phone, once it is known whether its store opens.
  public func start() async throws -> Kindself {
    let app = try startAtOnce()
    _ = await app.store.ready()
    return app
  }

  /// The app in its first moment: its store is on its way.
  public func startAtOnce() throws -> Kindself {
    let content = try Content(language: phone.language)
    stores.content = content
    let delivery = self.delivery ?? Delivery(content: { content }, notifier: notifier, clock: clock)
    let app = Kindself(services: services, content: content, stores: stores, delivery: delivery)
    (self.app, self.delivery) = (app, delivery)
    return app
  }

  /// The same phone, as the next process finds it.
  public func afterKill() -> Machine {
    let shelf = shelf.afterKill()
    let machine = Machine(shelf: shelf, vault: vault, folder: folder, notifier: notifier.afterKill(kept: shelf))
    machine.speechFolder = speechFolder
    return machine
  }

  /// The journal of the app that was started last.
  public var journal: (any JournalProtocol)? { app?.store.open?.opened.journal }

  /// The text that is kept in the store under a name.
  public func kept(_ name: String) -> String? { try? app?.store.open?.opened.store.readText(name: name) }

  /// How far the session is that began to run last.
  public var playedMs: UInt64 { clock.nowMs - stage.ranSinceMs }
}

/// A phone on which there is no room for anything more.
@MainActor public func fullPhone() -> Machine {
  let machine = Machine()
  machine.stores.refuseWrites(.full)
  return machine
}

/// Waited in vain.
public struct InVain: Error, CustomStringConvertible {
  public let description: String
}

/// Lets other tasks and threads go on until something holds; no time of the app's goes by meanwhile. The patience is
/// for a test that fails: nothing is measured by it.
@MainActor public func until(_ what: String, _ holds: @MainActor () -> Bool) async throws {
  let patience = ContinuousClock.now + .seconds(300)
  var turns = 0
  while !holds() {
    guard ContinuousClock.now < patience else { throw InVain(description: "Waited in vain until \(what)") }
    turns += 1
    // What takes longer is another thread's: all tests share this one, and whoever only looks keeps the others waiting.
    if turns < 100 { await Task.yield() } else { try await Task.sleep(for: .milliseconds(1)) }
  }
}

extension Opened {
  /// Every session that is remembered.
  public func sessions() throws -> [BreathedCard] { try store.sessions(content: content, skip: 0, most: 99) }
}
