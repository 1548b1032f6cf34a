import SwiftUI

/// What a card is about, told by its colour; never by its colour alone.
enum CardTone {
  case plain, inviting, warm
}

/// The look of a card.
private struct CardLook: ViewModifier {
  let tone: CardTone
  @Environment(\.palette) private var palette

  func body(content: Content) -> some View {
    content
      .padding(20)
      .frame(maxWidth: .infinity, alignment: .leading)
      .foregroundStyle(words)
      .background(fill, in: RoundedRectangle(cornerRadius: 20))
  }

  private var fill: Color {
    switch tone {
    case .plain: palette.surface
    case .inviting: palette.primaryContainer
    case .warm: palette.secondaryContainer
    }
  }

  private var words: Color {
    switch tone {
    case .plain: palette.text
    case .inviting: palette.onPrimaryContainer
    case .warm: palette.onSecondaryContainer
    }
  }
}

/// Words that belong together.
struct SoftCard<Content: View>: View {
  let tone: CardTone
  let content: Content

  init(tone: CardTone = .plain, @ViewBuilder content: () -> Content) {
    self.tone = tone
    self.content = content()
  }

  var body: some View {
    VStack(alignment: .leading, spacing: 8) { content }.modifier(CardLook(tone: tone))
  }
}

/// A card that can be tapped: a button, or a link to another screen.
struct DoorStyle: ButtonStyle {
  var tone = CardTone.plain

  func makeBody(configuration: Configuration) -> some View {
    configuration.label.modifier(CardLook(tone: tone)).opacity(configuration.isPressed ? 0.75 : 1)
  }
}

extension ButtonStyle where Self == DoorStyle {
  static func door(_ tone: CardTone = .plain) -> DoorStyle { .init(tone: tone) }
}
