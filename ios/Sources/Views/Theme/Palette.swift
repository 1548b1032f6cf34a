import SwiftUI

/// The app's colours. Contrast was measured: text at least 4.5 to 1, outlines and pictures at least 3 to 1.
struct Palette: Equatable, Sendable {
  let background: Color
  let surface: Color
  let text: Color
  /// Words that stand back.
  let quiet: Color
  let primary: Color
  let onPrimary: Color
  let primaryContainer: Color
  let onPrimaryContainer: Color
  /// Warmth: the lifebuoy, and what is there when it is hard.
  let secondary: Color
  let secondaryContainer: Color
  let onSecondaryContainer: Color
  /// Night and lessons.
  let tertiary: Color
  let outline: Color
  let error: Color
  let lamp: Lamp

  /// The breathing shape, from its heart to its light.
  struct Lamp: Equatable, Sendable {
    let heart: Color
    let warm: Color
    let body: Color
    let edge: Color
    let halo: Color
  }

  /// Warm paper and deep water green.
  static let day = Palette(
    background: Color(rgb: 0xFBF7F1), surface: Color(rgb: 0xF4EDE3), text: Color(rgb: 0x26302E),
    quiet: Color(rgb: 0x5A6462), primary: Color(rgb: 0x2F6B62), onPrimary: Color(rgb: 0xFFFFFF),
    primaryContainer: Color(rgb: 0xCFE5DF), onPrimaryContainer: Color(rgb: 0x0F3B34),
    secondary: Color(rgb: 0xA4522E), secondaryContainer: Color(rgb: 0xF6DDCF),
    onSecondaryContainer: Color(rgb: 0x4A2110), tertiary: Color(rgb: 0x65548A), outline: Color(rgb: 0x7B827F),
    error: Color(rgb: 0x9B2F33),
    lamp: Lamp(
      heart: Color(rgb: 0xFFF3E4), warm: Color(rgb: 0xFAE0CC), body: Color(rgb: 0xDDE2D2),
      edge: Color(rgb: 0xB4D5CC), halo: Color(rgb: 0xCFE5DF).opacity(0.55)))

  /// A dark room with one lamp.
  static let night = Palette(
    background: Color(rgb: 0x12191A), surface: Color(rgb: 0x1B2526), text: Color(rgb: 0xE8E3DA),
    quiet: Color(rgb: 0xA9B3AF), primary: Color(rgb: 0x8FD0C3), onPrimary: Color(rgb: 0x06332C),
    primaryContainer: Color(rgb: 0x1F4D46), onPrimaryContainer: Color(rgb: 0xCFE5DF),
    secondary: Color(rgb: 0xF0B493), secondaryContainer: Color(rgb: 0x5C2E18),
    onSecondaryContainer: Color(rgb: 0xF6DDCF), tertiary: Color(rgb: 0xCDBDEB), outline: Color(rgb: 0x7F8A87),
    error: Color(rgb: 0xF2A9A7),
    lamp: Lamp(
      heart: Color(rgb: 0xF8D9BF), warm: Color(rgb: 0xC99476), body: Color(rgb: 0x4F6F66),
      edge: Color(rgb: 0x1F4D46), halo: Color(rgb: 0x1F4D46).opacity(0.35)))
}

extension Color {
  fileprivate init(rgb: UInt32) {
    self.init(
      red: Double(rgb >> 16 & 0xFF) / 255, green: Double(rgb >> 8 & 0xFF) / 255, blue: Double(rgb & 0xFF) / 255)
  }
}

private struct PaletteKey: EnvironmentKey {
  static let defaultValue = Palette.day
}

extension EnvironmentValues {
  /// The colours of now, by day or by night.
  var palette: Palette {
    get { self[PaletteKey.self] }
    set { self[PaletteKey.self] = newValue }
  }
}
