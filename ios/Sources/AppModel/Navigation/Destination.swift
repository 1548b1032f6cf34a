/// A screen one can go to, with what it is about. Each capability has its own; what is behind them, it shows itself
/// (Views, in the folder of that capability).
public enum Destination: Hashable, Sendable {
  case session(SessionDestination)
  case breathing(BreathingDestination)
  case practices(PracticesDestination)
  case journal(JournalDestination)
  case history(HistoryDestination)
  case keepsakes(KeepsakesDestination)
  case reminders(RemindersDestination)
  case backup(BackupDestination)
  case safety(SafetyDestination)
  case privacy(PrivacyDestination)
  case settings(SettingsDestination)

  /// Whether it is there while the app is locked.
  public var isPublic: Bool { its.isPublic }

  private var its: any CapabilityDestination {
    switch self {
    case .session(let its): its
    case .breathing(let its): its
    case .practices(let its): its
    case .journal(let its): its
    case .history(let its): its
    case .keepsakes(let its): its
    case .reminders(let its): its
    case .backup(let its): its
    case .safety(let its): its
    case .privacy(let its): its
    case .settings(let its): its
    }
  }
}

/// The screens of one capability.
public protocol CapabilityDestination: Hashable, Sendable {
  /// Whether it is there while the app is locked. It is not, unless a capability says so.
  var isPublic: Bool { get }
}

extension CapabilityDestination {
  public var isPublic: Bool { false }
}
