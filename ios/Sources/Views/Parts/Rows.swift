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
  let name: Text
  let isChosen: Bool
  let choose: () -> Void
  @Environment(\.palette) private var palette

  init(name: LocalizedStringKey, isChosen: Bool, choose: @escaping () -> Void) {
    self.init(Text(name), isChosen: isChosen, choose: choose)
  }

  init(_ name: Text, isChosen: Bool, choose: @escaping () -> Void) {
    self.name = name
    self.isChosen = isChosen
    self.choose = choose
  }

  var body: some View {
    Button(action: choose) {
      HStack {
        name.foregroundStyle(palette.text)
        Spacer()
        if isChosen { Image(systemName: "checkmark").accessibilityHidden(true) }
      }
    }
    .accessibilityAddTraits(isChosen ? .isSelected : [])
  }
}

/// Something that can be chosen along with others.
struct Chip: View {
  let name: Text
  @Binding var isOn: Bool

  var body: some View {
    Toggle(isOn: $isOn) { name.multilineTextAlignment(.center) }
      .toggleStyle(.button)
      .buttonBorderShape(.capsule)
      // At the usual size they are lower than a finger needs.
      .controlSize(.large)
  }
}

/// Chips, as many beside each other as there is room for.
struct Chips<Content: View>: View {
  let content: Content

  init(@ViewBuilder content: () -> Content) {
    self.content = content()
  }

  var body: some View {
    LazyVGrid(columns: [GridItem(.adaptive(minimum: 130), alignment: .leading)], alignment: .leading, spacing: 8) {
      content
    }
  }
}
