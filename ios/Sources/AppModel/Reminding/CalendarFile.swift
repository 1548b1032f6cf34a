import Foundation
import KindselfCore
import Observation

/// All rules in a file that calendars read: made, then handed over to wherever the person wants it.
@MainActor @Observable public final class CalendarFile {
  public enum State: Equatable {
    case asking
    case working
    /// The person chooses where it is to go.
    case made(file: URL, bytes: UInt64, [LeftOutCard])
    /// It is where the person wanted it, without those rules.
    case saved([LeftOutCard])
    /// There is none, for no rule can be said in it.
    case noneSaid([LeftOutCard])
    /// It could not be made, or did not arrive whole.
    case notSaved
  }

  public private(set) var state = State.asking
  /// Whether the system asks where it is to go.
  public var isTakenOut = false
  @ObservationIgnored private let reminding: Reminding
  @ObservationIgnored private let documents: any Documents
  @ObservationIgnored private let way: OnItsWay

  public init(app: Kindself) {
    reminding = app.reminding
    documents = app.backups.documents
    way = app.backups.onItsWay.errand()
  }

  /// The file, while it is to be had.
  public var file: URL? { if case .made(let file, _, _) = state { file } else { nil } }

  /// Makes it, and asks where it is to go.
  public func save() async {
    guard state != .working else { return }
    state = .working
    let card = await reminding.calendar()
    // Whoever left meanwhile does not want it.
    guard state == .working else { return }
    guard let text = card.text else {
      state = .noneSaid(card.leftOut)
      return
    }
    do {
      let file = try way.place("reminders.ics")
      let bytes = Data(text.utf8)
      try bytes.write(to: file)
      state = .made(file: file, bytes: UInt64(bytes.count), card.leftOut)
      isTakenOut = true
    } catch {
      way.clear()
      state = .notSaved
    }
  }

  /// The system has moved it, or has not.
  public func moved(_ result: Result<URL, any Error>) {
    guard case .made(_, let bytes, let leftOut) = state else { return }
    way.clear()
    let length = try? documents.length(of: result.get())
    state = length == bytes ? .saved(leftOut) : .notSaved
  }

  /// No place was chosen, or the person has left: all is as before.
  public func giveUp() {
    isTakenOut = false
    way.clear()
    state = .asking
  }
}
