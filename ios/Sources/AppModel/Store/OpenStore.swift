import Dispatch
import KindselfCore
import Observation

/// The store while it is open. Its calls wait for the drive: they go one after the other, off the main actor.
@MainActor @Observable public final class OpenStore {
  /// Counts what was written to what screens list; whoever shows them reads them anew then.
  public private(set) var writes = 0
  /// Kinds, words and limits.
  @ObservationIgnored public let catalogue: JournalCatalogue
  /// The core's own, for what need not wait.
  @ObservationIgnored public let opened: Opened
  @ObservationIgnored private let queue = DispatchQueue(label: "app.kindself.store", qos: .userInitiated)
  @ObservationIgnored private let mended: @MainActor @Sendable (SalvageReport) -> Void

  /// `mended` is told when a damaged file was saved, `wrote` to which parts something was written.
  init(
    _ opened: Opened, mended: @escaping @MainActor @Sendable (SalvageReport) -> Void,
    wrote: @escaping @MainActor @Sendable ([String]) -> Void
  ) {
    self.opened = opened
    self.mended = mended
    catalogue = opened.journal.catalogue()
    opened.store.watch(
      listener: Watcher { [weak self] topics in
        Task { @MainActor in
          if !listed.isDisjoint(with: topics) { self?.writes += 1 }
          wrote(topics)
        }
      })
  }

  /// What the store or its journal answers. Where the file turns out to be damaged, what can be read is saved first, and
  /// it is asked once more.
  public func ask<Answer: Sendable>(
    _ call: @escaping @Sendable (Opened) throws -> Answer
  ) async throws -> Answer {
    try await withCheckedThrowingContinuation { done in
      queue.async { [opened, mended] in
        done.resume(with: Result { try mending(opened.store, mended) { try call(opened) } })
      }
    }
  }

  /// Reads every page, once, beside everything else: where one is not as it was written, what can be read is saved.
  func examine() {
    DispatchQueue.global(qos: .utility).async { [opened, mended] in
      do {
        try mending(opened.store, mended) { try opened.store.examine() }
      } catch {
        // Unsaid: whoever next wants something of it is told why it cannot be.
      }
    }
  }

  /// The kind with that id; nil where it is one of a newer version.
  public func kind(_ id: String) -> KindCard? { catalogue.kinds.first { $0.id == id } }
}

/// What a call answers; a damaged file is mended once, and `told` hears of it.
func mending<Answer>(
  _ store: any StoreProtocol, _ told: @escaping @MainActor @Sendable (SalvageReport) -> Void,
  _ call: () throws -> Answer
) throws -> Answer {
  do {
    return try call()
  } catch  where trouble(in: error) == .damaged {
    if let card = try store.mend() { Task { @MainActor in told(card) } }
    return try call()
  }
}

/// What is to be said where a call about the store was not answered, whatever threw.
func storeTrouble(_ error: any Error) -> StoreTrouble { trouble(in: error) ?? .io }

/// What is wrong with the file, if it is the file.
func trouble(in error: any Error) -> StoreTrouble? {
  switch error {
  case StoreError.Failed(let trouble), JournalError.Store(let trouble), ArchiveError.Store(let trouble),
    KeepsakeError.Store(let trouble), ReminderError.Store(let trouble):
    trouble
  default: nil
  }
}

/// What screens list.
private let listed: Set = ["entries", "drafts", "sessions", "keepsakes", "favourites"]

/// Hears of what was written, on whichever thread wrote it.
private final class Watcher: StoreListener {
  private let heard: @Sendable ([String]) -> Void

  init(_ heard: @escaping @Sendable ([String]) -> Void) {
    self.heard = heard
  }

  func changed(collections: [String]) { heard(collections) }
}
