import Foundation
import KindselfCore
import SwiftUI

/// A length as people say it: "3 minutes", "1 minute 16 seconds", "38 seconds".
func lengthInWords(_ ms: UInt64) -> Text {
  let all = Int((ms + 500) / 1000)
  let (minutes, seconds) = (all / 60, all % 60)
  let inMinutes = Text("\(minutes) minutes")
  let inSeconds = Text("\(seconds) seconds")
  if minutes == 0 { return inSeconds }
  return seconds == 0 ? inMinutes : Text("\(inMinutes) \(inSeconds)")
}

/// "3 entries": the words are looked up by the collection's name, so that a new one needs a text and no code.
func counted(_ collection: String, _ count: UInt32) -> Text {
  var words = LocalizedStringKey.StringInterpolation(literalCapacity: collection.count + 1, interpolationCount: 1)
  words.appendInterpolation(Int(count))
  words.appendLiteral(" ")
  words.appendLiteral(collection)
  return Text(LocalizedStringKey(stringInterpolation: words))
}

/// "3 entries, 1 draft, 5 sessions"
func listed(_ counts: [CountCard]) -> Text {
  let words = counts.map { counted($0.collection, $0.count) }
  return words.dropFirst().reduce(words.first ?? Text(verbatim: "")) { Text("\($0), \($1)") }
}

extension [Text] {
  /// One after the other, with a dot between them.
  var dotted: Text {
    dropFirst().reduce(first ?? Text(verbatim: "")) { $0 + Text(verbatim: " · ") + $1 }
  }
}

extension [Text] {
  /// One after the other, each with a full stop.
  var sentences: Text {
    map { $0 + Text(verbatim: ".") }.reduce(nil) { all, one in all.map { $0 + Text(verbatim: " ") + one } ?? one }
      ?? Text(verbatim: "")
  }
}

/// The app's own words where the system wants them as they are and not as a `Text`.
func spoken(_ key: String) -> String { Bundle.main.localizedString(forKey: key, value: nil, table: nil) }
