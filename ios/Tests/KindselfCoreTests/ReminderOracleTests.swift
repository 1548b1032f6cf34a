import Testing

/// Foundation's calendar says of every rule in reminders.json what Python's zoneinfo says.
@Suite struct ReminderOracleTests {
  /// So many of each are in the file.
  private let many = 8

  @Test func everyReminderComesWhenFoundationSays() throws {
    let vectors = try Vectors.read("reminders.json", as: ReminderVectors.self)
    let same = vectors.cases.filter { ReminderOracle($0).hasTheSameZone }
    let left = vectors.cases.filter { !ReminderOracle($0).hasTheSameZone }.map(\.name)
    print(
      "\(same.count) cases with Foundation, beside the zones of \(vectors.edition); left out, for zones are others here: \(left)"
    )
    #expect(same.count * 100 >= vectors.cases.count * 95, "too many zones are others here: \(left)")
    for rule in same {
      let found = ReminderOracle(rule).occurrences(many)
      #expect(found == rule.occurrences, "\(rule.name)")
      // What the core says across the border belongs here: it is compared with `found`, too.
    }
  }
}
