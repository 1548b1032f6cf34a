import KindselfCore
import Observation

/// What would help, as somebody says it, and what is found by it. The words and what is chosen are in memory and nowhere
/// else; they stay while one goes into a practice and back, and are gone when a page about abuse is opened and when the
/// app is locked.
@MainActor @Observable public final class FindModel: Member {
  public var text = "" { didSet { if text != oldValue { find() } } }
  /// One value of a facet at most.
  private var chosen: [FacetChoice] = []
  /// With nothing typed or chosen it is everything; nil until ``open()`` has gathered what there is.
  public private(set) var found: Found?
  /// Practices that stand under one name elsewhere.
  public private(set) var albums: [AlbumCard] = []
  @ObservationIgnored private let content: Content
  @ObservationIgnored private var finding: Finding?

  init(content: Content) {
    self.content = content
  }

  /// Whether something is typed or chosen.
  public var isAsking: Bool { hasChosen || !text.allSatisfy(\.isWhitespace) }

  public var hasChosen: Bool { !chosen.isEmpty }

  /// Gathers what there is to be found, once: it takes a few milliseconds.
  public func open() async {
    guard finding == nil else { return }
    let (gathered, albums) = await Task.detached { [content] in
      let finding = Finding(content: content)
      return (finding, finding.albums())
    }.value
    guard finding == nil else { return }
    (finding, self.albums) = (gathered, albums)
    find()
  }

  /// Only what has that value, or whatever has any.
  public func choose(_ value: String, of facet: Facet, isOn: Bool) {
    chosen.removeAll { $0.facet == facet }
    if isOn { chosen.append(FacetChoice(facet: facet, value: value)) }
    find()
  }

  public func clearChosen() {
    chosen = []
    find()
  }

  /// As if nobody had typed or chosen anything.
  public func close() {
    chosen = []
    text = ""
    find()
  }

  /// Whoever opens the app next is not to read words that tell of danger.
  func outOfSight() {
    if found?.distress == .crisis { close() }
  }

  func erased() { close() }

  /// A keystroke takes less than a millisecond: nobody waits for it, and no answer comes late.
  private func find() {
    do {
      found = try finding?.find(text: text, chosen: chosen)
    } catch {
      // Unsaid: only values that were offered are chosen, and each facet keeps its own.
      chosen = []
    }
  }
}
