import AppModel
import KindselfCore
import SwiftUI

/// What holds for all reminders, and all of them as a calendar.
struct Together: View {
  let app: Kindself
  let calendar: CalendarFile
  @Binding var problem: ReminderProblem?

  var body: some View {
    let wishes = app.reminding.wishes
    DisclosureGroup {
      VStack(alignment: .leading, spacing: 12) {
        Heading("How many come")
        ForEach(Array(ruleBounds.mostADay), id: \.self) { most in
          Answer(Text("At most \(Int(most)) a day"), isChosen: wishes.mostADay == most) {
            wish { $0.mostADay = most }
          }
        }
        Heading("“Later” means")
        ForEach(ruleBounds.laterMin, id: \.self) { minutes in
          Answer(Text("\(minutesInWords(minutes)) later"), isChosen: wishes.laterMin == minutes) {
            wish { $0.laterMin = minutes }
          }
        }
        AsCalendar(app: app, calendar: calendar)
      }
      .frame(maxWidth: .infinity, alignment: .leading)
      .buttonStyle(.row)
    } label: {
      Text("All of them together").frame(minHeight: 44)
    }
  }

  private func wish(_ change: (inout ReminderWishes) -> Void) {
    var wishes = app.reminding.wishes
    change(&wishes)
    Task { problem = await app.reminding.wish(wishes) }
  }
}
