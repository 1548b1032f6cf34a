import Foundation
import KindselfCore
import Testing

/// What tests/vectors/journal.json finds and refuses, Swift finds and refuses; and how long a search takes from here.
@Suite struct JournalVectorTests {
  private struct Vectors: Decodable {
    let nowUtcMs: Int64
    let today: String
    let entries: [Case]
    let searches: [Case]
    let refused: [Case]

    enum CodingKeys: String, CodingKey {
      case today, entries, searches, refused
      case nowUtcMs = "now_utc_ms"
    }
  }

  private struct Case: Decodable {
    let kind: String?
    let field: String?
    let text: String?
    let repeated: Repeated?
    let day: String?
    let tags: [String]?
    let opens: String?
    let kinds: [String]?
    let from: String?
    let to: String?
    let found: [Int]?
    let code: String?

    enum CodingKeys: String, CodingKey {
      case kind, field, text, day, tags, opens, kinds, from, to, found, code
      case repeated = "repeat"
    }

    var written: Written {
      let text = self.text ?? String(repeating: repeated?.text ?? "", count: repeated?.times ?? 0)
      return Written(
        kind: kind ?? "", version: 1, day: day ?? "",
        values: [FieldValue(field: field ?? "", value: .text(text: text))], tags: tags ?? [], opens: opens)
    }

    var filter: EntryFilter { EntryFilter(kinds: kinds ?? [], tags: tags ?? [], from: from, to: to, rated: false) }
  }

  /// `["x", 3]`: a text, and how many times.
  private struct Repeated: Decodable {
    let text: String
    let times: Int

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      text = try list.decode(String.self)
      times = try list.decode(Int.self)
    }
  }

  private func vectors() throws -> Vectors {
    let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
    return try JSONDecoder().decode(
      Vectors.self, from: Data(contentsOf: root.appending(path: "tests/vectors/journal.json")))
  }

  private func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private func journal(in folder: URL, key: NewKey) throws -> Journal {
    let store = try Store.open(folder: folder.path, key: key.key, check: key.check)
    return Journal(store: store, content: try Content(language: "en"))
  }

  @Test func entriesAreFoundAndRefusedAsInTheVectors() throws {
    let vectors = try vectors()
    let now = Moment(utcMs: vectors.nowUtcMs, aheadOfUtcS: 0)
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let journal = try journal(in: folder, key: newKey())
    #expect(try journal.days(now: now).today == vectors.today)
    let ids = try vectors.entries.map { try journal.keep(id: nil, written: $0.written, draft: nil, now: now).id }
    for search in vectors.searches {
      let page = try journal.search(text: search.text ?? "", filter: search.filter, skip: 0, most: 100, now: now)
      let found = page.hits.compactMap { hit in ids.firstIndex(of: hit.card.id) }
      #expect(found.sorted() == search.found, "\(search)")
    }
    for refused in vectors.refused {
      let error = #expect(throws: JournalError.self) {
        try journal.keep(id: nil, written: refused.written, draft: nil, now: now)
      }
      #expect(error?.code() == refused.code)
    }
  }

  /// `make bench` has made a store of ten thousand entries and says where; elsewhere a small one shows that it works.
  @Test func aSearchThroughTheBorderFindsWhatIsThere() throws {
    let vectors = try vectors()
    let now = Moment(utcMs: vectors.nowUtcMs, aheadOfUtcS: 0)
    let bench = ProcessInfo.processInfo.environment["KINDSELF_BENCH"].map { URL(filePath: $0) }
    let folder = try bench?.appending(path: "store") ?? temporaryFolder()
    defer { if bench == nil { try? FileManager.default.removeItem(at: folder) } }
    var key = try newKey()
    if bench != nil {
      let check = try String(contentsOf: folder.appending(path: "check"), encoding: .utf8)
      key = NewKey(key: Data(repeating: 5, count: 32), check: check)
    }
    let journal = try journal(in: folder, key: key)
    if bench == nil { _ = try journal.keep(id: nil, written: vectors.entries[0].written, draft: nil, now: now) }
    var queries = ["lamp"]
    if let bench {
      let text = try String(contentsOf: bench.appending(path: "queries.txt"), encoding: .utf8)
      queries = text.split(separator: "\n").map(String.init)
    }
    let all = EntryFilter(kinds: [], tags: [], from: nil, to: nil, rated: false)
    var report = ""
    for query in queries {
      let times = try (0..<21).map { _ in
        let start = ContinuousClock.now
        let page = try journal.search(text: query, filter: all, skip: 0, most: 20, now: now)
        #expect(!page.hits.isEmpty, "\(query)")
        return (ContinuousClock.now - start) / .milliseconds(1)
      }
      let median = times.sorted()[10]
      report += "search \(query) from Swift \((median * 100).rounded() / 100) ms\n"
    }
    if let bench { try report.write(to: bench.appending(path: "swift.txt"), atomically: true, encoding: .utf8) }
  }
}
