import Foundation
import KindselfCore
import Observation

/// What leaves the app and comes back: backups, what was made last, and the way back to a lost key.
@MainActor @Observable public final class Backups: Member {
  /// The last backup that arrived; nil where there is none.
  public private(set) var last: BackupCard?
  /// Why that cannot be said; nil where it can.
  public private(set) var lastUnread: StoreTrouble?
  /// A backup that makes itself.
  @ObservationIgnored public let automatic: AutomaticBackup
  @ObservationIgnored public let recovery: Recovery
  /// Done once something was taken in: other settings may be there.
  @ObservationIgnored var takenIn: @MainActor () async -> Void = {}
  @ObservationIgnored let store: StoreAccess
  @ObservationIgnored let documents: any Documents
  @ObservationIgnored private let notices: Notices

  init(store: StoreAccess, documents: any Documents, notices: Notices) {
    self.store = store
    self.documents = documents
    self.notices = notices
    automatic = AutomaticBackup(store: store, documents: documents)
    recovery = Recovery(store: store)
    automatic.arrived = { [weak self] in await self?.note($0, automatic: true) }
  }

  /// Where all errands have their folders.
  var onItsWay: OnItsWay { OnItsWay(store: store.folder) }

  /// A backup is where the person wanted it.
  func note(_ card: ExportedCard, automatic: Bool) async {
    let now = store.clock.moment
    // Unsaid: it is there all the same, and the next one is made the sooner.
    try? await store.open?.ask { try $0.archive.noteBackup(exported: card, automatic: automatic, now: now) }
    await readLast()
  }

  /// Reads when the last backup was made.
  public func readLast() async {
    guard let open = await store.ready() else {
      (last, lastUnread) = (nil, nil)
      return
    }
    do {
      last = try await open.ask { try $0.archive.lastBackup() }
      lastUnread = nil
    } catch {
      lastUnread = storeTrouble(error)
    }
  }

  func opened() async {
    onItsWay.clear()
    // Unsaid: the next copy counts where it is, too.
    try? recovery.applyNext()
    recovery.look()
  }

  func finish() async {
    if await !automatic.makeIfDue() { notices.tell(.backupStuck) }
  }

  func erased() {
    (last, lastUnread) = (nil, nil)
    automatic.forget()
    recovery.forget()
  }
}
