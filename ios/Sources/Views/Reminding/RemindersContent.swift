import AppModel
import SwiftUI

/// The screens of reminders.
struct RemindersContent: View {
  let destination: RemindersDestination
  let app: Kindself

  var body: some View {
    switch destination {
    case .list: RemindersScreen(app: app)
    case .rule(let subject): RuleScreen(app: app, subject: subject)
    case .pick(let subject): if let model = app.rules.model(subject) { PickScreen(app: app, model: model) }
    case .arrive: ArriveScreen(app: app)
    case .log: ReminderLogScreen(app: app)
    }
  }
}
