import TestMachine

/// The way to a screen.
typealias Way = @MainActor (Person) async throws -> Void

/// The way to each screen, by its name.
@MainActor let everyScreen: [(name: String, way: Way)] = [
  ("now", { _ in }),
  ("breathe", { try await $0.tap("Breathe") }),
  (
    "read",
    {
      try await $0.tap("Breathe")
      try await $0.tap("Box breathing")
    }
  ),
  (
    "prepare",
    {
      try await $0.tap("Breathe")
      try await $0.tap("Box breathing")
      try await $0.tap("Choose length and start")
    }
  ),
  (
    "session",
    {
      try await $0.tap("A minute")
      try await $0.untilItRuns()
      await $0.pass(6000)
    }
  ),
  (
    "session-words",
    {
      try await $0.tap("I'm upset")
      try await $0.untilItRuns()
      await $0.pass(1000)
    }
  ),
  (
    "paused",
    {
      try await $0.tap("A minute")
      try await $0.untilItRuns()
      await $0.pass(5500)
      try await $0.tap("Pause")
    }
  ),
  (
    "ended",
    {
      try await $0.tap("I'm upset")
      try await $0.untilItRuns()
      await $0.pass(31_000)
    }
  ),
  (
    "own",
    {
      try await $0.tap("Breathe")
      try await $0.tap("Make a breath of your own")
    }
  ),
  ("you", { try await $0.tap("You") }),
  (
    "settings",
    {
      try await $0.tap("You")
      try await $0.tap("Settings")
    }
  ),
  (
    "country",
    {
      try await $0.tap("You")
      try await $0.tap("Settings")
      try await $0.tap("Country")
    }
  ),
  (
    "about",
    {
      try await $0.tap("You")
      try await $0.tap("About Kindself")
    }
  ),
]
