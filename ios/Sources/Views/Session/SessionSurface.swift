import SwiftUI

/// The whole screen, touched anywhere. Where something is asked, a finger beside it means nothing, and a long press in a
/// field chooses words.
struct SessionSurface: ViewModifier {
  let isOn: Bool
  let pressSeconds: Double
  let tap: () -> Void
  let end: () -> Void
  @Binding var isPressing: Bool

  func body(content: Content) -> some View {
    if isOn {
      content
        .contentShape(Rectangle())
        .onTapGesture(perform: tap)
        .onLongPressGesture(minimumDuration: pressSeconds, maximumDistance: 40, perform: end) {
          isPressing = $0
        }
    } else {
      content
    }
  }
}
