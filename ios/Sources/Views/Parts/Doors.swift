import AppModel
import SwiftUI

/// What can be done at once: its name, and what is behind it.
struct Door: View {
  let name: Text
  let behind: Text
  let tone: CardTone
  let open: () -> Void

  init(_ name: LocalizedStringKey, behind: LocalizedStringKey, tone: CardTone = .plain, open: @escaping () -> Void) {
    self.init(Text(name), behind: Text(behind), tone: tone, open: open)
  }

  init(_ name: Text, behind: Text, tone: CardTone = .plain, open: @escaping () -> Void) {
    self.name = name
    self.behind = behind
    self.tone = tone
    self.open = open
  }

  var body: some View {
    Button(action: open) { DoorWords(name: name, behind: behind) }
      .buttonStyle(.door(tone))
      .named(name, hint: behind)
  }
}

/// The way to another screen: its name, and what is behind it.
struct WayTo: View {
  let destination: Destination
  let name: Text
  let behind: Text

  init(_ destination: Destination, _ name: LocalizedStringKey, behind: LocalizedStringKey) {
    self.init(destination, Text(name), behind: Text(behind))
  }

  init(_ destination: Destination, _ name: Text, behind: Text) {
    self.destination = destination
    self.name = name
    self.behind = behind
  }

  var body: some View {
    NavigationLink(value: destination) { DoorWords(name: name, behind: behind) }.named(name, hint: behind)
  }
}

private struct DoorWords: View {
  let name: Text
  let behind: Text

  var body: some View {
    VStack(alignment: .leading, spacing: 4) {
      name.font(.headline)
      behind.lineSpacing(lineGap)
    }
    .multilineTextAlignment(.leading)
  }
}

extension View {
  /// Read, and called by voice, by its name; the rest is read after a pause.
  func named(_ name: Text, hint: Text) -> some View {
    accessibilityLabel(name).accessibilityHint(hint)
  }
}
