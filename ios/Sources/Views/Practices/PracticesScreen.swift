import AppModel
import KindselfCore
import SwiftUI

/// The second tab: everything that is led with words, and whatever is found by what someone types.
struct PracticesScreen: View {
  @Environment(Navigator.self) private var navigator

  var body: some View {
    let app = navigator.app
    Column {
      SecondaryText(Text("Led by a voice, or read in your own time. Any of them can be stopped at any point."))
      FindField(model: app.finding)
      PeopleToTalkTo(model: app.finding)
      FindFilters(model: app.finding)
      LazyVStack(alignment: .leading, spacing: 16) {
        if app.finding.isAsking {
          FoundList(model: app.finding)
        } else {
          Offered(app: app)
          Heading("All practices")
          ForEach(app.practices.catalogue.practices, id: \.id) { OfferDoor(card: $0) }
        }
      }
    }
    .screen("Practise")
    .task { await app.finding.open() }
    .task(id: app.store.open?.writes) { await app.forYou.read() }
  }
}

private struct FindField: View {
  @Bindable var model: FindModel

  var body: some View {
    TextField("What would you like help with?", text: $model.text)
      .textFieldStyle(.roundedBorder)
      .autocorrectionDisabled()
      .submitLabel(.search)
  }
}
