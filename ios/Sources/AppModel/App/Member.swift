/// A part of the app that is told what happens to all of it, and does what is its own then. Members do not know each
/// other; `Kindself` has the list of them.
@MainActor protocol Member: AnyObject {
  /// The store is open, for the first time or anew: what was kept is taken up, and what waited for it is kept.
  func opened() async
  /// The app is to be seen.
  func inSight()
  /// It is not to be seen any more.
  func outOfSight()
  /// What is still to be done then, for which the system may give a moment.
  func finish() async
  /// Everything was deleted: nothing of it stays in memory.
  func erased()
  /// And nothing of what it has beside the store, once nobody adds to it; false where something of it did.
  func eraseBeside() async -> Bool
}

extension Member {
  func opened() async {}
  func inSight() {}
  func outOfSight() {}
  func finish() async {}
  func erased() {}
  func eraseBeside() async -> Bool { true }
}
