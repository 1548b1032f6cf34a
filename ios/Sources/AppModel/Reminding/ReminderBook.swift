import Dispatch
import KindselfCore

/// The core's reminders with the text that is kept of them, off the main actor. Whoever uses it asks for one thing at a time.
final class ReminderBook: @unchecked Sendable {
  static let name = "reminders"

  private let content: @Sendable () throws -> Content
  private let shelf: any Shelf
  private let queue = DispatchQueue(label: "app.kindself.reminders", qos: .userInitiated)
  // On the queue.
  private var open: Reminders?
  /// The rules came from the store.
  private var isSynced = false
  /// What is kept now, as far as is known.
  private var written: String?

  init(content: @escaping @Sendable () throws -> Content, shelf: any Shelf) {
    self.content = content
    self.shelf = shelf
  }

  /// What a call makes of it; nil where the text cannot be read now, as before the first unlocking of the phone, or there is no
  /// core. Where the store is open, that is not so: a text that cannot be read then never can.
  func ask<Answer: Sendable>(
    whereStoreIsOpen: Bool = false, _ call: @escaping @Sendable (Reminders) -> Answer
  ) async -> Answer? {
    await onQueue { [self] in opened(whereStoreIsOpen).map(call) }
  }

  /// The next step, kept before anything of it is done. Where nobody knows the rules, what waits is left alone. What is kept
  /// says nothing of what they are about: until the store is open, what waits already keeps the words it has, and what comes once
  /// more those that it came with, by its name in `said`.
  func next(
    _ event: ReminderEvent, _ phone: ReminderPhone, said: [String: SaidWords] = [:]
  ) async -> ReminderStep? {
    await onQueue { [self] in
      guard let reminders = opened(false) else { return nil }
      var step = reminders.tell(event: event, phone: phone)
      if !isSynced {
        if reminders.list(phone: phone).isEmpty { step.cancel = [] }
        let waiting = phone.waitingIds
        step.add.removeAll { $0.kind == .reminder && !$0.offersRest && waiting.contains($0.id) }
        step.add = step.add.map { planned in said[planned.id].map(planned.saying) ?? planned }
      }
      keep(step, of: reminders, phone)
      return step
    }
  }

  /// The rules came from the store.
  func becameKnown() async { await onQueue { [self] in isSynced = true } }

  /// Nothing of it is there any more; false where its text stayed.
  func erase() async -> Bool {
    await onQueue { [self] in
      _ = open?.clear()
      (written, isSynced) = (nil, false)
      do {
        try shelf.remove(Self.name)
        return true
      } catch {
        // Unsaid: whoever deletes everything says that not all of it went.
        return false
      }
    }
  }

  private func opened(_ whereStoreIsOpen: Bool) -> Reminders? {
    if let open { return open }
    do {
      let content = try content()
      let text: String?
      do {
        text = try shelf.read(Self.name)
      } catch  where whereStoreIsOpen {
        // Unsaid: the store brings the rules. Where it cannot be moved, it is written over.
        try? shelf.setAside(Self.name)
        text = nil
      }
      written = text
      open = Reminders(content: content, text: text)
      return open
    } catch {
      // Unsaid: what waits, waits. It is tried again the next time.
      return nil
    }
  }

  private func keep(_ step: ReminderStep, of reminders: Reminders, _ phone: ReminderPhone) {
    // Where nobody asked for any, nothing is kept of them.
    let isNothing =
      step.add.isEmpty && step.dueNow.isEmpty && reminders.list(phone: phone).isEmpty && reminders.log(most: 1).isEmpty
    let text = isNothing ? nil : step.keep
    guard text != written else { return }
    do {
      if let text { try shelf.write(Self.name, text) } else { try shelf.remove(Self.name) }
      written = text
    } catch {
      // Unsaid: rather a reminder that nobody noted than none; the next step tries again.
    }
  }

  private func onQueue<Answer: Sendable>(_ call: @escaping @Sendable () -> Answer) async -> Answer {
    await withCheckedContinuation { done in
      queue.async { done.resume(returning: call()) }
    }
  }
}

extension PlannedReminder {
  /// The same, in those words.
  fileprivate func saying(_ words: SaidWords) -> PlannedReminder {
    var same = self
    (same.title, same.body) = (words.title, words.body)
    return same
  }
}

extension ReminderPhone {
  /// The names of what waits.
  fileprivate var waitingIds: Set<String> { if case .read(let items) = waiting { Set(items.map(\.id)) } else { [] } }
}
