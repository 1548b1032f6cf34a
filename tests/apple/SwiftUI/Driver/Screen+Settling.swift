extension Screen {
  /// Passes until nothing changes any more.
  func settle() {
    Screen.$current.withValue(self) {
      let before = passes
      repeat {
        while let transaction = changes.take() {
          if passes - before >= 100 {
            return note("the views do not settle: a body or an onChange changes what it depends on")
          }
          resolve(transaction)
          let effects = effects + top.prune(pass: passes)
          self.effects = []
          for effect in effects { effect() }
        }
      } while arrive()
    }
  }

  /// What was on its way comes to rest. False where nothing was.
  private func arrive() -> Bool {
    let arrivals = arrivals
    self.arrivals = []
    for arrival in arrivals { arrival() }
    return !arrivals.isEmpty
  }

  private func resolve(_ transaction: Transaction) {
    passes += 1
    layers = []
    picker = nil
    clock.wakings = []
    let changes = changes
    withObservationTracking {
      var scope = Scope(screen: self, place: top, environment: environment)
      scope.transaction = transaction
      base = Resolving.$isOn.withValue(true) { scope.resolve(root) }
    } onChange: {
      changes.mark()
    }
  }

  /// What is on top, and can be read and touched: the topmost layer, or all of it.
  var front: [ScreenElement] {
    settle()
    return layers.last.map { [$0] } ?? base
  }

  /// Lets tasks run until something is so. No time passes for them; each turn gives way to every other task once.
  func until(
    _ what: String = "what the test waits for", turns: Int = 100_000, _ isSo: () throws -> Bool
  ) async throws {
    for _ in 0..<turns {
      settle()
      if try isSo() { return }
      await Task.yield()
    }
    throw ScreenFailure(description: "after \(turns) turns there is still not \(what), on:\n\(tree)")
  }
}
