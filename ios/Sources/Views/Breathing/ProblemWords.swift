import AppModel
import KindselfCore
import SwiftUI

/// What is to be mended, with its limit and the remedy.
func problemInWords(_ problem: Problem) -> Text {
  switch problem.fault {
  case .notALength:
    Text("This is not a number of seconds. A number such as 4 or 4.5 works.")
  case .tooShort(let least) where problem.field == .cycle:
    Text(
      "The whole breath is very short. Make some part longer, to \(secondsInDigits(ms: least)) seconds in all or more.")
  case .tooShort(let least):
    Text("This is shorter than is comfortable. \(secondsInDigits(ms: least)) seconds or more works.")
  case .tooLong(let most) where problem.field == .cycle:
    Text(
      "The whole breath is very long. Make some part shorter, to \(secondsInDigits(ms: most)) seconds in all or less.")
  case .tooLong(let most):
    Text("This is longer than is gentle. \(secondsInDigits(ms: most)) seconds or less works.")
  case .betweenSteps(let step):
    Text(
      "It goes in steps of \(secondsInDigits(ms: step)) seconds. The buttons beside it lead to the next one.")
  case .tooMuchHeld(let percent):
    Text("Much of this breath is held. Shorter holds, \(Int(percent))% of the breath at most, are kinder.")
  }
}

/// Problems beside what they are about.
struct Problems: View {
  let problems: [Problem]
  @Environment(\.palette) private var palette

  init(_ problems: [Problem]) {
    self.problems = problems
  }

  var body: some View {
    ForEach(problems, id: \.self) { problem in
      problemInWords(problem).font(.footnote).foregroundStyle(palette.error)
    }
  }
}
