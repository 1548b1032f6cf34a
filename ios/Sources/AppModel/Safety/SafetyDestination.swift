/// The screens for when it is hard.
public enum SafetyDestination: CapabilityDestination {
  case lifebuoy, crisisLines
  /// Help lines for people who live with abuse: nobody else is to see that somebody looks at them.
  case abuseLines

  /// Help asks nobody who they are.
  public var isPublic: Bool { self != .abuseLines }
}

extension Navigator {
  /// Opens the lifebuoy; a session waits meanwhile.
  public func lifebuoy() {
    app.player.pause()
    go(.safety(.lifebuoy))
  }
}
