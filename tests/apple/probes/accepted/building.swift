// What real SwiftUI takes of builders, rows, lists and the app. See ../run.

// probe: a builder knows if, else, switch, if let, availability and let
private struct Probe: View {
  enum Kind { case one, two }
  let kind: Kind
  let name: String?
  var body: some View {
    let count = 2
    if let name { Text(name) } else if count > 1 { EmptyView() }
    switch kind {
    case .one: Text("one")
    case .two: Image(systemName: "star")
    }
    if #available(iOS 18, *) { Text("later") }
  }
}

// probe: a stack takes more than ten views
private struct Probe: View {
  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      Text("1")
      Text("2")
      Text("3")
      Text("4")
      Text("5")
      Text("6")
      Text("7")
      Text("8")
      Text("9")
      Text("10")
      Text("11")
    }
  }
}

// probe: a builder can be a property, a function and an argument
private struct Card<Content: View>: View {
  @ViewBuilder var content: () -> Content
  var body: some View { content().padding() }
}
private struct Probe: View {
  @State private var isOpen = false
  var body: some View {
    Card {
      head
      row("a")
    }
  }
  @ViewBuilder private var head: some View { if isOpen { Text("open") } else { Image(systemName: "lock") } }
  private func row(_ name: String) -> some View { Text(name).font(.body) }
}

// probe: rows by identity, key path, range, binding and number
private struct Probe: View {
  @Bindable var model: Model
  var body: some View {
    ForEach(model.items) { Text($0.name) }
    ForEach($model.items) { $item in TextField("name", text: $item.name) }
    ForEach(model.items, id: \.name) { Text($0.name) }
    ForEach(Array(model.items.enumerated()), id: \.offset) { index, item in Text("\(index) \(item.name)") }
    ForEach(0..<3) { Text("\($0)") }
    ForEach(model.items.indices, id: \.self) { Toggle("a", isOn: $model.items[$0].isOn) }
  }
}

// probe: lists and forms
private struct Probe: View {
  @State private var items = [Item(id: 1)]
  var body: some View {
    List {
      Section("a") { ForEach(items) { Text($0.name) }.onDelete { items.remove(atOffsets: $0) } }
      Section {
        Text("b")
      } header: {
        Text("c")
      } footer: {
        Text("d")
      }
      .listRowBackground(Color.clear)
    }
    .listStyle(.insetGrouped).scrollContentBackground(.hidden)
    Form { Toggle("e", isOn: .constant(true)) }.formStyle(.grouped)
    List(items) { Text($0.name) }
  }
}

// probe: an app
private struct Small: App {
  @Environment(\.scenePhase) private var phase
  @State private var model = Model()
  var body: some Scene { WindowGroup { Text(model.note).environment(model) } }
}

// probe: state is made from an argument
private struct Probe: View {
  @State private var model: Model
  @Binding var isOn: Bool
  @ScaledMetric(relativeTo: .body) private var side = 44
  @Namespace private var names
  init(model: Model, isOn: Binding<Bool>) {
    _model = State(initialValue: model)
    _isOn = isOn
  }
  var body: some View { Toggle("a", isOn: $isOn.animation()).frame(width: side).id(model.note) }
}
