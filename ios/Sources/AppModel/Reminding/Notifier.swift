import KindselfCore

/// What waits for its moment and is shown then. It decides nothing: what is to wait, to be shown and to go again comes from
/// the core. It may be asked from anywhere, but for `open`, which is the main actor's.
public protocol Notifier: Sendable {
  /// Which system this is.
  var system: PhoneSystem { get }
  /// A place that can be read from the first unlocking of the phone on, in no backup.
  var kept: any Shelf { get }
  /// The name of the zone the phone is in.
  func zone() -> String
  /// Whether what arrives is let through.
  func posts() async -> Bool
  /// What waits, by the names and marks it was given.
  func waiting() async -> [WaitingReminder]
  /// What has arrived and is still to be seen.
  func shown() async -> [ShownReminder]
  /// Has it wait for its moment, in place of what has its name; false where the system says that it does not take it.
  func accept(_ planned: PlannedReminder) async -> Bool
  /// What has those names does not wait any more.
  func cancel(_ ids: [String]) async
  /// Shows it now; false where that cannot be.
  func show(_ planned: PlannedReminder) async -> Bool
  /// What has those names is not shown any more.
  func clear(_ ids: [String]) async
  /// What the phone says of itself.
  func readings() async -> ReminderReadings
  /// May show without a sound what arrives from now on, unless the person was asked before. Nobody is asked for that.
  func beQuiet() async
  /// Asks the person, in the system's own words, whether anything may be shown and heard; where it cannot ask any more, it
  /// answers as it is.
  func ask() async -> Bool
  /// Whether it still can: it asks once.
  func canAsk() async -> Bool
  /// Asks, or opens where it is changed; false where nothing opens. What the system asks no more is changed in its settings.
  @MainActor func open(_ page: SettingsPage) async -> Bool
}

/// A reminder that is to be seen.
public struct ShownReminder: Sendable, Equatable {
  public let id: String
  /// When it arrived.
  public let atUtcMs: Int64

  public init(id: String, atUtcMs: Int64) {
    self.id = id
    self.atUtcMs = atUtcMs
  }
}
