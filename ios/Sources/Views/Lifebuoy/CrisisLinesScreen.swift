import AppModel
import Foundation
import KindselfCore
import SwiftUI

/// The emergency number first, then a helpline, then someone one trusts. Nothing is dialled but by a tap on the number.
struct CrisisLinesScreen: View {
  @Environment(Wayfinder.self) private var ways
  /// A number this device could not call.
  @State private var notDialled: String?

  var body: some View {
    let crisis = ways.app.crisis
    let place = ways.app.crisisPlace
    Column {
      if let notDialled {
        SoftCard { Said(Text("This device cannot make calls. The number is \(notDialled).")) }
      }
      Said(crisis.first)
      if let place {
        Text(verbatim: place.name).font(.headline).accessibilityAddTraits(.isHeader)
        ForEach(place.emergency, id: \.self) { call($0).buttonStyle(.main) }
        if !place.lines.isEmpty { helpline(place, then: crisis.then) }
      } else {
        Said(crisis.elsewhere)
        // No number is offered that no source was seen for.
        NavigationLink("Choose a country", value: Room.country).buttonStyle(.main)
      }
      Said(crisis.also)
      if let place {
        NavigationLink("Another country", value: Room.country).buttonStyle(.otherWide)
        if place.oneSource { Quiet(Text("These numbers were found in one source only.")) }
      }
      Quiet(Text("Gathered on \(crisis.asOf).") + Text(verbatim: " " + crisis.dated)).font(.footnote)
    }
    .screen("Crisis lines")
  }

  private func helpline(_ place: PlaceCard, then: String) -> some View {
    SoftCard {
      Said(then)
      if let name = place.lineName { Text(verbatim: name).font(.headline) }
      ForEach(place.lines, id: \.self) { call($0).buttonStyle(.otherWide) }
      if place.allHours || place.free {
        Quiet(
          [place.allHours ? Text("Day and night") : nil, place.free ? Text("Free of charge") : nil].compactMap(\.self)
            .dotted)
      }
    }
  }

  private func call(_ number: NumberCard) -> some View {
    Button {
      Task {
        notDialled = await ways.app.services.phone.dial(number.number) ? nil : number.number
        guard let notDialled else { return }
        announcePolitely(String(format: spoken("This device cannot make calls. The number is %@."), notDialled))
      }
    } label: {
      callInWords(number)
    }
  }
}

private func callInWords(_ number: NumberCard) -> Text {
  var words = [Text("Call \(number.number)")]
  switch number.reaches {
  case .ambulance: words.append(Text("Ambulance"))
  case .police: words.append(Text("Police"))
  case nil: break
  }
  if let language = number.language { words.append(Text(verbatim: inItself(language))) }
  return words.dotted
}

/// A language by its own name, which those who look for it know.
private func inItself(_ tag: String) -> String {
  let name = Locale(identifier: tag).localizedString(forLanguageCode: tag) ?? tag
  return name.prefix(1).uppercased() + name.dropFirst()
}
