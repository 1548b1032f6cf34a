import AppModel
import SwiftUI

/// What is to be seen after someone left quickly: nothing that tells what this is about.
struct CoverScreen: View {
  let app: Kindself
  @Environment(\.palette) private var palette

  var body: some View {
    VStack(spacing: 20) {
      Image(systemName: "lock").font(.title).foregroundStyle(palette.quiet).accessibilityHidden(true)
      Button("Open again") {
        Task { await app.privacy.uncover(reason: spoken("To open this again.")) }
      }
      .buttonStyle(.quiet)
    }
    .frame(maxWidth: .infinity, maxHeight: .infinity)
    .background(palette.background)
    .accessibilityAddTraits(.isModal)
  }
}
