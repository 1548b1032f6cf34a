import AppModel
import KindselfCore
import SwiftUI

/// The pace of the first breaths: on the prepare screen and in the settings.
struct StartPace: View {
  let practices: Practices
  @Environment(\.palette) private var palette

  var body: some View {
    let seconds = secondsInDigits(ms: practices.startPaceMs)
    Section("The first breaths") {
      SecondaryText(Text("It begins at your own pace, and lengthens gently from there."))
      BodyText(Text("About \(seconds) seconds in, \(seconds) seconds out"))
      HStack {
        Button("Slower") { practices.slower?() }.disabled(practices.slower == nil)
        Button("Faster") { practices.faster?() }.disabled(practices.faster == nil)
      }
      .buttonStyle(.other)
    }
    .listRowBackground(palette.surface)
  }
}
