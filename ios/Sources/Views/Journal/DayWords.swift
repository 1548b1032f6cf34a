import AppModel
import Foundation
import KindselfCore
import SwiftUI

/// A day in words: today, yesterday, or its date; at night, when clocks show another, with both.
func dayInWords(_ day: String, present: DaysCard?) -> Text {
  let isNight = present?.night == true
  return switch day {
  case present?.today: isNight ? Text("Today, \(dateInWords(day))") : Text("Today")
  case present?.yesterday: isNight ? Text("Yesterday, \(dateInWords(day))") : Text("Yesterday")
  default: dateInWords(day)
  }
}

/// Where a day begins, so many minutes after midnight.
struct DayBegins: View {
  let minutes: UInt16

  var body: some View {
    SecondaryText(Text("A day begins at \(timeInWords(minutes)). What comes before still belongs to the day before."))
  }
}

/// A time of day, so many minutes after midnight, as the person's phone writes times.
func timeInWords(_ minutes: UInt16) -> Text {
  var style = Date.FormatStyle.dateTime.hour().minute()
  // Of no place: each day in this zone has every time once.
  style.timeZone = .gmt
  return Text(Date(timeIntervalSince1970: TimeInterval(minutes) * 60), format: style)
}

/// A day's date as the person's language writes it.
func dateInWords(_ day: String) -> Text {
  guard let date = Days.date(day) else { return Text(verbatim: day) }
  return Text(date, format: .dateTime.day().month(.wide).year())
}
