import SwiftUI

/// A switch with its words.
struct Switch: View {
  let name: LocalizedStringKey
  let note: LocalizedStringKey
  @Binding var isOn: Bool
  @Environment(\.palette) private var palette

  init(_ name: LocalizedStringKey, note: LocalizedStringKey, isOn: Binding<Bool>) {
    self.name = name
    self.note = note
    _isOn = isOn
  }

  var body: some View {
    Toggle(isOn: $isOn) {
      Text(name)
      Text(note).font(.footnote).foregroundStyle(palette.quiet)
    }
    .named(Text(name), hint: Text(note))
  }
}

/// One of several answers, none of which may have been given yet.
struct Answer: View {
  let name: LocalizedStringKey
  let isChosen: Bool
  let choose: () -> Void
  @Environment(\.palette) private var palette

  var body: some View {
    Button(action: choose) {
      HStack {
        Text(name).foregroundStyle(palette.text)
        Spacer()
        if isChosen { Image(systemName: "checkmark").accessibilityHidden(true) }
      }
    }
    .accessibilityAddTraits(isChosen ? .isSelected : [])
  }
}
