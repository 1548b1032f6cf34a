import AppModel
import KindselfCore
import SwiftUI

/// How a session leads: four switches, all of which may be off.
struct GuideSwitches: View {
  @Binding var guide: Guide
  /// There is a motor in this phone.
  let canTouch: Bool

  var body: some View {
    Switch("Voice", note: "The phone's own voice says each part.", isOn: $guide.voice)
    Switch("Tones", note: "A soft tone rises and falls with the breath.", isOn: $guide.tones)
    Switch("Bell", note: "A bell at the beginning and the end.", isOn: $guide.bell)
    if canTouch {
      Switch(
        "Touch", note: "The phone moves in your hand: taps for in, one long swell for out.",
        isOn: $guide.touch)
    } else {
      Switch("Touch", note: "This phone cannot vibrate.", isOn: .constant(false)).disabled(true)
    }
    if !guide.sounds {
      SecondaryText(Text("Without sound, a session needs the app in front. Out of sight, it waits for you."))
    }
  }
}

extension GuideSwitches {
  /// How sessions lead from now on; it is remembered.
  init(settings: SettingsModel, canTouch: Bool) {
    self.init(
      guide: Binding {
        settings.guide
      } set: {
        settings.guide = $0
      }, canTouch: canTouch)
  }
}
