import KindselfCore
import Observation

/// What was kept from practices, the last one first.
@MainActor @Observable public final class Keepsakes: Member {
  public private(set) var kept: [KeepsakeCard] = []
  /// It was asked for, and is here.
  public private(set) var isRead = false
  /// What is wrong, if anything is.
  public private(set) var trouble: StoreTrouble?
  @ObservationIgnored private let store: StoreAccess

  init(store: StoreAccess) {
    self.store = store
  }

  public func read() async {
    guard let open = await store.ready() else { return }
    do {
      let found = try await open.ask { try $0.store.keepsakes(content: $0.content) }
      // Everything was deleted meanwhile.
      guard open === store.open else { return }
      (kept, trouble) = (found, nil)
    } catch {
      if open === store.open { trouble = storeTrouble(error) }
    }
    isRead = true
  }

  /// Lets one go.
  public func forget(_ id: String) async {
    await change { [now = store.clock.moment] in try $0.store.forgetKeepsake(id: id, now: now) }
  }

  /// Lets all of them go.
  public func forgetAll() async {
    await change { [now = store.clock.moment] in try $0.store.forgetKeepsakes(now: now) }
  }

  /// Nothing of the list is in memory any more: its screen is left.
  public func close() { (kept, isRead, trouble) = ([], false, nil) }

  func erased() { close() }

  private func change(_ change: @escaping @Sendable (Opened) throws -> Void) async {
    do {
      try await store.open?.ask(change)
      await read()
    } catch {
      trouble = storeTrouble(error)
    }
  }
}

// MARK: In a practice

extension Keepsakes {
  /// What a practice may speak of; nothing while the store is on its way, for a practice does not wait.
  func offered(to practice: String) async -> [OfferedKeepsake] {
    do {
      return try await store.open?.ask { try $0.store.keepsakesFor(content: $0.content, practice: practice) } ?? []
    } catch {
      // Unsaid: it goes on all the same, and speaks of nothing that was kept.
      return []
    }
  }

  /// Keeps what was chosen at a step, or words of one's own; false where it could not be.
  func keep(_ what: Keeping, from practice: String, step: String) async -> Bool {
    guard let open = await store.ready() else { return false }
    let now = store.clock.moment
    do {
      _ = try await open.ask {
        switch what {
        case .option(let id):
          try $0.store.keepOption(content: $0.content, practice: practice, step: step, option: id, now: now)
        case .words(let words):
          try $0.store.keepWords(content: $0.content, practice: practice, step: step, words: words, now: now)
        }
      }
      return true
    } catch {
      // Unsaid: whoever asked says so.
      return false
    }
  }
}

/// Something to be kept from a practice.
enum Keeping: Sendable {
  case option(id: String)
  case words(String)
}
