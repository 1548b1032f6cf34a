import AppModel
import Foundation
import SwiftUI

/// A day in words: today, yesterday, or its date.
func dayInWords(_ day: String, present: Present?) -> Text {
  switch day {
  case present?.today: Text("Today")
  case present?.yesterday: Text("Yesterday")
  default: dateInWords(day)
  }
}

/// A day's date as the person's language writes it.
func dateInWords(_ day: String) -> Text {
  guard let date = Days.date(day) else { return Text(verbatim: day) }
  return Text(date, format: .dateTime.day().month(.wide).year())
}
