import SwiftUI

/// Body text has room to breathe.
let lineGap = 5.0

/// A paragraph.
struct BodyText: View {
  let words: Text

  init(_ words: Text) {
    self.words = words
  }

  /// Words of the core's.
  init(_ words: String) {
    self.words = Text(verbatim: words)
  }

  var body: some View { words.lineSpacing(lineGap) }
}

/// A paragraph that stands back.
struct SecondaryText: View {
  let words: Text
  @Environment(\.palette) private var palette

  init(_ words: Text) {
    self.words = words
  }

  /// Words of the core's.
  init(_ words: String) {
    self.words = Text(verbatim: words)
  }

  var body: some View { words.lineSpacing(lineGap).foregroundStyle(palette.quiet) }
}

/// The heading of a part of a screen.
struct Heading: View {
  let words: Text

  init(_ words: LocalizedStringKey) {
    self.words = Text(words)
  }

  init(_ words: Text) {
    self.words = words
  }

  var body: some View {
    words.font(.headline).padding(.top, 8).accessibilityAddTraits(.isHeader)
  }
}

/// Lines of the core's with a dot before each.
struct Dotted: View {
  let lines: [String]
  @Environment(\.palette) private var palette

  var body: some View {
    ForEach(lines, id: \.self) { line in
      HStack(alignment: .firstTextBaseline, spacing: 12) {
        Text(verbatim: "•").foregroundStyle(palette.primary).accessibilityHidden(true)
        BodyText(line)
      }
    }
  }
}
