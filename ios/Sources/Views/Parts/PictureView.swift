import AppModel
import KindselfCore
import SwiftUI

/// Where screens find pictures, and whether all of them stand still.
struct Gallery: Sendable {
  var isStill = true
  var find: @MainActor @Sendable (String) -> PictureCard? = { _ in nil }
}

private struct GalleryKey: EnvironmentKey {
  static let defaultValue = Gallery()
}

extension EnvironmentValues {
  /// The pictures of the app around a screen; without one there are none.
  var gallery: Gallery {
    get { self[GalleryKey.self] }
    set { self[GalleryKey.self] = newValue }
  }
}

/// Everything inside finds the app's pictures. They stand still where the phone or the person wants less motion.
struct WithPictures: ViewModifier {
  let app: Kindself
  @Environment(\.accessibilityReduceMotion) private var reducesMotion

  // The core has a Content, too.
  func body(content: Self.Content) -> some View {
    let pictures = app.pictures
    let isStill = reducesMotion || app.settings.reduceMotion
    content.environment(\.gallery, Gallery(isStill: isStill, find: { pictures.find($0) }))
  }
}

/// A picture beside a name that says the same: small, still, and not read.
struct Emblem: View {
  let id: String
  @Environment(\.gallery) private var gallery

  var body: some View {
    if let card = gallery.find(id) {
      Drawn(card: card, atMs: 0).frame(width: 44, height: 44).accessibilityHidden(true)
    }
  }
}

/// Words with an emblem before them.
struct BesideEmblem<Words: View>: View {
  let id: String?
  let words: Words

  init(_ id: String?, @ViewBuilder words: () -> Words) {
    self.id = id
    self.words = words()
  }

  var body: some View {
    HStack(alignment: .center, spacing: 16) {
      if let id { Emblem(id: id) }
      words
    }
  }
}

/// A picture with its words in it, read as its description. It moves slowly, unless nothing is to move.
struct PictureView: View {
  let id: String
  @State private var began = Date.now
  @Environment(\.gallery) private var gallery

  var body: some View {
    if let card = gallery.find(id) {
      TimelineView(.animation(minimumInterval: 1 / 30, paused: gallery.isStill || card.periodMs == nil)) { timeline in
        // Paused, it is drawn as at its beginning.
        Drawn(card: card, atMs: gallery.isStill ? 0 : timeline.date.timeIntervalSince(began) * 1000)
      }
      .overlay { Labels(card: card) }
      .aspectRatio(CGFloat(card.width) / CGFloat(card.height), contentMode: .fit)
      .frame(maxWidth: 480)
      .frame(maxWidth: .infinity)
      .accessibilityElement()
      .accessibilityLabel(Text(verbatim: card.description))
      .accessibilityAddTraits(.isImage)
    }
  }
}

/// A picture at a moment.
private struct Drawn: View {
  let card: PictureCard
  let atMs: Double
  @Environment(\.palette) private var palette
  @Environment(\.layoutDirection) private var direction

  var body: some View {
    let isMirrored = card.mirrors && direction == .rightToLeft
    Canvas { [card, atMs, palette] context, size in
      for shape in card.shapes {
        let path = Path(edge: card.edge(of: shape, atMs: atMs), of: card, in: size, isMirrored: isMirrored)
        let colour = palette.color(shape.role).opacity(Double(shape.opacityPercent) / 100)
        context.fill(path, with: .color(colour))
      }
    }
  }
}

/// The words in a picture, each around its place. There is no room for very large ones; the description and the pages say
/// the same.
private struct Labels: View {
  let card: PictureCard
  @Environment(\.palette) private var palette
  @Environment(\.layoutDirection) private var direction

  var body: some View {
    let isMirrored = card.mirrors && direction == .rightToLeft
    GeometryReader { space in
      ForEach(card.labels, id: \.words) { label in
        Text(verbatim: label.words)
          .font(.footnote)
          .foregroundStyle(palette.text)
          .lineLimit(1)
          .position(card.place(x: Double(label.x), y: Double(label.y), in: space.size, isMirrored: isMirrored))
      }
    }
    // Places are counted from the left here, as the picture is.
    .environment(\.layoutDirection, .leftToRight)
    .dynamicTypeSize(...DynamicTypeSize.xLarge)
  }
}

extension PictureCard {
  /// Where a place of the picture is, drawn in that size.
  func place(x: Double, y: Double, in size: CGSize, isMirrored: Bool) -> CGPoint {
    let across = x / Double(width)
    return CGPoint(x: (isMirrored ? 1 - across : across) * size.width, y: y / Double(height) * size.height)
  }
}

extension Path {
  /// A closed edge of the core's: where it starts, and then three points for each curve.
  init(edge: [Double], of card: PictureCard, in size: CGSize, isMirrored: Bool) {
    let points = stride(from: 0, to: edge.count - 1, by: 2).map {
      card.place(x: edge[$0], y: edge[$0 + 1], in: size, isMirrored: isMirrored)
    }
    self.init { path in
      guard let start = points.first else { return }
      path.move(to: start)
      for next in stride(from: 1, to: points.count - 2, by: 3) {
        path.addCurve(to: points[next + 2], control1: points[next], control2: points[next + 1])
      }
      path.closeSubpath()
    }
  }
}

extension Palette {
  /// The colour that a role has in these.
  func color(_ role: PaletteRole) -> Color {
    switch role {
    case .background: background
    case .surface: surface
    case .text: text
    case .primary: primary
    case .primaryContainer: primaryContainer
    case .secondary: secondary
    case .secondaryContainer: secondaryContainer
    case .tertiary: tertiary
    case .outline: outline
    }
  }
}
