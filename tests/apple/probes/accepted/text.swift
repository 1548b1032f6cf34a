// What real SwiftUI takes of words, fonts and colours. See ../run.

// probe: text is interpolated
private struct Probe: View {
  var body: some View {
    Text("\(1.5, specifier: "%.1f") s of \(3), \("name"), \(Date.now, style: .time), \(0.5, format: .percent)")
    Text("a").bold() + Text(verbatim: "b").foregroundStyle(.secondary)
    Text(Date.now, format: .dateTime.hour())
  }
}

// probe: a literal is a key, and anything else a string
private func takes(_ key: LocalizedStringKey) {}
private struct Probe: View {
  let name: String
  var body: some View {
    Text("key")
    Text(name)
    Button("key") {}
    Button(name) {}
    Button("key", systemImage: "gear", role: .cancel) {}
    Text("key").accessibilityLabel(name).accessibilityHint("key").navigationTitle(name)
  }
}

// probe: fonts and text
private struct Probe: View {
  private static let title = Font.system(.title, design: .rounded, weight: .bold)
  var body: some View {
    Text("a").font(Self.title).font(.largeTitle.bold()).font(.body.weight(.medium).monospacedDigit())
      .fontWeight(.semibold).lineLimit(2).lineLimit(1...3).lineSpacing(4).minimumScaleFactor(0.5)
      .multilineTextAlignment(.center).dynamicTypeSize(...DynamicTypeSize.accessibility3)
      .textCase(.uppercase).foregroundStyle(.primary, .secondary)
  }
}

// probe: colours by number, by asset and as static members
extension Color { fileprivate static let brand = Color("Brand") }
extension ShapeStyle where Self == Color {
  fileprivate static var calm: Color { Color(red: 0.1, green: 0.2, blue: 0.3) }
}
private enum Theme { static let page = Color(.sRGB, red: 1, green: 1, blue: 1, opacity: 0.5) }
private struct Probe: View {
  var body: some View { Text("a").foregroundStyle(.calm).background(Color.brand).tint(Theme.page) }
}
