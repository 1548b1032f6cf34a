import AppModel
import KindselfCore
import SwiftUI

/// What a breath is, how it goes, what to look out for, and what is known about it.
struct ReadScreen: View {
  let key: PracticeKey
  let practice: Practice
  @Environment(Navigator.self) private var navigator

  var body: some View {
    Column {
      switch practice {
      case .breathing(let card):
        BodyText(card.summary)
        if let pattern = card.pattern { PatternCard(pattern: pattern) }
        How(lines: card.how)
        Cautions(own: card.cautions, all: navigator.app.practices.catalogue.cautions)
        Heading("What is known about it")
        SecondaryText(card.evidence)
      // It has a screen of its own.
      case .led: EmptyView()
      case .own(let own):
        PatternCard(pattern: own.pattern)
        Cautions(own: [], all: navigator.app.practices.catalogue.cautions)
        if case .own(let index) = key {
          NavigationLink("Change it", value: Destination.breathing(.ownPattern(index: index))).buttonStyle(.other)
        }
      }
    }
    .screen(verbatim: practice.name)
    .bottomBar {
      NavigationLink("Choose length and start", value: Destination.breathing(.prepare(key))).buttonStyle(.main)
    }
  }
}

private struct How: View {
  let lines: [String]

  var body: some View {
    Heading("How it goes")
    Dotted(lines: lines)
  }
}

/// One breath, drawn and in words.
struct PatternCard: View {
  let pattern: Pattern

  var body: some View {
    SoftCard {
      BreathPicture(pattern: pattern)
      BodyText(patternInWords(pattern))
    }
  }
}

/// What to look out for: this practice's own cautions first, then those that hold for all breathing.
struct Cautions: View {
  let own: [String]
  let all: CautionsCard

  var body: some View {
    Heading("Good to know")
    Dotted(lines: own)
    SoftCard(tone: .warm) {
      BodyText(Text("You might stop if"))
      Dotted(lines: all.stopIf)
      BodyText(all.then)
    }
    SecondaryText(Text("Not while: \(all.notWhile.joined(separator: ", "))."))
    SecondaryText(all.notForAll)
  }
}
