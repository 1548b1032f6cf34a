import AppModel
import SwiftUI

/// A column of words and cards that scrolls, under its title.
struct Column<Content: View>: View {
  let content: Content
  @Environment(\.palette) private var palette

  init(@ViewBuilder content: () -> Content) {
    self.content = content()
  }

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: 16) { content }
        .frame(maxWidth: 600, alignment: .leading)
        .padding(.horizontal, 20)
        .padding(.bottom, 32)
        .frame(maxWidth: .infinity)
    }
    .background(palette.background)
  }
}

/// What every screen has: the paper behind it, its title, and the lifebuoy.
private struct ScreenLook: ViewModifier {
  let title: Text
  @Environment(\.palette) private var palette

  func body(content: Content) -> some View {
    content
      .scrollContentBackground(.hidden)
      .background(palette.background)
      .navigationTitle(title)
      .toolbar { LifebuoyItem() }
  }
}

/// The ring that is on every screen, always in the same place.
struct LifebuoyItem: ToolbarContent {
  @Environment(\.screenActions) private var actions
  @Environment(\.palette) private var palette

  var body: some ToolbarContent {
    ToolbarItem(placement: .topBarTrailing) {
      Button("Lifebuoy: grounding and crisis lines", systemImage: "lifepreserver", action: actions.lifebuoy)
        .tint(palette.secondary)
    }
  }
}

/// What stays in sight at the lower edge; nothing at all where there is nothing to show.
private struct BottomBar<Bar: View>: ViewModifier {
  let isShown: Bool
  let bar: Bar
  @Environment(\.palette) private var palette

  func body(content: Content) -> some View {
    content.safeAreaInset(edge: .bottom, spacing: 0) {
      if isShown {
        VStack(spacing: 8) { bar }
          .frame(maxWidth: 600)
          .padding(.horizontal, 20)
          .padding(.vertical, 12)
          .frame(maxWidth: .infinity)
          .background(palette.background)
      }
    }
  }
}

extension View {
  func screen(_ title: LocalizedStringKey) -> some View { modifier(ScreenLook(title: Text(title))) }

  /// A screen named by the core's words, or by the person's own.
  func screen(verbatim title: String) -> some View { modifier(ScreenLook(title: Text(verbatim: title))) }

  func bottomBar<Bar: View>(isShown: Bool = true, @ViewBuilder _ bar: () -> Bar) -> some View {
    modifier(BottomBar(isShown: isShown, bar: bar()))
  }
}
