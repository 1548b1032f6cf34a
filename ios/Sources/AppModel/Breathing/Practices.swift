import KindselfCore
import Observation

/// What can be breathed: the catalogue, and the person's own patterns.
@MainActor @Observable public final class Practices: Member {
  /// Cards, bounds and cautions.
  @ObservationIgnored public let catalogue: BreathingCatalogue
  /// A pattern of one's own that was deleted and can still be had back.
  public private(set) var deleted: OwnPattern?
  @ObservationIgnored private var deletedAt = 0
  @ObservationIgnored private var forgetting: Task<Void, Never>?
  @ObservationIgnored let breathing: any BreathingProtocol
  @ObservationIgnored let settings: SettingsModel
  @ObservationIgnored let store: StoreAccess

  init(breathing: any BreathingProtocol, settings: SettingsModel, store: StoreAccess) {
    self.breathing = breathing
    self.settings = settings
    self.store = store
    catalogue = breathing.catalogue()
  }

  /// The practice a screen is about; nil where it is gone.
  public func practice(_ key: PracticeKey) -> Practice? { catalogue.practice(key, owns: settings.ownPatterns) }

  /// The practice a session was about; nil where the catalogue or the person's list has it no more.
  public func practice(about subject: Subject) -> Practice? {
    catalogue.practice(about: subject, owns: settings.ownPatterns)
  }

  /// The picture that a practice shows, where it is a lesson.
  public func picture(of subject: Subject) -> String? {
    guard case .led(let card) = practice(about: subject) else { return nil }
    return card.picture
  }

  /// Whether a session is the grounding.
  public func isGrounding(_ subject: Subject) -> Bool { subject == .practice(id: catalogue.grounding.id) }

  /// Whether it is about abuse: nobody else is to know of it.
  public func isDiscreet(_ subject: Subject) -> Bool {
    if case .led(let card) = practice(about: subject) { card.discreet } else { false }
  }

  /// What a session would be chosen as, by the settings; without a length, the shortest on offer.
  public func choice(of subject: Subject, lengthMs: UInt64? = nil) -> Choice {
    breathing.usualChoice(
      settings: settings.chosen, subject: subject, lengthMs: lengthMs, now: store.clock.moment)
  }

  /// What "A kind minute" begins: softer where the last time was hard.
  func kindMinute() async -> Choice {
    let minute = catalogue.kindMinute.id
    let usual = choice(of: .practice(id: minute))
    return await wasHard(minute) ? breathing.softer(choice: usual) : usual
  }

  /// Whether the last time of a practice was hard. Nobody knows while the store is on its way: a practice does not wait for
  /// it.
  func wasHard(_ practice: String) async -> Bool {
    // Unsaid: where that cannot be read, it is begun as any other.
    let last = try? await store.open?.ask { try $0.store.lastOfPractice(practice: practice) }
    return last?.stirredOrHarder == true
  }

  /// The day on which a protocol was first breathed to its end is kept, for how much of it is plenty at first.
  func finished(_ session: EndedSession) {
    guard session.way == .kept else { return }
    settings.change { $0 = $0.ended(subject: session.subject, whole: session.isWhole, began: session.begun) }
  }

  func erased() {
    forgetting?.cancel()
    deleted = nil
  }
}

// MARK: Patterns of one's own

extension Practices {
  /// Keeps a pattern at that place of the list, or at its end; which place that is, if it is a new one. Where the store is
  /// still on its way, that is waited for: the patterns that were kept before are not known yet.
  public func save(_ own: OwnPattern, at index: Int?) async -> Int? {
    _ = await store.ready()
    if let index, settings.ownPatterns.indices.contains(index) {
      settings.ownPatterns[index] = own
      return nil
    }
    settings.ownPatterns.append(own)
    return settings.ownPatterns.count - 1
  }

  /// Deletes a pattern; for a while it can be had back. False where there is none.
  public func delete(at index: Int) -> Bool {
    guard settings.ownPatterns.indices.contains(index) else { return false }
    deleted = settings.ownPatterns.remove(at: index)
    deletedAt = index
    forgetting?.cancel()
    forgetting = Task { [weak self, clock = store.clock, undoMs = catalogue.own.undoMs] in
      do {
        try await clock.wait(until: clock.nowMs + undoMs)
        if !Task.isCancelled { self?.deleted = nil }
      } catch {
        // Another one was deleted, or this one was brought back.
      }
    }
    return true
  }

  /// Brings back what was deleted.
  public func bringBack() {
    guard let own = deleted else { return }
    forgetting?.cancel()
    deleted = nil
    settings.ownPatterns.insert(own, at: min(deletedAt, settings.ownPatterns.count))
  }
}

// MARK: The pace of the first breaths

extension Practices {
  public var startPaceMs: UInt64 { settings.startPaceMs ?? catalogue.startPace.usualMs }

  /// A slower start; nil where there is none.
  public var slower: (() -> Void)? { step(slower: true) }

  /// A quicker start.
  public var faster: (() -> Void)? { step(slower: false) }

  private func step(slower: Bool) -> (() -> Void)? {
    let card = catalogue.startPace
    return stepped(within: card.range, nowMs: startPaceMs, stepMs: card.stepMs, more: slower).map { next in
      { self.settings.startPaceMs = next }
    }
  }
}
