import Foundation

/// A row of tests/flows/screens.json: a screen, the way to it, and what it offers and says on both phones.
struct ScreenRow: Decodable {
  /// One of these.
  struct Step: Decodable {
    var tap: String?
    /// Into the field of that name goes `text`.
    var type: String?
    var text: String?
    var back: Bool?
    /// Waits until the session runs.
    var runs: Bool?
    var passMs: UInt64?
  }

  var screen: String
  var way: [Step]
  var `do`: [String]
  var reads: [String]
}

/// All of them.
func everyScreen() throws -> [ScreenRow] {
  let decoder = JSONDecoder()
  decoder.keyDecodingStrategy = .convertFromSnakeCase
  return try decoder.decode(
    [ScreenRow].self, from: Data(contentsOf: root.appending(path: "tests/flows/screens.json")))
}

extension Person {
  /// Whatever the store was asked has been answered, and is seen.
  private func settled() async {
    for _ in 0..<8 {
      await pass(0)
      _ = try? await app.store.open?.ask { _ in }
    }
    await pass(0)
  }

  func go(_ way: [ScreenRow.Step]) async throws {
    for step in way {
      if let label = step.tap { try await tap(label) }
      if let label = step.type { try type(step.text ?? "", into: label) }
      if step.back == true { try await back() }
      if step.runs == true { try await untilItRuns() }
      if let ms = step.passMs { await pass(ms) }
      await settled()
    }
  }
}
