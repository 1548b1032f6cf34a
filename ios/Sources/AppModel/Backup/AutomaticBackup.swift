import Foundation
import KindselfCore
import Observation

/// The texts it needs, by the names they have in the store.
private enum BackupName {
  static let passphrase = "backup-passphrase"
  static let folder = "backup-folder"
  /// The file that was written last. The core forgets it where what those files hold may be more than what is here.
  static let last = "backup-last-file"
}

/// Where the next backup goes, what locks it, and which file was written last.
private struct Wish {
  let folder: String
  let passphrase: String
  let last: String?

  init(folder: String, passphrase: String, last: String?) {
    (self.folder, self.passphrase, self.last) = (folder, passphrase, last)
  }

  /// As it is kept; nil where none is wished.
  init?(in opened: Opened) throws {
    guard let folder = try opened.store.readText(name: BackupName.folder),
      let passphrase = try opened.store.readText(name: BackupName.passphrase)
    else { return nil }
    self.init(folder: folder, passphrase: passphrase, last: try opened.store.readText(name: BackupName.last))
  }

  /// Two files in turn: a copy that breaks off never takes the place of the only good one. Their names are this store's
  /// own: what another device, or this one before, has put into the folder stays.
  var next: String {
    guard let last else { return "kindself-\(UUID().uuidString.prefix(8).lowercased())-a.age" }
    return last.hasSuffix("-a.age") ? "\(last.dropLast(6))-b.age" : "\(last.dropLast(6))-a.age"
  }
}

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
  @ObservationIgnored private var making: Task<Void, any Error>?

  init(store: StoreAccess, documents: any Documents) {
    self.store = store
    self.documents = documents
  }

  /// Reads whether it is on.
  public func read() async {
    do {
      isOn = try await store.ready()?.ask { try Wish(in: $0) != nil } ?? false
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
    // One may be on its way while a folder is chosen.
    // Unsaid: whoever began it says what became of it.
    try? await making?.value
    do {
      let remembered = try documents.remember(folder.get())
      let last = try await open.ask { try $0.store.readText(name: BackupName.last) }
      try await make(Wish(folder: remembered, passphrase: passphrase, last: last), chosenBefore: false)
      try await open.ask {
        try $0.store.keepText(name: BackupName.passphrase, text: passphrase)
        try $0.store.keepText(name: BackupName.folder, text: remembered)
      }
      (isOn, refusal) = (true, nil)
    } catch {
      problem = backupError(error)
    }
  }

  /// No more; what was made stays where it is, and the passphrase is forgotten, but not which file is the newest: it is
  /// not the first to be written over.
  public func stop() async {
    do {
      try await store.open?.ask {
        for name in [BackupName.passphrase, BackupName.folder] { try $0.store.forgetText(name: name) }
      }
      (isOn, problem, refusal) = (false, nil, nil)
    } catch {
      // It goes on, and can be switched off once more.
      refusal = archiveError(error)
    }
  }

  /// Makes one if it is due; false where it did not arrive, for the first time. It is tried again the next time.
  func makeIfDue() async -> Bool {
    // Whatever is being made already has what there is.
    guard let open = store.open, making == nil else { return true }
    let (now, before) = (store.clock.moment, problem)
    do {
      let wish = try await open.ask { opened in
        try opened.archive.backupDue(now: now) ? Wish(in: opened) : nil
      }
      if let wish { try await make(wish, chosenBefore: true) }
    } catch {
      problem = backupError(error)
    }
    return before != nil || problem == nil
  }

  /// Nothing of it is known any more.
  func forget() { (isOn, refusal, problem) = (false, nil, nil) }

  private func make(_ wish: Wish, chosenBefore: Bool) async throws {
    let task = Task { try await makeAlone(wish, chosenBefore: chosenBefore) }
    making = task
    defer { making = nil }
    try await task.value
  }

  private func makeAlone(_ wish: Wish, chosenBefore: Bool) async throws {
    guard let open = store.open else { return }
    let (way, documents, now) = (OnItsWay(store: store.folder).errand(), documents, store.clock.moment)
    let (name, folder) = (wish.next, wish.folder)
    let file = try way.place(name)
    defer { way.clear() }
    let card = try await open.opened.archive.export(
      path: file.path, passphrase: wish.passphrase, chosenBefore: chosenBefore, now: now, progress: nil)
    try await Task.detached { try documents.put(file, in: folder, as: name) }.value
    problem = nil
    // Everything was deleted meanwhile: the store that is open now has no backup.
    guard open === store.open else { return }
    // Where everything was replaced meanwhile, the core has forgotten the last one, and this belongs to those from before.
    try await open.ask {
      if try $0.store.readText(name: BackupName.last) == wish.last {
        try $0.store.keepText(name: BackupName.last, text: name)
      }
    }
    await arrived(card)
  }
}

/// What the core or the store says it was; anything else is a folder that takes nothing.
private func backupError(_ error: any Error) -> ArchiveError {
  error as? ArchiveError ?? trouble(in: error).map { .Store(trouble: $0) } ?? .Refused
}
