import AppModel
import Foundation
import KindselfCore
import SwiftUI

/// The emergency number first, then helplines, then someone one trusts. Where the country is not known, or not in the list,
/// the numbers that work widely, and the list. Nothing is called, written or opened but by a tap.
struct CrisisLinesScreen: View {
  @Environment(Navigator.self) private var navigator

  var body: some View {
    let crisis = navigator.app.safety.crisis
    let unlisted = crisis.unlisted.flatMap(navigator.inWords)
    Column {
      BodyText(crisis.first)
      if let place = crisis.place {
        Heading(Text(verbatim: place.name))
      } else if let unlisted {
        BodyText(Text("We have no lines for \(unlisted) yet. These two numbers work in many places."))
      } else {
        BodyText(crisis.unknown)
      }
      EmergencyNumbers(all: crisis.emergency)
      if let place = crisis.place {
        BodyText(place.lines.isEmpty ? crisis.noLine : crisis.then)
        ForEach(place.lines, id: \.self) { Helpline(line: $0) }
        Heading("If nobody answers")
        BodyText(place.ifNoAnswer)
      } else {
        Heading(unlisted == nil ? Text(verbatim: crisis.ask) : Text("Another country"))
        Countries(app: navigator.app)
        BodyText(crisis.elsewhere)
      }
      BodyText(crisis.also)
      if crisis.place != nil { AnotherCountry(ask: crisis.ask, app: navigator.app) }
      ListLookedAt(on: crisis.lookedOn, isOld: crisis.isOld, someAreOld: crisis.someAreOld, untried: crisis.untried)
      Sources(crisis: crisis)
    }
    // Another country begins at its emergency number, not where the list of countries was.
    .id(crisis.place?.country)
    .screen("Crisis lines")
  }
}

extension Navigator {
  /// The country's name in the language of the app's texts; nil where the system has none.
  func inWords(country: String) -> String? {
    let name = Locale(identifier: app.services.phone.language).localizedString(forRegionCode: country)
    return name == country ? nil : name
  }
}

/// When someone last looked at a list, and that it or parts of it are old.
struct ListLookedAt: View {
  let on: String
  let isOld: Bool
  let someAreOld: Bool
  let untried: String

  var body: some View {
    SecondaryText(words)
  }

  private var words: Text {
    var words = Text("We last looked on \(dateInWords(on)).")
    if isOld { words = words + Text(verbatim: " ") + Text("That was over a year ago.") }
    if someAreOld {
      let some = Text("Some of what we found is over a year old or has no date, and may have changed.")
      words = words + Text(verbatim: " ") + some
    }
    return words + Text(verbatim: " " + untried)
  }
}

/// Where each of them was seen and when, folded away until somebody wants to know.
private struct Sources: View {
  let crisis: CrisisCard

  var body: some View {
    DisclosureGroup {
      VStack(alignment: .leading, spacing: 12) {
        Seen(name: Text("Emergency numbers"), sources: crisis.emergencySources, isOld: crisis.emergencyIsOld)
        if !crisis.elsewhereSources.isEmpty {
          Seen(name: Text("Help in other countries"), sources: crisis.elsewhereSources, isOld: crisis.elsewhereIsOld)
        }
        ForEach(crisis.place?.lines ?? [], id: \.self) {
          Seen(name: Text(verbatim: $0.name), sources: $0.sources, isOld: $0.isOld)
        }
      }
      .frame(maxWidth: .infinity, alignment: .leading)
    } label: {
      Text("Where this is from").frame(minHeight: 44)
    }
  }
}

/// Asks for the country where the numbers are: the list opens here and closes when one is chosen.
struct AnotherCountry: View {
  let ask: String
  let app: Kindself
  @State private var isChoosing: Bool

  init(ask: String, app: Kindself) {
    self.ask = ask
    self.app = app
    _isChoosing = State(initialValue: false)
  }

  var body: some View {
    if isChoosing {
      Heading(Text(verbatim: ask))
      Countries(app: app, offersPhone: true) { isChoosing = false }
    } else {
      Button("Another country") { isChoosing = true }.buttonStyle(.otherWide)
    }
  }
}

/// All countries; where it is offered, also to leave it to the phone.
struct Countries: View {
  let app: Kindself
  var offersPhone = false
  var chosen: () -> Void = {}

  var body: some View {
    VStack(alignment: .leading, spacing: 0) {
      if offersPhone { row(Text("As the phone"), code: nil) }
      ForEach(app.safety.countries, id: \.code) { row(Text(verbatim: $0.name), code: $0.code) }
    }
  }

  private func row(_ name: Text, code: String?) -> some View {
    Answer(name, isChosen: app.settings.country == code) {
      chosen()
      app.settings.country = code
    }
    .buttonStyle(.row)
  }
}
