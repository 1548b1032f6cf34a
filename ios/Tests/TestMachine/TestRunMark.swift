import AppModel

/// A mark that outlasts the run that made it.
@MainActor public final class TestRunMark {
  public private(set) var isThere: Bool

  public init(isThere: Bool = false) {
    self.isThere = isThere
  }
}

extension TestRunMark: RunMark {
  public func make() { isThere = true }
  public func clear() { isThere = false }
}
