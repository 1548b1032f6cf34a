import SwiftUI

/// The least height of what stands alone on a line; the words may make it higher.
private let leastHeight = 56.0
private let leastTarget = 44.0

/// The one thing to do on a screen.
struct MainButtonStyle: ButtonStyle {
  @Environment(\.palette) private var palette
  @Environment(\.isEnabled) private var isEnabled

  func makeBody(configuration: Configuration) -> some View {
    configuration.label
      .font(.headline)
      .multilineTextAlignment(.center)
      .padding(.horizontal, 24)
      .padding(.vertical, 12)
      .frame(maxWidth: .infinity, minHeight: leastHeight)
      .foregroundStyle(palette.onPrimary)
      .background(palette.primary, in: Capsule())
      .opacity(isEnabled ? configuration.isPressed ? 0.75 : 1 : 0.4)
  }
}

/// Something else one could do.
struct OtherButtonStyle: ButtonStyle {
  var isWide = false
  @Environment(\.palette) private var palette
  @Environment(\.isEnabled) private var isEnabled

  func makeBody(configuration: Configuration) -> some View {
    configuration.label
      .multilineTextAlignment(.center)
      .padding(.horizontal, 20)
      .padding(.vertical, 10)
      .frame(maxWidth: isWide ? .infinity : nil, minHeight: isWide ? leastHeight : leastTarget)
      .foregroundStyle(palette.primary)
      .overlay { Capsule().stroke(palette.outline, lineWidth: 1) }
      .contentShape(Capsule())
      .opacity(isEnabled ? configuration.isPressed ? 0.6 : 1 : 0.4)
  }
}

/// Something one could do, quietly.
struct QuietButtonStyle: ButtonStyle {
  @Environment(\.palette) private var palette

  func makeBody(configuration: Configuration) -> some View {
    configuration.label
      .multilineTextAlignment(.center)
      .padding(.horizontal, 20)
      .padding(.vertical, 10)
      .frame(minHeight: leastTarget)
      .foregroundStyle(palette.primary)
      .contentShape(Capsule())
      .opacity(configuration.isPressed ? 0.6 : 1)
  }
}

/// One of several rows; all of it can be tapped.
struct RowButtonStyle: ButtonStyle {
  func makeBody(configuration: Configuration) -> some View {
    configuration.label
      .multilineTextAlignment(.leading)
      .frame(maxWidth: .infinity, minHeight: leastTarget, alignment: .leading)
      .contentShape(Rectangle())
      .opacity(configuration.isPressed ? 0.6 : 1)
  }
}

extension ButtonStyle where Self == MainButtonStyle {
  static var main: MainButtonStyle { .init() }
}

extension ButtonStyle where Self == OtherButtonStyle {
  static var other: OtherButtonStyle { .init() }
  static var otherWide: OtherButtonStyle { .init(isWide: true) }
}

extension ButtonStyle where Self == RowButtonStyle {
  static var row: RowButtonStyle { .init() }
}

extension ButtonStyle where Self == QuietButtonStyle {
  static var quiet: QuietButtonStyle { .init() }
}
