import AppModel
import SwiftUI

/// The screens for when it is hard.
struct SafetyContent: View {
  let destination: SafetyDestination

  var body: some View {
    switch destination {
    case .lifebuoy: LifebuoyScreen()
    case .crisisLines: CrisisLinesScreen()
    case .abuseLines: AbuseLinesScreen()
    }
  }
}
