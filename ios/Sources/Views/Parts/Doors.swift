import AppModel
import SwiftUI

/// What can be done at once: its name, and what is behind it.
struct Door: View {
  let name: Text
  let behind: Text
  let tone: CardTone
  let emblem: String?
  let open: () -> Void

  init(
    _ name: LocalizedStringKey, behind: LocalizedStringKey, tone: CardTone = .plain, emblem: String? = nil,
    open: @escaping () -> Void
  ) {
    self.init(Text(name), behind: Text(behind), tone: tone, emblem: emblem, open: open)
  }

  init(
    _ name: Text, behind: Text, tone: CardTone = .plain, emblem: String? = nil, open: @escaping () -> Void
  ) {
    self.name = name
    self.behind = behind
    self.tone = tone
    self.emblem = emblem
    self.open = open
  }

  var body: some View {
    Button(action: open) { DoorWords(name: name, behind: behind, emblem: emblem) }
      .buttonStyle(.door(tone))
      .named(name, hint: behind)
  }
}

/// The way to another screen: its name, and what is behind it.
struct WayTo: View {
  let destination: Destination
  let name: Text
  let behind: Text
  let emblem: String?

  init(
    _ destination: Destination, _ name: LocalizedStringKey, behind: LocalizedStringKey, emblem: String? = nil
  ) {
    self.init(destination, Text(name), behind: Text(behind), emblem: emblem)
  }

  init(_ destination: Destination, _ name: Text, behind: Text, emblem: String? = nil) {
    self.destination = destination
    self.name = name
    self.behind = behind
    self.emblem = emblem
  }

  var body: some View {
    NavigationLink(value: destination) { DoorWords(name: name, behind: behind, emblem: emblem) }
      .named(name, hint: behind)
  }
}

private struct DoorWords: View {
  let name: Text
  let behind: Text
  let emblem: String?

  var body: some View {
    BesideEmblem(emblem) {
      VStack(alignment: .leading, spacing: 4) {
        name.font(.headline)
        behind.lineSpacing(lineGap)
      }
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
