import KindselfCore

/// The screens of practices that are led with words.
public enum PracticesDestination: CapabilityDestination {
  /// What a practice is, and how one would like it; by its id.
  case practice(String)
  /// Practices that stand under one name elsewhere; by its id.
  case album(String)
}

extension Practices {
  /// Whether a screen is about abuse: nobody else is to know of it.
  func isDiscreet(_ destination: Destination) -> Bool {
    switch destination {
    case .practices(.practice(let id)): catalogue.practices.contains { $0.id == id && $0.discreet }
    case .safety(.abuseLines): true
    default: false
    }
  }
}

extension Navigator {
  /// Begins a practice.
  public func practise(_ choice: Choice) { practise { choice } }

  /// The practice of the first screen, at its shortest, at once.
  public func beginKindMinute() {
    practise { [app] in await app.practices.kindMinute() }
  }

  /// Begins what is chosen. Whoever has gone somewhere else meanwhile, a second tap too, does not want it any more.
  private func practise(_ choose: @escaping @MainActor () async -> Choice) {
    let (tab, path) = (tab, self[tab])
    Task {
      let ready = await app.sessions.withKept(choose())
      if self.tab == tab && self[tab] == path { session { app.sessions.begin(ready) } }
    }
  }
}
