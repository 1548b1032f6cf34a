import Foundation
import KindselfCore
import Observation

/// The texts it needs, by the names they have in the store.
private enum BackupName {
  static let passphrase = "backup-passphrase"
  static let folder = "backup-folder"
  /// The file that was written last.
  static let last = "backup-last-file"
}

/// Two files in turn: a copy that breaks off never takes the place of the only good one.
private let files = ["kindself-a.age", "kindself-b.age"]

/// A backup that makes itself when the app goes out of sight, into a folder the person chose.
@MainActor @Observable public final class AutomaticBackup {
  public private(set) var isOn = false
  /// The last one could not be put where it was to go.
  public private(set) var isStuck = false
  /// It could not be switched on: the folder cannot be remembered, or the passphrase is too short.
  public private(set) var refusal: ArchiveError?
  // The app has it.
  @ObservationIgnored private weak var app: Kindself?
  @ObservationIgnored private var isWorking = false

  init(app: Kindself) {
    self.app = app
  }

  /// Whether it is on.
  public func read() async {
    let folder = try? await app?.store?.ask { try $0.store.readText(name: BackupName.folder) }
    isOn = folder.flatMap(\.self) != nil
  }

  /// From now on, into that folder, under that passphrase. A first one is made at once, and tells whether it works.
  public func begin(in folder: Result<URL, any Error>, passphrase: String) async {
    guard case .success(let url) = folder, let app, let store = app.store else { return }
    refusal = nil
    isStuck = false
    do {
      let remembered = try app.services.documents.remember(url)
      try await store.ask {
        try $0.store.keepText(name: BackupName.passphrase, text: passphrase)
        try $0.store.keepText(name: BackupName.folder, text: remembered)
      }
      isOn = true
      try await make()
    } catch let error as ArchiveError {
      await stop()
      refusal = error
    } catch {
      await stop()
      refusal = .Refused(code: "archive.refused")
    }
  }

  /// No more; what was made stays where it is, and the passphrase is forgotten.
  public func stop() async {
    try? await app?.store?.ask {
      for name in [BackupName.passphrase, BackupName.folder, BackupName.last] { try $0.store.forgetText(name: name) }
    }
    (isOn, isStuck) = (false, false)
  }

  /// Makes one if it is due. Where it does not arrive, that is said once, and it is tried again the next time.
  func makeIfDue() async {
    guard let app, let store = app.store, !isWorking else { return }
    let now = app.services.clock.moment
    let due = try? await store.ask {
      try $0.store.readText(name: BackupName.folder) != nil && $0.archive.backupDue(now: now)
    }
    guard due == true else { return }
    do {
      try await make()
      isStuck = false
    } catch {
      if !isStuck { app.tell(.backupStuck) }
      isStuck = true
    }
  }

  private func make() async throws {
    guard let app, let store = app.store else { return }
    isWorking = true
    defer { isWorking = false }
    let texts = try await store.ask { opened in
      try [BackupName.passphrase, BackupName.folder, BackupName.last].map { try opened.store.readText(name: $0) }
    }
    guard let passphrase = texts[0], let folder = texts[1] else { return }
    let name = files.first { $0 != texts[2] } ?? files[0]
    let (way, documents, now) = (app.onItsWay(.automatic), app.services.documents, app.services.clock.moment)
    let file = try way.place(name)
    defer { way.clear() }
    let card = try await store.opened.archive.export(
      path: file.path, passphrase: passphrase, now: now, progress: nil)
    try await Task.detached { try documents.put(file, in: folder, as: name) }.value
    try await store.ask { try $0.store.keepText(name: BackupName.last, text: name) }
    await app.noteBackup(card.entries)
  }
}
