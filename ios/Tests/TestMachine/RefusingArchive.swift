import KindselfCore

/// The core's archives, refusing what the store would refuse when a test says so, and slow when it says so. What is asked
/// of an automatic backup is written down.
final class RefusingArchive: ArchiveProtocol {
  private let real: any ArchiveProtocol
  private let stores: TestStores

  init(_ real: any ArchiveProtocol, stores: TestStores) {
    self.real = real
    self.stores = stores
  }

  private func asked<Answer>(writing: Bool = true, _ call: () throws -> Answer) throws -> Answer {
    try stores.asked(writing: writing, refused: { ArchiveError.Store(trouble: $0) }, call)
  }

  func automaticBackup() throws -> BackupWish? { try asked(writing: false) { try real.automaticBackup() } }

  func backupArrived(next: NextBackup) throws {
    try asked { try real.backupArrived(next: next) }
    stores.didForBackup("arrived")
  }

  func beginAutomaticBackup(wish: BackupWish) throws {
    try asked { try real.beginAutomaticBackup(wish: wish) }
    stores.didForBackup("begun")
  }

  func dueBackup(now: Moment) throws -> BackupWish? {
    stores.didForBackup("due")
    return try asked(writing: false) { try real.dueBackup(now: now) }
  }

  func export(
    path: String, passphrase: String, chosenBefore: Bool, now: Moment, progress: ProgressListener?
  ) async throws -> ExportedCard {
    stores.didForBackup("export")
    while stores.doBackupsWait { await Task.yield() }
    let card = try await real.export(
      path: path, passphrase: passphrase, chosenBefore: chosenBefore, now: now, progress: progress)
    stores.didForBackup("exported")
    return card
  }

  func exportPlain(
    path: String, form: PlainForm, includeSealed: Bool, now: Moment, progress: ProgressListener?
  ) async throws -> ExportedCard {
    try await real.exportPlain(path: path, form: form, includeSealed: includeSealed, now: now, progress: progress)
  }

  func fileName(plain: Bool, now: Moment) throws -> String { try real.fileName(plain: plain, now: now) }
  func lastBackup() throws -> BackupCard? { try real.lastBackup() }

  func look(path: String, passphrase: String, now: Moment, progress: ProgressListener?) async throws -> Incoming {
    try await real.look(path: path, passphrase: passphrase, now: now, progress: progress)
  }

  func lookAtImport(
    path: String, source: ImportSource, now: Moment, progress: ProgressListener?
  ) async throws -> Incoming {
    try await real.lookAtImport(path: path, source: source, now: now, progress: progress)
  }

  func nextBackup(folder: String) throws -> NextBackup {
    try asked(writing: false) { try real.nextBackup(folder: folder) }
  }

  func noteBackup(exported: ExportedCard, automatic: Bool, now: Moment) throws {
    try real.noteBackup(exported: exported, automatic: automatic, now: now)
  }

  func stopAutomaticBackup() throws -> BackupWish? {
    defer { stores.didForBackup("stopped") }
    return try asked { try real.stopAutomaticBackup() }
  }
}
