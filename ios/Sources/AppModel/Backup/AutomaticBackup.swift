import Foundation
import KindselfCore
import Observation

/// A backup that makes itself when the app goes out of sight, into a folder the person chose.
@MainActor @Observable public final class AutomaticBackup {
  public private(set) var isOn = false
  /// Why it could not be read whether it is on, or why it could not be switched off; nil where it could.
  public private(set) var refusal: ArchiveError?
  /// Why the last one could not be made or did not arrive; nil where it did.
  public private(set) var problem: ArchiveError?
  @ObservationIgnored private let store: StoreAccess
  @ObservationIgnored private let documents: any Documents
  /// One has arrived.
  @ObservationIgnored var arrived: @MainActor (ExportedCard) async -> Void = { _ in }
  /// The errand that came last: a backup, the beginning of them, or their end.
  @ObservationIgnored private var last: Task<Void, Never>?

  init(store: StoreAccess, documents: any Documents) {
    self.store = store
    self.documents = documents
  }

  /// Reads whether it is on.
  public func read() async {
    do {
      isOn = try await store.ready()?.ask { try $0.archive.automaticBackup() != nil } ?? false
      refusal = nil
    } catch {
      // It may well be on.
      refusal = archiveError(error)
    }
  }

  /// Into that folder, under that passphrase. It is on once a first one has arrived there; until then everything is as
  /// it was.
  public func begin(in folder: Result<URL, any Error>, passphrase: String) async {
    guard let open = store.open else { return }
    await alone { [self] in
      do {
        let remembered = try documents.remember(folder.get())
        let wish = BackupWish(folder: remembered, passphrase: passphrase)
        try await make(wish, of: open, chosenBefore: false)
        try await open.ask { try $0.archive.beginAutomaticBackup(wish: wish) }
        if open === store.open { (isOn, refusal) = (true, nil) }
      } catch {
        note(error, of: open)
      }
    }
  }

  /// No more; what was made stays where it is, and the passphrase is forgotten.
  public func stop() async {
    await alone { [self] in
      do {
        _ = try await store.open?.ask { try $0.archive.stopAutomaticBackup() }
        (isOn, problem, refusal) = (false, nil, nil)
      } catch {
        // It goes on, and can be switched off once more.
        refusal = archiveError(error)
      }
    }
  }

  /// Makes one if it is due; false where it did not arrive, for the first time. It is tried again the next time.
  func makeIfDue() async -> Bool {
    guard let open = store.open else { return true }
    return await alone { [self] in
      let (now, before) = (store.clock.moment, problem)
      do {
        // What was on until now may have made one, or switched it off.
        if let wish = try await open.ask({ try $0.archive.dueBackup(now: now) }) {
          try await make(wish, of: open, chosenBefore: true)
        }
      } catch {
        note(error, of: open)
      }
      return before != nil || problem == nil
    }
  }

  /// One errand at a time: two would write into the same file, and a backup that is switched off meanwhile would still be
  /// made.
  private func alone<Answer: Sendable>(_ errand: @escaping @MainActor () async -> Answer) async -> Answer {
    let mine = Task { [last] in
      await last?.value
      return await errand()
    }
    last = Task { _ = await mine.value }
    return await mine.value
  }

  /// Unless everything was deleted meanwhile.
  private func note(_ error: any Error, of open: OpenStore) {
    if open === store.open { problem = backupError(error) }
  }

  /// Nothing of it is known any more.
  func forget() { (isOn, refusal, problem) = (false, nil, nil) }

  private func make(_ wish: BackupWish, of open: OpenStore, chosenBefore: Bool) async throws {
    let (way, documents, now) = (OnItsWay(store: store.folder).errand(), documents, store.clock.moment)
    let next = try await open.ask { try $0.archive.nextBackup(folder: wish.folder) }
    let file = try way.place(next.name)
    defer { way.clear() }
    let card = try await open.opened.archive.export(
      path: file.path, passphrase: wish.passphrase, chosenBefore: chosenBefore, now: now, progress: nil)
    try await Task.detached { try documents.put(file, in: next.folder, as: next.name) }.value
    problem = nil
    // Everything was deleted meanwhile: the store that is open now has no backup.
    guard open === store.open else { return }
    try await open.ask { try $0.archive.backupArrived(next: next) }
    await arrived(card)
  }
}

/// What the core or the store says it was; anything else is a folder that takes nothing.
private func backupError(_ error: any Error) -> ArchiveError {
  error as? ArchiveError ?? trouble(in: error).map { .Store(trouble: $0) } ?? .Refused
}
