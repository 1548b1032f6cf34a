import Foundation
import KindselfCore
import Observation

/// Something that comes in: chosen, opened, looked at, and taken in or left.
@MainActor @Observable public final class RestoreModel {
  public enum State: Equatable {
    case choosing
    /// A file is here; its passphrase is asked for.
    case asking
    /// It is being brought here, or the core is at work.
    case working(Headway?)
    /// What would change, and on which day a backup was made, ISO 8601.
    case looked(PreviewCard, madeOn: String?)
    case taken(RestoredCard)
    case failed(ArchiveError)
    /// The chosen file could not be brought here.
    case notBroughtIn
  }

  public private(set) var state = State.choosing
  public var passphrase = ""
  /// In place of everything here; otherwise added to it.
  public var replaces = false { didSet { if replaces != oldValue { lookAgain() } } }
  /// What was deleted here comes back.
  public var restoresDeleted = false { didSet { if restoresDeleted != oldValue { lookAgain() } } }
  /// Days and counts of what is here, for whoever replaces it.
  public private(set) var goes: RemovedCard?

  /// Whose file it is; nil until it is said.
  public var source: ImportSource?

  /// Another journal's file, which is only ever added; otherwise an archive.
  @ObservationIgnored public let isImport: Bool
  @ObservationIgnored private let backups: Backups
  @ObservationIgnored private let way: OnItsWay
  @ObservationIgnored private var file: URL?
  @ObservationIgnored private var incoming: (any IncomingProtocol)?
  @ObservationIgnored private var watching: Watching?

  public init(backups: Backups, isImport: Bool = false) {
    self.backups = backups
    way = backups.onItsWay.errand()
    self.isImport = isImport
  }

  /// A file was chosen.
  public func chosen(_ result: Result<URL, any Error>) async {
    guard case .success(let url) = result else {
      state = .notBroughtIn
      return
    }
    let (documents, way, watching) = (backups.documents, self.way, watch())
    let here = await Task.detached { () -> URL? in
      // Its name may tell what it is.
      guard let file = try? way.place(url.lastPathComponent) else { return nil }
      return (try? documents.bringIn(url, to: file, while: { !watching.wasStopped })).map { file }
    }.value
    if watching.wasStopped { return leave() }
    (file, state) = (here, here == nil ? .notBroughtIn : .asking)
    if here == nil { way.clear() } else if isImport { await open() }
  }

  /// Opens it with the passphrase that was typed.
  public func open() async {
    guard let file, let open = backups.store.open else { return }
    let now = backups.store.clock.moment
    let watching = watch()
    do {
      let archive = open.opened.archive
      if isImport, let source {
        incoming = try await archive.lookAtImport(path: file.path, source: source, now: now, progress: watching)
      } else {
        incoming = try await archive.look(path: file.path, passphrase: passphrase, now: now, progress: watching)
      }
      // Whoever stopped or left while it was opened does not want it, though it was done before they could be heard.
      if watching.wasStopped {
        incoming = nil
        return tryAgain()
      }
      goes = try await open.ask { try $0.store.wouldRemove() }
      await look()
    } catch ArchiveError.Cancelled {
      tryAgain()
    } catch {
      state = .failed(archiveError(error))
    }
  }

  /// Takes it in: all of it, or nothing.
  public func restore() async {
    guard let incoming else { return }
    let (mode, now) = (mode, backups.store.clock.moment)
    do {
      let card = try await incoming.apply(
        mode: mode, restoreDeleted: restoresDeleted, now: now, progress: watch())
      leave()
      await backups.takenIn()
      state = .taken(card)
    } catch ArchiveError.Cancelled {
      await look()
    } catch {
      state = .failed(archiveError(error))
    }
  }

  /// Stops what is being done; nothing has changed.
  public func stop() { watching?.stop() }

  /// Another try with the same file.
  public func tryAgain() { state = file == nil || isImport ? .choosing : .asking }

  /// Another file.
  public func chooseAnother() {
    leave()
    state = .choosing
  }

  /// Nothing of it is kept in memory, or on its way.
  public func leave() {
    watching?.stop()
    (incoming, file, passphrase) = (nil, nil, "")
    state = .choosing
    way.clear()
  }

  private var mode: RestoreMode { replaces ? .replace : .merge }

  private func watch() -> Watching {
    let watching = Watching { [weak self] headway in
      if case .working = self?.state { self?.state = .working(headway) }
    }
    self.watching = watching
    state = .working(nil)
    return watching
  }

  private func lookAgain() {
    Task { await look() }
  }

  private func look() async {
    guard let incoming, let open = backups.store.open else { return }
    let (mode, restores) = (mode, restoresDeleted)
    do {
      let card = try await open.ask { _ in try incoming.preview(mode: mode, restoreDeleted: restores) }
      // Another choice was made meanwhile.
      if mode == self.mode, restores == restoresDeleted { state = .looked(card, madeOn: incoming.madeOn()) }
    } catch {
      state = .failed(archiveError(error))
    }
  }
}
