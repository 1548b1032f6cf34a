import AppModel
import KindselfCore
import SwiftUI

/// Comfort choices. Each is kept at once.
struct SettingsScreen: View {
  let app: Kindself
  @Bindable var settings: SettingsModel
  @Environment(\.palette) private var palette

  var body: some View {
    Form {
      Group {
        Section {
          Picker("Light and dark", selection: $settings.theme) {
            Text("As the phone").tag(Theme.system)
            Text("Light").tag(Theme.light)
            Text("Dark").tag(Theme.dark)
          }
          .pickerStyle(.inline)
        }
        Section {
          Switch(
            "Less motion", note: "The shape keeps its size, and glows with the breath.",
            isOn: $settings.reduceMotion)
          Switch("Keep the screen on", note: "While a session is on.", isOn: $settings.keepScreenOn)
        }
        Section("How sessions lead you") {
          GuideSwitches(settings: settings, canTouch: app.services.haptics.isThere)
          Switch(
            "Let my own music play on",
            note: """
              Beside the sounds of a session, from the next one on. The lock screen's controls are not there then.
              """,
            isOn: $settings.ownMusic)
        }
        SpokenLinesSection(lines: app.spokenLines)
        StartPace(practices: app.practices)
        Section {
          Picker("Holding the breath", selection: $settings.holds) {
            Text("Ask me each time").tag(Holds.unanswered)
            Text("Without holds").tag(Holds.without)
            Text("With holds").tag(Holds.with)
          }
          .pickerStyle(.inline)
        } footer: {
          Text("Some breaths are held for a while. They can all be done without.")
        }
        Section {
          NavigationLink(value: Destination.settings(.dayBegins)) {
            LabeledContent {
              timeInWords(settings.dayBeginsMin)
            } label: {
              Text("A day begins at")
            }
          }
        } header: {
          Text("Late nights")
        } footer: {
          Text("Night owls are welcome: what you write after midnight can belong to the evening before.")
        }
        Section("Crisis lines") {
          NavigationLink(value: Destination.settings(.country)) {
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
    app.safety.countries.first { $0.code == settings.country }?.name
  }
}

/// At which of the times the core knows the person's day begins.
struct DayBeginsScreen: View {
  @Bindable var settings: SettingsModel
  @Environment(\.screenActions) private var actions
  @Environment(\.palette) private var palette

  var body: some View {
    Form {
      Section {
        Picker("A day begins at", selection: $settings.dayBeginsMin) {
          ForEach(dayBeginnings(), id: \.self) { minutes in
            timeInWords(minutes).tag(minutes)
          }
        }
        .pickerStyle(.inline)
      } footer: {
        Text("What is already kept stays on its day.")
      }
      .listRowBackground(palette.surface)
    }
    .screen("A day begins at")
    .onChange(of: settings.dayBeginsMin) { actions.back() }
  }
}

/// Which country's crisis lines are shown.
struct CountryScreen: View {
  let app: Kindself
  @Bindable var settings: SettingsModel
  @Environment(\.screenActions) private var actions
  @Environment(\.palette) private var palette

  var body: some View {
    Form {
      Picker("Country", selection: $settings.country) {
        Text("As the phone").tag(String?.none)
        ForEach(app.safety.countries, id: \.code) { country in
          Text(verbatim: country.name).tag(String?.some(country.code))
        }
      }
      .pickerStyle(.inline)
      .listRowBackground(palette.surface)
    }
    .screen("Country")
    .onChange(of: settings.country) { actions.back() }
  }
}
