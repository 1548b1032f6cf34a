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

/// Where a day begins.
struct DayBegins: View {
  var body: some View {
    SecondaryText(Text("A day begins at four in the morning, so a late night still belongs to the day before."))
  }
}

/// A day's date as the person's language writes it.
func dateInWords(_ day: String) -> Text {
  guard let date = Days.date(day) else { return Text(verbatim: day) }
  return Text(date, format: .dateTime.day().month(.wide).year())
}
