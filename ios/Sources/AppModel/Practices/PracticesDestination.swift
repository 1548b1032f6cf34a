import KindselfCore

/// The screens of practices that are led with words.
public enum PracticesDestination: CapabilityDestination {
  /// What a practice is, and how one would like it; by its id.
  case practice(String)
}

/// What "A kind minute" begins, as the core's content calls it.
private let kindMinute = "self-compassion-break"

extension Navigator {
  /// Begins a practice.
  public func practise(_ choice: Choice) async {
    let isBegun = await app.sessions.beginPractice(choice)
    session { isBegun }
  }

  /// The self-compassion break, at its shortest, at once.
  public func beginKindMinute() async { await practise(app.practices.choice(of: .practice(id: kindMinute))) }
}
