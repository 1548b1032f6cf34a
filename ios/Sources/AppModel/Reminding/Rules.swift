import KindselfCore
import Observation

/// Rules that are being made, what is said of one that was kept, and the one that was deleted last.
@MainActor @Observable public final class Rules: Member {
  /// What there is to say.
  public enum Said: Hashable, Sendable {
    case kept
    /// Kept, and the phone shows none of it yet.
    case keptUnseen
  }

  /// What is said of the rule that was kept last, and what that was about.
  public private(set) var said: (subject: RuleSubject, words: Said)?
  /// A rule that was deleted and can still be had back.
  public private(set) var deleted: (id: String, rule: ReminderRule)?
  private var models: [RuleSubject: RuleModel] = [:]
  @ObservationIgnored private var forgetting: Task<Void, Never>?
  @ObservationIgnored private let reminding: Reminding
  @ObservationIgnored private let store: StoreAccess

  init(reminding: Reminding, store: StoreAccess) {
    (self.reminding, self.store) = (reminding, store)
  }

  /// The one that is being made there; nil where none is yet.
  public func model(_ subject: RuleSubject) -> RuleModel? { models[subject] }

  /// Someone comes to it. False where what it is about is not there, or the store does not open.
  public func begin(_ subject: RuleSubject) async -> Bool {
    if models[subject] != nil { return true }
    guard let open = await store.ready() else { return false }
    let now = store.clock.moment
    // Unsaid: the list of them, or the page one came from, says what is wrong with the store.
    guard let days = try? await open.ask({ try $0.journal.days(now: now) }) else { return false }
    switch subject {
    case .new(let of):
      models[subject] = RuleModel(
        subject: subject, id: nil, rule: ReminderRule(of: of, today: days.today), days: days, reminding: reminding)
    case .kept(let id):
      guard let card = reminding.cards.first(where: { $0.id == id }) else { return false }
      models[subject] = RuleModel(subject: subject, id: id, rule: card.rule, days: days, reminding: reminding)
    }
    (said, deleted) = (nil, nil)
    return true
  }

  /// It was left: nothing of it stays.
  public func leave(_ subject: RuleSubject) { models[subject] = nil }

  /// Whoever was told has left.
  public func hush() { said = nil }

  /// Keeps it; false where it cannot be, and its `problem` says why.
  func keep(_ model: RuleModel) async -> Bool {
    guard model.canBeKept else { return false }
    model.isKeeping = true
    model.problem = await reminding.keep(model.id, model.rule)
    model.isKeeping = false
    guard model.problem == nil else { return false }
    said = (model.subject, reminding.notes.contains(.notShown) ? .keptUnseen : .kept)
    return true
  }

  /// Deletes it; false where it cannot be, and its `problem` says why.
  func delete(_ model: RuleModel) async -> Bool {
    guard let id = model.id else { return false }
    let kept = reminding.cards.first { $0.id == id }?.rule ?? model.rule
    model.problem = await reminding.forget(id)
    guard model.problem == nil else { return false }
    deleted = (id, kept)
    said = nil
    forgetting?.cancel()
    forgetting = Task { [weak self, clock = store.clock, undoMs = store.open?.catalogue.undoMs ?? 0] in
      do {
        try await clock.wait(until: clock.nowMs + undoMs)
        if !Task.isCancelled { self?.deleted = nil }
      } catch {
        // Unsaid: it was brought back, or another one was deleted.
      }
    }
    return true
  }

  /// Brings back what was deleted, as the rule it was and not as another one like it; what is wrong where it cannot.
  public func bringBack() async -> ReminderProblem? {
    guard let deleted else { return nil }
    let problem = await reminding.keep(deleted.id, deleted.rule)
    if problem == nil {
      forgetting?.cancel()
      self.deleted = nil
    }
    return problem
  }

  func erased() {
    forgetting?.cancel()
    (models, said, deleted) = ([:], nil, nil)
  }
}
