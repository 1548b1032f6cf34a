import AppModel
import SwiftUI

/// Said, quietly, where the store takes longer to open than a moment.
struct StoreOnItsWay: View {
  let store: StoreAccess

  var body: some View {
    if store.isLate {
      SecondaryText(Text("Your writing is being opened. Breathing and the lifebuoy are here already."))
    }
  }
}
