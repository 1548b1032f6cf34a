import KindselfCore

/// Where something that can be done leads.
public enum Way: Hashable, Sendable {
  case screen(Destination)
  /// It begins at once.
  case grounding
}

extension Practices {
  /// Where what was found leads; nil where it is gone.
  public func way(to target: FoundTarget) -> Way? {
    switch target {
    case .practice(let id): way(to: .practice(id: id) as Subject)
    case .protocol(let id): way(to: .protocol(id: id) as Subject)
    case .kind(let id): .screen(.journal(.editor(.kind(id))))
    case .album(let id): .screen(.practices(.album(id)))
    }
  }

  /// Where a practice leads, as it is shown before it begins.
  public func way(to subject: Subject) -> Way? {
    if isGrounding(subject) { return .grounding }
    return switch subject {
    case .protocol(let id): .screen(.breathing(.about(.breathing(id: id))))
    case .practice(let id): .screen(.practices(.practice(id)))
    case .own(let pattern):
      settings.ownPatterns.firstIndex { $0.pattern == pattern }.map { .screen(.breathing(.about(.own(index: $0)))) }
    }
  }
}
