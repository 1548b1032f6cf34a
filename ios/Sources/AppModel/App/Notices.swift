import Observation

/// Something kept that could not be read or written. The file was set aside, nothing of it is lost, and the app goes
/// on.
public enum Notice: Hashable, Sendable {
  /// The saved session is damaged, or its file cannot be read.
  case sessionDamaged
  /// The saved session was written by a newer version.
  case sessionNewer
  /// The saved session is whole, and this version cannot follow it.
  case sessionUnfollowable
  /// The settings are damaged, or their file cannot be read.
  case settingsDamaged
  /// The settings were written by a newer version.
  case settingsNewer
  /// The phone refused to keep the settings.
  case settingsNotKept
  /// There is no store to keep anything in; what is chosen holds until the app is closed.
  case nothingKept
  /// The store was damaged: so many entries could be saved, so many places could not be read.
  case mended(entries: Int, holes: Int)
  /// An automatic backup could not be put where it was to go.
  case backupStuck
  /// Not everything could be deleted.
  case notErased
  /// A session could not begin; only broken content of the app's own leads here.
  case cannotBegin
}

/// What is to be said about things kept, until a person has read it.
@MainActor @Observable public final class Notices: Member {
  public private(set) var shown: [Notice] = []

  /// A person has read it, or it is true no more.
  public func dismiss(_ notice: Notice) {
    shown.removeAll { $0 == notice }
  }

  func tell(_ notice: Notice) {
    if !shown.contains(notice) { shown.append(notice) }
  }

  func erased() { shown = [] }
}
