import AppModel
import KindselfCore
import SwiftUI

/// What is to be mended at one place of a rule, there.
struct RuleFaults: View {
  let faults: [ReminderFault]
  @Environment(\.palette) private var palette

  init(_ model: RuleModel, at place: RulePlace) {
    faults = model.faults(place)
  }

  var body: some View {
    ForEach(faults, id: \.self) { Text(faultInWords($0)).foregroundStyle(palette.error) }
  }
}

/// Why nothing was changed.
struct ProblemLine: View {
  let problem: ReminderProblem
  @Environment(\.palette) private var palette

  var body: some View { Text(problemInWords(problem)).foregroundStyle(palette.error) }
}

/// What is to be mended, and what works.
private func faultInWords(_ fault: ReminderFault) -> LocalizedStringKey {
  switch fault {
  case .noDays: "Choose one day or more."
  case .daysOutOf(let least, let most): "Between \(String(least)) and \(String(most)) days works."
  case .timesOutOf(let least, let most): "Between \(String(least)) and \(String(most)) times works."
  case .hoursOutOf(let least, let most): "Between \(String(least)) and \(String(most)) hours works."
  case .windowBackwards: "The end comes before the start. A later end works."
  case .windowTooShort(let least):
    "So many, so far apart, need \(minutesInWords(least)) between the start and the end."
  case .quietWithoutDays: "Choose the days on which these quiet hours begin."
  case .tooManyQuiet(let most): "At most \(Int(most)) times can be quiet."
  case .noWords: "A word is enough."
  case .tooManyWords(let most): "At most \(Int(most)) letters fit."
  case .unknownZone: "This phone does not know that time zone. Going by the clock where you are works."
  case .dateOver: "This is over already. A later day or time would come."
  case .notReminded: "This is never what a phone reminds of: somebody else might see it."
  case .nothingThere: "That is not there any more. Something else works."
  case .unreadable: "This cannot be kept as it is."
  }
}

/// Why nothing was changed, and what one might do.
private func problemInWords(_ problem: ReminderProblem) -> LocalizedStringKey {
  switch problem {
  case .faulty: "Above it says what to change, and it can be kept."
  case .tooMany(let most): "There are \(Int(most)) already. Deleting one makes room."
  case .clock: "The phone's clock shows a date that cannot be. Once it is set, this can be kept."
  case .unkept(let trouble): storeInWords(.trouble(trouble))
  }
}
