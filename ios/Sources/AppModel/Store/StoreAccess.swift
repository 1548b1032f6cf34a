import Dispatch
import KindselfCore
import Observation

/// How much goes when everything is deleted.
public enum Going: Equatable, Sendable {
  case all(RemovedCard)
  /// So many files; the store does not open, so nobody can say what is in them.
  case files(UInt32)
}

/// There is no key to be changed, or none that can be tried now.
struct NoKey: Error {}

/// The way to the store: it is on its way, open, or cannot be opened.
@MainActor @Observable public final class StoreAccess: Member {
  /// What a person writes; nil while it is on its way, and where it cannot be opened.
  public private(set) var open: OpenStore?
  /// Why it cannot be opened; nil where it can.
  public private(set) var problem: StoreProblem?
  /// It is on its way for so long that it is said.
  public private(set) var isLate = false
  /// The text kept beside the key that opens it, while it is open.
  @ObservationIgnored private(set) var keyCheck: String?
  /// Done whenever it is known whether it opens, before anyone who waits for that goes on.
  @ObservationIgnored var becameKnown: @MainActor () async -> Void = {}
  /// Told to which parts of it something was written.
  @ObservationIgnored var wrote: @MainActor ([String]) -> Void = { _ in }
  @ObservationIgnored let clock: any SessionClock
  /// The small texts in it.
  @ObservationIgnored let texts = KeptTexts(shelf: nil)
  @ObservationIgnored let stores: any Stores
  @ObservationIgnored let folder: any StoreFolder
  @ObservationIgnored private let vault: any KeyVault
  @ObservationIgnored private let shelf: any Shelf
  @ObservationIgnored private let notices: Notices
  @ObservationIgnored private var opening: Task<Void, Never>?
  @ObservationIgnored private let queue = DispatchQueue(label: "app.kindself.opening", qos: .userInitiated)

  init(services: Services, stores: any Stores, notices: Notices) {
    self.stores = stores
    self.notices = notices
    clock = services.clock
    folder = services.storeFolder
    vault = services.vault
    shelf = services.shelf
  }

  /// It, once it is known whether it opens; nil where it does not.
  public func ready() async -> OpenStore? {
    while let opening { await opening.value }
    return open
  }

  /// It could not be opened; perhaps it can now.
  public func tryAgain() async {
    begin()
    _ = await ready()
  }

  /// Makes a new store beside what cannot be opened any more. That one gets another name and stays, and so does the key
  /// there was.
  public func beginAfresh() async {
    if problem?.canBeginAfresh == true { begin { $0.beginAfresh() } }
    _ = await ready()
  }

  /// Opens it, unless it is open or on its way.
  func begin(by way: @escaping @Sendable (StoreOpener) -> Opening = { $0.open() }) {
    guard open == nil, opening == nil else { return }
    opening = Task {
      let saying = sayIfLate()
      let result = await offMain { way($0) }
      await take(result)
      saying.cancel()
      (isLate, opening) = (false, nil)
    }
  }

  func inSight() {
    // Before the first unlocking of the phone nobody needs to ask for it.
    if problem == .notNow { begin() }
  }

  func finish() async {
    // What was written over goes from the file, too. Unsaid: where it cannot now, it goes the next time.
    try? await open?.ask { try $0.store.rest() }
  }

  private func sayIfLate() -> Task<Void, Never> {
    Task { [weak self, clock] in
      do {
        try await clock.wait(until: clock.nowMs + storeQuietMs())
        if !Task.isCancelled { self?.isLate = true }
      } catch {
        // It is open.
      }
    }
  }

  private func take(_ result: Opening) async {
    switch result {
    case .failed(let problem):
      self.problem = problem
      notices.tell(.nothingKept)
    case .open(let opened, let check, let card):
      let mended: @MainActor @Sendable (SalvageReport) -> Void = { [notices] card in
        notices.tell(.mended(entries: Int(card.counts.of("entries")), holes: Int(card.holes)))
      }
      if let card { mended(card) }
      notices.dismiss(.nothingKept)
      let store = OpenStore(opened, mended: mended) { [weak self] in self?.wrote($0) }
      texts.shelf = StoreShelf(store: opened.store, old: shelf, mended: mended)
      (open, problem, keyCheck) = (store, nil, check)
    }
    await becameKnown()
    open?.examine()
  }

  private func offMain<Answer: Sendable>(_ work: @escaping @Sendable (StoreOpener) -> Answer) async -> Answer {
    let opener = StoreOpener(stores: stores, vault: vault, folder: folder)
    return await withCheckedContinuation { done in
      queue.async { done.resume(returning: work(opener)) }
    }
  }
}

// MARK: Its key

extension StoreAccess {
  /// Keeps a key that was lost and came back.
  func bringBack(_ key: NewKey) async throws {
    try vault.keep(key)
    await tryAgain()
  }

  /// Of two keys in the vault it keeps the one that opens the store, where that can be told now.
  func applyNextKey() throws { _ = try keyOfFile() }

  /// Keeps a key in the vault beside the one that opens the store.
  func keepBeside(_ next: NewKey) throws {
    // A third key would push out one of two that may be the store's.
    guard let fits = try keyOfFile() else { throw NoKey() }
    try vault.keep(fits, next: next)
  }

  private func keyOfFile() throws -> NewKey? {
    guard case .key(let key, let next) = try vault.read() else { return nil }
    return StoreOpener(stores: stores, vault: vault, folder: folder).keyOfFile(key, next, opens: keyCheck)
  }

  /// Gives the store another key: the one before opens nothing, wherever it was put. Where it throws, `keyCheck` says which it
  /// has.
  func rekey(to next: NewKey) async throws {
    guard let open else { throw NoKey() }
    do {
      try await open.ask { try $0.store.rekey(key: next.key, check: next.check) }
      keyCheck = next.check
    } catch {
      // Unsaid: it is closed by now, and why the change broke off is said.
      keyCheck = try? await open.ask { try $0.store.keyCheck() }
      throw error
    }
  }
}

// MARK: Everything

extension StoreAccess {
  /// How much goes when everything is deleted; nil where that cannot be said.
  public func whatGoes() async -> Going? {
    // Folders are read for it.
    let files = await offMain { opener -> (here: UInt32, aside: UInt32)? in
      let (stores, folder) = (opener.stores, opener.folder)
      // Unsaid: deleting goes on without a count.
      return try? (
        stores.files(in: folder.path), folder.pathsAside().map { try stores.files(in: $0) }.reduce(0, +)
      )
    }
    let counted = files.map { Going.files($0.here + $0.aside) }
    guard let open else { return counted }
    // Unsaid: one that stands open and does not answer cannot be counted either.
    guard var card = try? await open.ask({ try $0.store.wouldRemove() }) else { return counted }
    card.files += files?.aside ?? 0
    return .all(card)
  }

  /// Closes it and deletes it, with its key and everything beside it; false where not all of it could be. A new one is
  /// opened by `begin`.
  func erase() async -> Bool {
    // One on its way would be there again afterwards.
    if let open = await ready() {
      (self.open, keyCheck) = (nil, nil)
      texts.forgetAll()
      // Behind every call that is still on its way.
      // Unsaid: closing is not refused.
      try? await open.ask { $0.store.close() }
    }
    return await offMain { [shelf] in $0.erase(shelf: shelf) }
  }

  func erased() {
    texts.forgetAll()
    problem = nil
  }
}
