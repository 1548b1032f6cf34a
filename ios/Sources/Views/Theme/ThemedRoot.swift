import KindselfCore
import SwiftUI

/// Everything inside in the app's colours, by day or by night as the person chose.
struct ThemedRoot: ViewModifier {
  let theme: Theme
  @Environment(\.colorScheme) private var colorScheme

  // The core has a Content, too.
  func body(content: Self.Content) -> some View {
    let palette = isDark ? Palette.night : .day
    content
      .environment(\.palette, palette)
      .tint(palette.primary)
      .foregroundStyle(palette.text)
      .preferredColorScheme(chosen)
  }

  private var chosen: ColorScheme? {
    switch theme {
    case .system: nil
    case .light: .light
    case .dark: .dark
    }
  }

  private var isDark: Bool { (chosen ?? colorScheme) == .dark }
}
