import AppModel
import KindselfCore
import SwiftUI

/// Asked once: it stands in every row.
private let mostFelt = feltMost()

/// What was breathed, and when: a list, with nothing to be reached in it.
struct BreathedScreen: View {
  let model: History
  @Environment(Navigator.self) private var navigator

  var body: some View {
    Column {
      StoreOnItsWay(store: navigator.app.store)
      TroubleLine(trouble: model.trouble)
      if model.isRead && model.sessions.isEmpty {
        SecondaryText(Text("Nothing here yet. What you breathe from now on can be found here."))
      }
      LazyVStack(alignment: .leading, spacing: 16) {
        ForEach(model.sessions, id: \.id) { session in row(session) }
        if model.hasMore {
          Button("More") { Task { await model.more() } }
            .buttonStyle(.otherWide)
            .task(id: model.pages) { await model.more() }
        }
      }
    }
    .screen("Breathing so far")
    .navigationBarTitleDisplayMode(.inline)
    .task(id: navigator.app.store.open?.writes) { await model.read() }
    .onDisappear {
      // Another tab or the lifebuoy may be in front of it.
      if !navigator.leads(to: .history(.list)) { model.close() }
    }
  }

  private func row(_ session: BreathedCard) -> some View {
    let practice = navigator.app.practices.practice(about: session.subject)
    // A pattern of one's own may have been deleted since.
    let name = practice.map { Text(verbatim: $0.name) } ?? Text("My breath")
    let day = dateInWords(session.day)
    return SoftCard {
      name.font(.headline)
      SecondaryText([day, lengthInWords(session.lengthMs)].dotted)
      if let felt = session.felt { BodyText(Text("How it was: \(Text("\(String(felt)) of \(String(mostFelt))"))")) }
      RatedLines(ratings: session.ratings)
      Button {
        Task { await model.forget(session.id) }
      } label: {
        Text("Delete")
      }
      .buttonStyle(.quiet)
      .accessibilityLabel(Text("Delete: \(name), \(day)"))
    }
  }
}
