import AppModel
import KindselfCore
import SwiftUI

/// What a practice asks. It waits as long as one likes, and goes on without an answer, too. A screen reader goes to the
/// question, and reads it by that.
struct QuestionView: View {
  let question: Question
  @Environment(Navigator.self) private var navigator
  @AccessibilityFocusState private var isRead: Bool

  var body: some View {
    let answers = navigator.app.answers
    VStack(alignment: .leading, spacing: 12) {
      Text(verbatim: question.words)
        .font(.title2)
        .accessibilityAddTraits(.isHeader)
        .accessibilityFocused($isRead)
      switch question.asks {
      case .choose(let options, _): Choosing(question: question, options: options, answers: answers)
      case .rate(let most, let low, let high):
        Rating(question: question, most: Int(most), low: low, high: high, answers: answers)
      case .write(let kind, let field, let help):
        Writing(question: question, field: field, help: help, answers: answers, page: answers.page(of: kind))
      case .read(let paragraphs):
        if let picture { PictureView(id: picture) }
        ForEach(Array(paragraphs.enumerated()), id: \.offset) { BodyText($0.element) }
        Button("Go on") { answers.haveRead(question) }.buttonStyle(.main)
      }
      Button("Go on without") { answers.goOn(without: question) }.buttonStyle(.quiet).frame(maxWidth: .infinity)
    }
    .padding(20)
    .frame(maxWidth: 600, alignment: .leading)
    .frame(maxWidth: .infinity)
    .onAppear { isRead = true }
  }

  /// What a lesson shows beside its pages.
  private var picture: String? {
    guard let subject = navigator.app.player.display?.subject else { return nil }
    return navigator.app.practices.picture(of: subject)
  }
}

/// One of a few, or words of one's own.
private struct Choosing: View {
  let question: Question
  let options: [AnswerOption]
  let answers: Answers
  /// Which option opened the field.
  @State private var own: Int?
  @State private var words = ""

  var body: some View {
    ForEach(Array(options.enumerated()), id: \.offset) { index, option in
      Button {
        if option.own { own = index } else { answers.choose(index, at: question) }
      } label: {
        Text(verbatim: option.words)
      }
      .buttonStyle(.otherWide)
      if own == index {
        WrittenField(label: Text("Your own words"), text: typed)
        Button("Keep and go on") { answers.choose(index, own: words, at: question) }.buttonStyle(.main)
      }
    }
  }

  private var typed: Binding<String> {
    Binding {
      words
    } set: {
      words = String(String.UnicodeScalarView($0.unicodeScalars.prefix(Int(keepsakeCharsMost()))))
    }
  }
}

private struct Rating: View {
  let question: Question
  let most: Int
  let low: String
  let high: String
  let answers: Answers
  @State private var rating: Int?

  var body: some View {
    RatingField(
      label: Text(verbatim: question.words), most: most, low: Text(verbatim: low), high: Text(verbatim: high),
      rating: $rating)
    Button("Go on") { if let rating { answers.rate(rating, at: question) } }
      .buttonStyle(.main)
      .disabled(rating == nil)
  }
}

/// A page, in the draft of this session. What stood there stays.
private struct Writing: View {
  let question: Question
  let field: String
  let help: String?
  let answers: Answers
  let page: EditorModel?
  @State private var asksForHelp = false
  @Environment(Navigator.self) private var navigator
  @Environment(\.palette) private var palette
  @Environment(\.scenePhase) private var scenePhase

  var body: some View {
    StoreOnItsWay(store: navigator.app.store)
    if let help {
      if asksForHelp {
        SecondaryText(help)
      } else {
        Button("A little help") {
          asksForHelp = true
          announcePolitely(help)
        }
        .buttonStyle(.quiet)
      }
    }
    // Nothing that was written is to be seen while the app is locked.
    if let page, navigator.app.privacy.cover == nil {
      Group {
        if page.kind != nil {
          WrittenField(label: Text("Write here"), isLong: true, text: written(on: page))
          Button("Keep and go on") { answers.haveWritten(on: page, at: question) }.buttonStyle(.main)
        } else if let refusal = page.refusal {
          readingInWords(refusal).foregroundStyle(palette.error)
        } else if let problem = navigator.app.store.problem {
          SecondaryText(Text(storeInWords(problem)))
        }
      }
      .task { await page.open() }
      .onChange(of: scenePhase) { if scenePhase != .active { page.keepNow() } }
    }
  }

  private func written(on page: EditorModel) -> Binding<String> {
    Binding {
      page[field].text
    } set: {
      page[field] = .text(typed: $0)
    }
  }
}

/// What was to be kept and could not be, quietly: the practice goes on.
struct NotKeptLine: View {
  @Environment(Navigator.self) private var navigator
  @Environment(\.palette) private var palette

  var body: some View {
    let couldNotKeep = navigator.app.answers.couldNotKeep
    Group {
      if couldNotKeep {
        Text(LocalizedStringKey(notKept)).font(.footnote).foregroundStyle(palette.quiet).multilineTextAlignment(.center)
      }
    }
    .onChange(of: couldNotKeep) { if couldNotKeep { announcePolitely(spoken(notKept)) } }
  }
}

private let notKept = "That could not be kept. The practice goes on."
