import Foundation
import KindselfCore
import Observation

/// An export on its way: made, then handed over to wherever the person wants it.
@MainActor @Observable public final class ExportModel {
  /// What is made.
  public enum Kind: Hashable, Sendable {
    /// Everything, encrypted.
    case backup
    /// Everything, for anyone to read.
    case plain
  }

  public enum State: Equatable {
    case asking
    case working(Headway?)
    /// It is there to be taken out.
    case made(file: URL, ExportedCard)
    case saved(ExportedCard)
    case failed(ArchiveError)
    /// It was made, and did not arrive whole where it was to go.
    case notSaved
  }

  public private(set) var state = State.asking
  /// What locks it.
  @ObservationIgnored public let passphrase = NewPassphrase()
  public var form = PlainForm.markdown
  public var includesSealed = false

  @ObservationIgnored public let kind: Kind
  @ObservationIgnored private let backups: Backups
  @ObservationIgnored private let way: OnItsWay
  @ObservationIgnored private var watching: Watching?

  public init(backups: Backups, kind: Kind) {
    self.backups = backups
    way = backups.onItsWay.errand()
    self.kind = kind
  }

  /// Whether it can be made like this.
  public var canMake: Bool { backups.store.open != nil && (kind == .plain || passphrase.isReady) }

  /// Makes it.
  public func make() async {
    guard canMake, let open = backups.store.open else { return }
    let watching = Watching { [weak self] headway in
      if case .working = self?.state { self?.state = .working(headway) }
    }
    self.watching = watching
    state = .working(nil)
    let now = backups.store.clock.moment
    do {
      let archive = open.opened.archive
      let file = try way.place(try archive.fileName(plain: kind == .plain, now: now))
      let card =
        switch kind {
        case .backup:
          try await archive.export(
            path: file.path, passphrase: passphrase.text, chosenBefore: false, now: now, progress: watching)
        case .plain:
          try await archive.exportPlain(
            path: file.path, form: form, includeSealed: includesSealed, now: now, progress: watching)
        }
      // Whoever stopped or left while it was made does not want it, though it was done before they could be heard.
      if watching.wasStopped { giveUp() } else { state = .made(file: file, card) }
    } catch ArchiveError.Cancelled {
      giveUp()
    } catch {
      way.clear()
      state = .failed(archiveError(error))
    }
  }

  /// Stops it; nothing of it stays.
  public func stop() { watching?.stop() }

  /// It is not wanted any more, or another is to be made.
  public func giveUp() {
    watching?.stop()
    way.clear()
    state = .asking
  }

  /// The person has left: nothing of it stays in memory or on its way.
  public func leave() {
    giveUp()
    passphrase.forget()
  }

  /// The system has moved it, or has not. Only a file that is whole where it arrived counts as a backup.
  public func moved(_ result: Result<URL, any Error>) async {
    guard case .made(_, let card) = state else { return }
    way.clear()
    let length = try? backups.documents.length(of: result.get())
    guard length == card.bytes else {
      state = .notSaved
      return
    }
    if kind == .backup { await backups.note(card, automatic: false) }
    passphrase.forget()
    state = .saved(card)
  }
}
