import AppModel
import SwiftUI

/// The screens of what can be breathed.
struct BreathingContent: View {
  let destination: BreathingDestination
  let app: Kindself

  var body: some View {
    switch destination {
    case .list: BreatheScreen()
    // A practice is gone where it was deleted meanwhile; then the path leads elsewhere already.
    case .about(let key): if let practice = app.practices.practice(key) { ReadScreen(key: key, practice: practice) }
    case .prepare(let key):
      if let practice = app.practices.practice(key) { PrepareScreen(app: app, practice: practice) }
    case .ownPattern(let index): OwnPatternScreen(app: app, index: index)
    }
  }
}
