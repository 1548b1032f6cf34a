import Foundation
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

extension [Text] {
  /// One after the other, with a dot between them.
  var dotted: Text {
    dropFirst().reduce(first ?? Text(verbatim: "")) { $0 + Text(verbatim: " · ") + $1 }
  }
}

/// The app's own words where the system wants them as they are and not as a `Text`.
func spoken(_ key: String) -> String { Bundle.main.localizedString(forKey: key, value: nil, table: nil) }
