import AppModel
import KindselfCore
import SwiftUI

/// Help lines for people who were or are hurt or controlled by somebody: the emergency number first, what stays in the phone before one
/// calls, then the lines, then those that listen whatever the reason. Where none is known, that is said.
struct AbuseLinesScreen: View {
  @Environment(Navigator.self) private var navigator

  var body: some View {
    let lines = navigator.app.safety.abuseLines
    Column {
      BodyText(lines.first)
      if let place = lines.place ?? lines.unlisted.flatMap(navigator.inWords) { Heading(Text(verbatim: place)) }
      EmergencyNumbers(all: lines.emergency)
      BodyText(lines.then)
      if !lines.lines.isEmpty { BodyText(lines.list) }
      ForEach(lines.lines, id: \.self) { Helpline(line: $0.line, bill: $0.bill) }
      if let note = lines.note { BodyText(note) }
      BodyText(lines.also)
      WayTo(.safety(.crisisLines), "Crisis lines", behind: "Numbers to call, for your country.").buttonStyle(.door())
      if lines.place == nil {
        Heading(Text(verbatim: lines.ask))
        Countries(app: navigator.app)
      } else {
        AnotherCountry(ask: lines.ask, app: navigator.app)
      }
      ListLookedAt(on: lines.lookedOn, isOld: lines.isOld, someAreOld: lines.someAreOld, untried: lines.untried)
      LinesFrom(lines: lines)
    }
    // Another country begins at its emergency number, not where the list of countries was.
    .id(lines.place)
    .screen("Help lines")
    .bottomBar { WaysOut(hasLines: false) }
  }
}

/// Where each of them was seen and when, folded away until somebody wants to know.
private struct LinesFrom: View {
  let lines: AbuseLinesCard

  var body: some View {
    DisclosureGroup {
      VStack(alignment: .leading, spacing: 12) {
        Seen(name: Text("Emergency numbers"), sources: lines.emergencySources, isOld: lines.emergencyIsOld)
        ForEach(lines.lines, id: \.self) {
          Seen(name: Text(verbatim: $0.line.name), sources: $0.line.sources, isOld: $0.line.isOld)
        }
      }
      .frame(maxWidth: .infinity, alignment: .leading)
    } label: {
      Text("Where this is from").frame(minHeight: 44)
    }
  }
}
