/// What can be done from every screen, whatever it shows.
@MainActor public struct ScreenActions {
  public let go: @MainActor (Destination) -> Void
  public let back: @MainActor () -> Void
  public let lifebuoy: @MainActor () -> Void

  public init(
    go: @escaping @MainActor (Destination) -> Void = { _ in }, back: @escaping @MainActor () -> Void = {},
    lifebuoy: @escaping @MainActor () -> Void = {}
  ) {
    self.go = go
    self.back = back
    self.lifebuoy = lifebuoy
  }
}

extension Navigator {
  public var actions: ScreenActions { ScreenActions(go: go, back: back, lifebuoy: lifebuoy) }
}
