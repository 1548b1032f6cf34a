import AppModel
import SwiftUI

/// "What would you like to write?"
struct KindsScreen: View {
  let app: Kindself

  var body: some View {
    Column {
      // A question is longer than a title bar, above all in large text: here it wraps.
      Text("What would you like to write?").font(.title).accessibilityAddTraits(.isHeader)
      StoreOnItsWay(store: app.store)
      if let problem = app.store.problem { StoreTroubleCard(app: app, problem: problem) }
      ForEach(app.store.open?.catalogue.kinds ?? [], id: \.id) { kind in
        WayTo(.journal(.editor(.kind(kind.id))), Text(verbatim: kind.name), behind: Text(verbatim: kind.summary))
          .buttonStyle(.door())
      }
    }
    .screen("Write")
    .navigationBarTitleDisplayMode(.inline)
  }
}
