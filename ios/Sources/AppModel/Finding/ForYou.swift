import KindselfCore
import Observation

/// What may fit today, what someone wants to find again at once, and what they did lately. Nothing waits for it: without the
/// store there is none of it.
@MainActor @Observable public final class ForYou: Member {
  /// The best first, each with its reason.
  public private(set) var suggestions: [SuggestionCard] = []
  /// The last one first.
  public private(set) var favourites: [FavouriteCard] = []
  /// Each thing once, the last one first.
  public private(set) var recent: [RecentCard] = []
  /// It is here; where it could not be read, nobody knows what is a favourite.
  public private(set) var isRead = false
  /// Why the last change of a favourite could not be kept; nil where it could.
  public private(set) var notKept: StoreTrouble?
  /// Somebody looks at it: it is kept up to date.
  @ObservationIgnored private var isAskedFor = false
  @ObservationIgnored private let store: StoreAccess

  init(store: StoreAccess) {
    self.store = store
  }

  public func read() async {
    guard let open = store.open else { return }
    isAskedFor = true
    let now = store.clock.moment
    do {
      let (suggestions, favourites, recent) = try await open.ask {
        (
          try $0.store.suggestions(content: $0.content, most: 3, now: now), try $0.store.favourites(),
          try $0.store.recent(content: $0.content, most: 3)
        )
      }
      // Everything was deleted meanwhile.
      guard open === store.open else { return }
      (self.suggestions, self.favourites, self.recent, isRead) = (suggestions, favourites, recent, true)
    } catch {
      // Unsaid: whoever came for a practice finds all of them below. What was offered before may be of another day.
      if open === store.open { forget() }
    }
  }

  public func isFavourite(_ subject: Subject) -> Bool { favourites.contains { $0.subject == subject } }

  /// Makes it a favourite, or none any more.
  public func setFavourite(_ subject: Subject, _ isFavourite: Bool) async {
    let now = store.clock.moment
    do {
      try await store.open?.ask {
        if isFavourite {
          try $0.store.keepFavourite(subject: subject, now: now)
        } else {
          try $0.store.forgetFavourite(subject: subject, now: now)
        }
      }
      notKept = nil
      await read()
    } catch {
      notKept = storeTrouble(error)
    }
  }

  /// Whoever was told has left.
  public func leave() { notKept = nil }

  func inSight() {
    // Another day may have begun, and something else fits; and what could not be read may be there again.
    if isAskedFor { Task { await read() } }
  }

  func erased() {
    isAskedFor = false
    forget()
    leave()
  }

  private func forget() { (suggestions, favourites, recent, isRead) = ([], [], [], false) }
}
