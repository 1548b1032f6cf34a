/// The screens for when it is hard.
public enum SafetyDestination: CapabilityDestination {
  case lifebuoy, crisisLines

  /// Help asks nobody who they are.
  public var isPublic: Bool { true }
}

extension Navigator {
  /// Opens the lifebuoy; a session waits meanwhile.
  public func lifebuoy() {
    app.player.pause()
    go(.safety(.lifebuoy))
  }
}
