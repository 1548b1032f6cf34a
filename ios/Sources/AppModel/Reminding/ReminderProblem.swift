import KindselfCore

/// Why a rule cannot be kept. Nothing was changed.
public enum ReminderProblem: Hashable, Sendable {
  /// What is to be mended first.
  case faulty([ReminderFault])
  /// There are so many already: one of them makes room.
  case tooMany(most: UInt32)
  /// The clock shows no date that can be.
  case clock
  /// The store.
  case unkept(StoreTrouble)
}

func reminderProblem(_ error: any Error) -> ReminderProblem {
  switch error {
  case ReminderError.Faulty(let faults): .faulty(faults)
  case ReminderError.TooMany(let most): .tooMany(most: most)
  case ReminderError.Clock: .clock
  default: .unkept(storeTrouble(error))
  }
}

/// How the reminder is that a person sends themselves.
public enum TestState: Hashable, Sendable {
  /// There is none.
  case none
  /// It is to come then, milliseconds since 1970, UTC.
  case waitingUntil(utcMs: Int64)
  /// It came, so many seconds late.
  case arrived(lateBySeconds: Int64)
}

/// What a notification said.
public struct SaidWords: Hashable, Sendable {
  public let title: String
  public let body: String

  public init(title: String, body: String) {
    self.title = title
    self.body = body
  }
}

/// A reminder that was opened, by its name, and where it said that it leads.
public struct OpenedReminder: Hashable, Sendable {
  public let id: String
  public let leads: ReminderOpens

  public init(id: String, leads: ReminderOpens) {
    self.id = id
    self.leads = leads
  }
}
