import Foundation

/// tests/vectors/reminders.json, which make.py writes.
struct ReminderVectors: Decodable {
  var edition: String
  var cases: [ReminderCase]
}

struct ReminderCase: Decodable {
  var name: String
  var zone: String
  var dayBegins: Int
  var id: String
  var from: String
  var programme: [String]
  var rule: Rule
  /// Moments in milliseconds, and seconds ahead of UTC before and after.
  var changes: [[Int]]
  var occurrences: [Reminding]

  struct Rule: Decodable {
    var when: [String: When]
    var zone: Zone?
    var quiet: [Quiet]?
    var inQuiet: String?
    var rest: Rest?
    var from: String
  }

  /// The fields of every kind of rule.
  struct When: Decodable {
    var at: Int?
    var days: Int?
    var times: Int?
    var date: String?
    var from: Int?
    var until: Int?
    var apartMin: Int?
  }

  struct Zone: Decodable {
    var stay: Stay
  }

  struct Stay: Decodable {
    var zone: String
    var aheadOfUtcS: Int
  }

  struct Quiet: Decodable {
    var days: Int
    var from: Int
    var until: Int
  }

  /// A word, or the date until which it rests.
  enum Rest: Decodable {
    case open
    case until(String)

    init(from decoder: any Decoder) throws {
      if (try? decoder.singleValueContainer().decode(String.self)) != nil {
        self = .open
      } else {
        self = .until(try [String: String](from: decoder)["until"] ?? "")
      }
    }
  }
}

/// When a reminder comes. Written as a row: the date, which of that date, the moment, what clocks show, and why it is another time.
struct Reminding: Decodable, Equatable {
  var date: String
  var nth: Int
  var atMs: Int
  var wall: String
  var moved: String

  init(date: Day, nth: Int, at: Int, wall: Int, moved: String) {
    self.date = date.text
    self.nth = nth
    atMs = at * 1000
    self.wall = Day(number: wall.floored(86_400).quotient).text + "T" + Self.clock(wall.floored(86_400).remainder)
    self.moved = moved
  }

  init(from decoder: any Decoder) throws {
    var row = try decoder.unkeyedContainer()
    date = try row.decode(String.self)
    nth = try row.decode(Int.self)
    atMs = try row.decode(Int.self)
    wall = try row.decode(String.self)
    moved = try row.decode(String.self)
  }

  private static func clock(_ second: Int) -> String {
    [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}

/// A date, as days since 1970.
struct Day: Equatable {
  var number: Int

  private static let utc: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }()

  init(number: Int) {
    self.number = number
  }

  init(_ text: String) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    let date = Self.utc.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2])) ?? .distantPast
    number = Int(date.timeIntervalSince1970) / 86_400
  }

  var components: DateComponents {
    Self.utc.dateComponents(
      [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(number) * 86_400))
  }

  var text: String {
    let parts = components
    return [parts.year, parts.month, parts.day].map { $0 ?? 0 }.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(
      separator: "-")
  }

  /// 0 is Monday. Foundation counts from Sunday, which is 1.
  var weekday: Int { ((components.weekday ?? 1) + 5) % 7 }

  func isOneOf(_ days: Int) -> Bool { days >> weekday & 1 == 1 }
}

/// When the rule of a case reminds, with Foundation's calendar and zones alone: nothing here asks the core. The rules stand in
/// tests/vectors/reminders.py. What clocks show is counted in seconds, as if it were of UTC.
struct ReminderOracle {
  private let rule: ReminderCase
  private let kind: String
  private let when: ReminderCase.When
  private let begins: Day
  private let calendar: Calendar

  init(_ rule: ReminderCase) {
    self.rule = rule
    kind = rule.rule.when.keys.first ?? ""
    when = rule.rule.when[kind] ?? ReminderCase.When()
    begins = Day(rule.rule.from)
    let stay = rule.rule.zone?.stay
    let zone =
      TimeZone(identifier: stay?.zone ?? rule.zone) ?? stay.flatMap { TimeZone(secondsFromGMT: $0.aheadOfUtcS) }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone ?? .gmt
    self.calendar = calendar
  }

  /// Whether clocks change here as they did where the file was written: around each change, and at each reminder.
  var hasTheSameZone: Bool {
    rule.changes.allSatisfy { ahead($0[0] / 1000 - 1) == $0[1] && ahead($0[0] / 1000) == $0[2] }
      && rule.occurrences.allSatisfy { row in
        let at = row.atMs / 1000
        return Reminding(date: Day(row.date), nth: row.nth, at: at, wall: at + ahead(at), moved: row.moved) == row
      }
  }

  /// The first of them, day by day.
  func occurrences(_ many: Int) -> [Reminding] {
    var all: [Reminding] = []
    var empty = 0
    guard let firstDay else { return [] }
    for number in firstDay..<firstDay + 40 * 366 where isFor(Day(number: number)) {
      let day = Day(number: number)
      var found: [Reminding] = []
      for (nth, minute) in minutes(of: day).enumerated() {
        if let one = one(of: day, nth, minute), !found.contains(where: { $0.atMs == one.atMs }) { found.append(one) }
      }
      all += found.sorted { $0.atMs < $1.atMs }
      empty = found.isEmpty ? empty + 1 : 0
      if all.count >= many || empty == 16 { break }
    }
    return Array(all.prefix(many))
  }

  private func ahead(_ at: Int) -> Int {
    calendar.timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(at)))
  }

  /// The number of the first day; none where it rests until it is woken.
  private var firstDay: Int? {
    let first = max(Day(rule.from).number, begins.number)
    switch rule.rule.rest {
    case nil: return first
    case .until(let text): return max(first, Day(text).number)
    case .open: return nil
    }
  }

  private func isFor(_ day: Day) -> Bool {
    let since = day.number - begins.number
    switch kind {
    case "daily": return true
    case "weekdays", "random": return day.isOneOf(when.days ?? 0)
    case "every_days": return since % (when.days ?? 1) == 0
    case "times_a_week": return (0..<(when.times ?? 0)).contains { $0 * 7 / (when.times ?? 1) == since % 7 }
    case "programme": return rule.programme.contains(day.text)
    default: return when.date == day.text
    }
  }

  /// Minutes after the midnight of the date that a day is called by.
  private func minutes(of day: Day) -> [Int] {
    kind == "random" ? drawn(day) : [ofTheDay(when.at ?? 0)]
  }

  private func ofTheDay(_ time: Int) -> Int { time < rule.dayBegins ? time + 1440 : time }

  private func drawn(_ day: Day) -> [Int] {
    let (first, last) = (ofTheDay(when.from ?? 0), ofTheDay(when.until ?? 0))
    let window =
      first <= last ? Array(first...last) : Array(rule.dayBegins..<last + 1) + Array(first..<rule.dayBegins + 1440)
    let free = window.filter { !isQuiet(day.number * 86_400 + $0 * 60) }
    let apart = when.apartMin ?? 0
    let times = (1...max(1, when.times ?? 1)).last { ($0 - 1) * apart < free.count } ?? 0
    if times == 0 { return [] }
    let slack = free.count - 1 - (times - 1) * apart
    var random = SplitMix(rule.id, day)
    let places = (0..<times).map { _ in random.upTo(slack) }.sorted()
    return places.enumerated().map { free[$1 + $0 * apart] }
  }

  private func one(of day: Day, _ nth: Int, _ minute: Int) -> Reminding? {
    let asked = day.number * 86_400 + minute * 60
    guard let at = moment(asked) else { return nil }
    let wall = at + ahead(at)
    if !isQuiet(wall) { return Reminding(date: day, nth: nth, at: at, wall: wall, moved: wall == asked ? "no" : "gap") }
    let dayEnds = (day.number + 1) * 86_400 + rule.dayBegins * 60
    var waited = at
    // Where a change of the clocks leaves the end out, what comes later may be quiet, too.
    while isQuiet(waited + ahead(waited)) {
      let wall = waited + ahead(waited)
      let end = stride(from: wall - wall % 60, to: dayEnds, by: 60).first { !isQuiet($0) }
      guard rule.rule.inQuiet != "skip", let end, let later = moment(end) else { return nil }
      waited = later
    }
    let found = waited + ahead(waited)
    return found < dayEnds ? Reminding(date: day, nth: nth, at: waited, wall: found, moved: "quiet") : nil
  }

  /// The moment at which clocks show that: Foundation moves on what is left out by what was, and of two moments takes the first.
  private func moment(_ wall: Int) -> Int? {
    let day = Day(number: wall.floored(86_400).quotient)
    let second = wall.floored(86_400).remainder
    var parts = day.components
    parts.weekday = nil
    (parts.hour, parts.minute, parts.second) = (second / 3600, second / 60 % 60, second % 60)
    guard let date = calendar.date(from: parts) else { return nil }
    let at = Int(date.timeIntervalSince1970)
    return at + ahead(at) == wall || shows(day) ? at : nil
  }

  /// Whether its clocks ever show that date: asked of every quarter of an hour at which they could.
  private func shows(_ day: Day) -> Bool {
    let first = day.number * 86_400
    return stride(from: first - 30 * 3600, to: first + 60 * 3600, by: 900).contains {
      ($0 + ahead($0)).floored(86_400).quotient == day.number
    }
  }

  private func isQuiet(_ wall: Int) -> Bool {
    let (number, second) = wall.floored(86_400)
    return (rule.rule.quiet ?? []).contains { span in
      let until = span.until > span.from ? span.until : span.until + 1440
      return [0, 1].contains { before in
        let minute = second / 60 + before * 1440
        return Day(number: number - before).isOneOf(span.days) && span.from <= minute && minute < until
      }
    }
  }
}

/// SplitMix64, from the name of a rule and a date.
private struct SplitMix {
  private var state: UInt64
  private static let golden: UInt64 = 0x9e37_79b9_7f4a_7c15

  init(_ id: String, _ day: Day) {
    let high = UInt64(id.prefix(16), radix: 16) ?? 0
    let low = UInt64(id.suffix(16), radix: 16) ?? 0
    state = high
    state = next() ^ low
    // 1 January of the year 1 is day 1.
    state = next() ^ UInt64(day.number + 719_163)
  }

  private mutating func next() -> UInt64 {
    state &+= Self.golden
    var mixed = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }

  mutating func upTo(_ most: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(most + 1)).high)
  }
}

extension Int {
  /// Division that goes down for what is before 1970, too.
  func floored(_ by: Int) -> (quotient: Int, remainder: Int) {
    let rest = (self % by + by) % by
    return ((self - rest) / by, rest)
  }
}
