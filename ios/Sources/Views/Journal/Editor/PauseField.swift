import AppModel
import KindselfCore
import SwiftUI

/// A short practice in the middle of the writing, if one likes.
struct PauseField: View {
  let pause: PauseCard
  @Environment(Navigator.self) private var navigator

  var body: some View {
    SoftCard(tone: .inviting) {
      Text(verbatim: pause.label).font(.headline)
      if let hint = pause.hint { BodyText(hint) }
      Button("Begin") {
        navigator.pause(practice: pause.practice, called: pause.label)
      }
      .buttonStyle(.other)
      .accessibilityHint(Text(verbatim: pause.label))
    }
  }
}
