import SwiftUI

/// More steps than this are too many to go through one by one.
private let fewSteps = 20

/// A slider that is not rated yet is drawn this faintly: where it stands is no answer.
private let unratedOpacity = 0.4

/// A number on a scale, in words; not rated until it is touched, and with a way back to that.
struct RatingField: View {
  let label: Text
  let most: Int
  var low = Text(verbatim: "")
  var high = Text(verbatim: "")
  /// What an earlier field of the same question was rated.
  var before: Int?
  @Binding var rating: Int?
  @Environment(\.palette) private var palette

  var body: some View {
    VStack(alignment: .leading, spacing: 4) {
      Slider(value: position, in: 0...Double(most), step: step) {
        label
      } onEditingChanged: { isMoving in
        // Whoever leaves it where it stands has rated it all the same.
        if !isMoving && rating == nil { rating = Int(position.wrappedValue) }
      }
      .tint(rating == nil ? palette.outline : palette.primary)
      .opacity(rating == nil ? unratedOpacity : 1)
      .accessibilityLabel(label)
      .accessibilityValue(inWords)
      HStack(alignment: .firstTextBaseline) {
        low
        Spacer()
        high.multilineTextAlignment(.trailing)
      }
      .font(.footnote)
      .foregroundStyle(palette.quiet)
      HStack(alignment: .firstTextBaseline) {
        // The slider says it.
        inWords.accessibilityHidden(true)
        if let before { Text("Before: \(String(before))").foregroundStyle(palette.quiet) }
        Spacer()
        if rating != nil {
          Button("Leave it unrated") { rating = nil }.buttonStyle(.quiet).accessibilityHint(label)
        }
      }
    }
  }

  private var step: Double { most > fewSteps ? 5 : 1 }

  private var inWords: Text {
    rating.map { Text("\(String($0)) of \(String(most))") } ?? Text("Not rated")
  }

  /// Where nothing was chosen it stands in the middle, which is not an answer.
  private var position: Binding<Double> {
    Binding {
      Double(rating ?? most / 2)
    } set: {
      rating = Int($0)
    }
  }
}
