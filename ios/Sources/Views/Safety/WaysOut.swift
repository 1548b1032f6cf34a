import AppModel
import SwiftUI

/// Out of a page about abuse, each in one tap: at once, as if nobody had been there, or to people who know.
struct WaysOut: View {
  /// Where they are here, nothing leads to them.
  var hasLines = true
  @Environment(Navigator.self) private var navigator

  var body: some View {
    Button("Leave now", action: navigator.leaveNow).buttonStyle(.otherWide)
    if hasLines { Button("Help lines", action: navigator.helpLines).buttonStyle(.otherWide) }
  }
}
