import AppModel
import SwiftUI

/// The screens of the writing.
struct JournalContent: View {
  let destination: JournalDestination
  let app: Kindself

  var body: some View {
    switch destination {
    case .kinds: KindsScreen(app: app)
    case .editor(let subject): EditorScreen(app: app, subject: subject)
    case .reader(let entry): EntryScreen(app: app, id: entry)
    case .previous(let entry): PreviousScreen(app: app, id: entry)
    case .search: SearchScreen(model: app.search)
    }
  }
}
