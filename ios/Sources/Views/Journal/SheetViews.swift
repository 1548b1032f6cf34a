import AppModel
import Foundation
import KindselfCore
import SwiftUI

/// The words around a sheet, in the person's language.
func sheetWords() -> SheetWords {
  let (rated, ofMost) = (spoken("%@ of %@"), spoken("of %@"))
  let (ends, page) = (spoken("0: %@ · %@: %@"), spoken("Page %@ of %@"))
  return SheetWords(
    job: spoken("Page"), day: spoken("Day"),
    dayInWords: { day in Days.date(day).map { $0.formatted(date: .long, time: .omitted) } ?? day },
    rated: { String(format: rated, $0, $1) }, ofMost: { String(format: ofMost, $0) },
    ends: { String(format: ends, $0, $1, $2) }, pageName: { String(format: page, String($0), String($1)) })
}

/// What was written, on its way out of the app: what that means is said first.
struct Leaving: View {
  let paper: Paper
  @State private var asked: Way?

  private enum Way { case print, share }

  var body: some View {
    PrintTrouble { print in
      if let asked {
        SoftCard {
          BodyText(Text("What you wrote leaves Kindself then. Whoever gets it can read it."))
          switch asked {
          case .print:
            Button("Print") {
              self.asked = nil
              print(paper)
            }
            .buttonStyle(.other)
          case .share: ShareLink(item: paper.text) { Text("Share") }.buttonStyle(.other)
          }
          Button("Not now") { self.asked = nil }.buttonStyle(.quiet)
        }
      } else {
        Button("Print") { asked = .print }.buttonStyle(.otherWide)
        Button("Share") { asked = .share }.buttonStyle(.otherWide)
      }
    }
  }
}

/// The same questions on paper: nothing that was typed is on it, so nothing is asked.
struct BlankSheet: View {
  let kind: KindCard

  var body: some View {
    let paper = Paper(kind.sheet, words: sheetWords())
    Heading("On paper")
    SecondaryText(Text("The same questions, blank, to be filled in with a pen. Nothing you typed is on it."))
    PrintTrouble { print in
      Button("Print a blank sheet") { print(paper) }.buttonStyle(.otherWide)
      ShareLink(item: paper.text) { Text("Share a blank sheet") }.buttonStyle(.otherWide)
    }
  }
}

/// What prints, and below it what came of that where it is not what was wished.
private struct PrintTrouble<Content: View>: View {
  @ViewBuilder let content: (@escaping (Paper) -> Void) -> Content
  @State private var came = Printed.over
  @Environment(Navigator.self) private var navigator

  var body: some View {
    content { paper in
      came = .over
      Task {
        came = await navigator.app.printer.print(paper)
        if let words = said { announcePolitely(spoken(words)) }
      }
    }
    if let words = said { BodyText(Text(LocalizedStringKey(words))) }
  }

  private var said: String? {
    switch came {
    case .over: nil
    case .nothing: "There is nothing to print with on this device. It is still here."
    case .failed: "The pages could not be made. What you wrote is still in Kindself."
    }
  }
}
