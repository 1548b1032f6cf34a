import AppModel
import KindselfCore
import SwiftUI

/// Comfort choices. Each is kept at once.
struct SettingsScreen: View {
  @Bindable var app: Kindself
  @Environment(\.palette) private var palette

  var body: some View {
    Form {
      Group {
        Section {
          Picker("Light and dark", selection: $app.settings.theme) {
            Text("As the phone").tag(Theme.system)
            Text("Light").tag(Theme.light)
            Text("Dark").tag(Theme.dark)
          }
          .pickerStyle(.inline)
        }
        Section {
          Switch(
            "Less motion", note: "The shape keeps its size, and glows with the breath.",
            isOn: $app.settings.reduceMotion)
          Switch("Keep the screen on", note: "While a session is on.", isOn: $app.settings.keepScreenOn)
        }
        Section("How sessions lead you") {
          GuideSwitches(app: app)
          Switch(
            "Let my own music play on",
            note: """
              Beside the sounds of a session, from the next one on. The lock screen's controls are not there then.
              """,
            isOn: $app.settings.ownMusic)
        }
        StartPace(app: app)
        Section {
          Picker("Holding the breath", selection: $app.settings.holds) {
            Text("Ask me each time").tag(Holds.unanswered)
            Text("Without holds").tag(Holds.without)
            Text("With holds").tag(Holds.with)
          }
          .pickerStyle(.inline)
        } footer: {
          Text("Some breaths are held for a while. They can all be done without.")
        }
        Section("Crisis lines") {
          NavigationLink(value: Room.country) {
            LabeledContent {
              country.map { Text(verbatim: $0) } ?? Text("As the phone")
            } label: {
              Text("Country")
            }
          }
        }
      }
      .listRowBackground(palette.surface)
    }
    .screen("Settings")
  }

  private var country: String? {
    app.countries.first { $0.code == app.settings.country }?.name
  }
}

/// Which country's crisis lines are shown.
struct CountryScreen: View {
  @Bindable var app: Kindself
  @Environment(Wayfinder.self) private var ways
  @Environment(\.palette) private var palette

  var body: some View {
    Form {
      Picker("Country", selection: $app.settings.country) {
        Text("As the phone").tag(String?.none)
        ForEach(app.countries, id: \.code) { country in
          Text(verbatim: country.name).tag(String?.some(country.code))
        }
      }
      .pickerStyle(.inline)
      .listRowBackground(palette.surface)
    }
    .screen("Country")
    .onChange(of: app.settings.country) { ways.back() }
  }
}
