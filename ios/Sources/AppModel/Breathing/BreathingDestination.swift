import KindselfCore

/// The screens of what can be breathed.
public enum BreathingDestination: CapabilityDestination {
  case list
  /// What a practice is.
  case about(PracticeKey)
  case prepare(PracticeKey)
  /// A pattern of one's own, at that place of the list; nil for a new one.
  case ownPattern(index: Int?)
}

extension Navigator {
  /// Keeps a pattern at that place of the list, or at its end; then one sees it, ready to be breathed.
  public func save(_ own: OwnPattern, at index: Int?) async {
    let added = await app.practices.save(own, at: index)
    // Whoever has gone elsewhere meanwhile stays there.
    guard self[tab].last == .breathing(.ownPattern(index: index)) else { return }
    back()
    if let added { go(.breathing(.about(.own(index: added)))) }
  }

  /// Deletes a pattern; for ten seconds it can be had back.
  public func delete(at index: Int) {
    if app.practices.delete(at: index) { self[tab] = [.breathing(.list)] }
  }
}
