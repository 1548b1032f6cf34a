import AppModel
import Foundation
import KindselfCore
import SwiftUI

/// The emergency numbers, and what is doubtful about them.
struct EmergencyNumbers: View {
  let all: [EmergencyCard]
  @Environment(\.layoutDirection) private var direction

  var body: some View {
    ForEach(all, id: \.self) { emergency in
      Call(number: emergency.number, about: words(for: emergency.reaches))
      if let note = emergency.note { SecondaryText(note) }
    }
    let listed = all.filter(\.listOnly).map { $0.number.shown.leftToRight(in: direction) }
    if !listed.isEmpty {
      SecondaryText(
        Text("Found only in lists of numbers, not with the service itself: \(listed.joined(separator: ", "))."))
    }
  }

  private func words(for reaches: Reaches) -> Text {
    switch reaches {
    case .all: Text("All emergencies")
    case .ambulance: Text("Ambulance")
    case .ambulanceAndFire: Text("Ambulance and fire")
    case .medical: Text("Medical help")
    case .police: Text("Police")
    }
  }
}

/// A helpline: what is doubtful before how to reach it.
struct Helpline: View {
  let line: LineCard
  /// What is known of that.
  var bill: String?
  @Environment(\.layoutDirection) private var direction

  var body: some View {
    SoftCard {
      Text(verbatim: line.name).font(.headline)
      if let caution = line.caution { BodyText(caution) }
      ForEach(line.ways, id: \.self) { way($0) }
      known
      if let bill { SecondaryText(bill) }
      if let note = line.note { SecondaryText(note) }
    }
  }

  @ViewBuilder private func way(_ way: LineWay) -> some View {
    switch way {
    case .call(let number): Call(number: number)
    case .text(let number, let say): Written(number: number, say: say)
    case .whatsapp(let number): BodyText(Text("WhatsApp: \(number.spelledOut(in: direction))"))
    case .chat(let site): Chat(site: site)
    }
  }

  /// Hours, cost and languages. What takes a sentence stands alone.
  @ViewBuilder private var known: some View {
    if case .told(let words) = line.hours { SecondaryText(words) }
    if case .told(let words) = line.cost { SecondaryText(words) }
    let short = [hours, cost].compactMap(\.self) + line.languages.map { Text(verbatim: inItself($0)) }
    if !short.isEmpty { SecondaryText(short.dotted) }
  }

  private var hours: Text? {
    switch line.hours {
    case .always: Text("Day and night")
    case .unknown: Text("Hours not known")
    case .told: nil
    }
  }

  private var cost: Text? {
    switch line.cost {
    case .free: Text("Free of charge")
    case .charged: Text("The call costs money")
    case .unknown: Text("Cost not known")
    case .told: nil
    }
  }
}

/// A number to call. An emergency number says what it is `about`, and is the larger button.
private struct Call: View {
  let number: NumberCard
  var about: Text?
  @Environment(Navigator.self) private var navigator
  @Environment(\.layoutDirection) private var direction

  var body: some View {
    let words = [Text("Call \(number.spelledOut(in: direction))"), about].compactMap(\.self).dotted
    let shown = number.shown.leftToRight(in: direction)
    Reach(
      words: words, isMain: about != nil,
      cannot: Text("This device cannot call from here. The number is \(shown)."),
      aloud: String(format: spoken("This device cannot call from here. The number is %@."), number.shown)
    ) {
      await navigator.app.services.phone.dial(number.dialled)
    }
  }
}

private struct Written: View {
  let number: NumberCard
  let say: String?
  @Environment(Navigator.self) private var navigator
  @Environment(\.layoutDirection) private var direction

  var body: some View {
    let digits = number.spelledOut(in: direction)
    let shown = number.shown.leftToRight(in: direction)
    Reach(
      words: say.map { Text("Text \($0) to \(digits)") } ?? Text("Text \(digits)"),
      cannot: Text("This device cannot send texts. The number is \(shown)."),
      aloud: String(format: spoken("This device cannot send texts. The number is %@."), number.shown)
    ) {
      await navigator.app.services.phone.text(number.dialled, words: say)
    }
  }
}

private struct Chat: View {
  let site: String
  @Environment(Navigator.self) private var navigator

  var body: some View {
    Reach(
      words: Text("Chat in the browser: \(site)"),
      cannot: Text("This device cannot open websites. The address is \(site)."),
      aloud: String(format: spoken("This device cannot open websites. The address is %@."), site)
    ) {
      await navigator.app.services.phone.browse(site)
    }
  }
}

/// A button, and below it, where one looks, what to do instead where this device could not do it.
private struct Reach: View {
  let words: Text
  var isMain = false
  let cannot: Text
  let aloud: String
  let reach: @MainActor () async -> Bool
  @State private var could = true

  var body: some View {
    if isMain { button.buttonStyle(.main) } else { button.buttonStyle(.otherWide) }
    if !could { BodyText(cannot) }
  }

  private var button: some View {
    Button {
      Task {
        could = await reach()
        if !could { announcePolitely(aloud) }
      }
    } label: {
      words
    }
  }
}

/// Where what is called so was seen and when, and that this is old, where it is.
struct Seen: View {
  let name: Text
  let sources: [SourceCard]
  let isOld: Bool

  var body: some View {
    name.font(.headline)
    if isOld {
      SecondaryText(Text("The dates here are over a year old, or not known. These details may have changed."))
    }
    SecondaryText(Text("Seen at: \(list)")).font(.footnote)
  }

  private var list: Text {
    let each = sources.map { source in
      Text(verbatim: "\(source.site) (") + (source.date.map { Text(verbatim: $0) } ?? Text("no date"))
        + Text(verbatim: ")")
    }
    return each.dropFirst().reduce(each.first ?? Text(verbatim: "")) { $0 + Text(verbatim: ", ") + $1 }
  }
}

extension NumberCard {
  /// As people write it; VoiceOver says each digit.
  fileprivate func spelledOut(in direction: LayoutDirection) -> Text {
    Text(verbatim: shown.leftToRight(in: direction)).speechSpellsOutCharacters()
  }
}

extension String {
  fileprivate func leftToRight(in direction: LayoutDirection) -> String {
    direction == .rightToLeft ? leftToRight : self
  }
}

/// A language by its own name, which those who look for it know.
private func inItself(_ tag: String) -> String {
  let name = Locale(identifier: tag).localizedString(forLanguageCode: tag) ?? tag
  return name.prefix(1).uppercased() + name.dropFirst()
}
