import AppModel
import SwiftUI

/// The screens of what is chosen, and what the app is.
struct SettingsContent: View {
  let destination: SettingsDestination
  let app: Kindself

  var body: some View {
    switch destination {
    case .settings: SettingsScreen(app: app, settings: app.settings)
    case .dayBegins: DayBeginsScreen(settings: app.settings)
    case .country: CountryScreen(app: app, settings: app.settings)
    case .about: AboutScreen()
    }
  }
}
