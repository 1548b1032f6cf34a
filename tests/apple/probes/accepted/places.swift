// What real SwiftUI takes of navigation, toolbars, tabs and sheets. See ../run.

// probe: navigation by value, by path and by condition
private struct Probe: View {
  @State private var path = NavigationPath()
  @State private var items: [Item] = []
  @State private var isOpen = false
  @State private var item: Item?
  var body: some View {
    NavigationStack(path: $path) {
      NavigationLink("a", value: Item(id: 1))
      NavigationLink {
        Text("b")
      } label: {
        Text("c")
      }
      Button("d") { path.append(Item(id: 2)) }
        .navigationDestination(for: Item.self) { Text($0.name) }
        .navigationDestination(isPresented: $isOpen) { Text("e") }
        .navigationDestination(item: $item) { Text($0.name) }
        .navigationTitle("f").navigationBarTitleDisplayMode(.inline).navigationBarBackButtonHidden()
        .toolbar(.hidden, for: .navigationBar, .tabBar)
    }
    NavigationStack(path: $items) { Button("g") { items.append(Item(id: 3)) } }
  }
}

// probe: toolbars
private struct Probe: View {
  let isOn: Bool
  var body: some View {
    Text("a").toolbar {
      ToolbarItem(placement: .cancellationAction) { Button("b") {} }
      if isOn { ToolbarItem(placement: .topBarTrailing) { Text("c") } }
      ToolbarItemGroup(placement: .bottomBar) {
        Spacer()
        Button("d") {}
      }
    }
    Text("e").toolbar { Button("f") {} }
  }
}

// probe: tabs
private struct Probe: View {
  enum Room: Hashable { case now, you }
  @State private var room = Room.now
  var body: some View {
    TabView(selection: $room) {
      Text("a").tabItem { Label("b", systemImage: "c") }.tag(Room.now)
      Text("d").tabItem { Text("e") }.tag(Room.you)
    }
  }
}

// probe: sheets, covers, alerts and dialogs
private struct Probe: View {
  @State private var isOpen = false
  @State private var item: Item?
  var body: some View {
    Text("a")
      .sheet(isPresented: $isOpen, onDismiss: { item = nil }) { Text("b").presentationDetents([.medium, .large]) }
      .sheet(item: $item) { Text($0.name).interactiveDismissDisabled() }
      .fullScreenCover(item: $item) { Text($0.name) }
      .alert("c", isPresented: $isOpen) {
        Button("OK") {}
      } message: {
        Text("d")
      }
      .confirmationDialog("e", isPresented: $isOpen, titleVisibility: .visible) {
        Button("f", role: .destructive) {}
        Button("g", role: .cancel) {}
      } message: {
        Text("h")
      }
  }
}

// probe: files that are chosen, moved out and shared
private struct Probe: View {
  @State private var isOpen = false
  var body: some View {
    ShareLink(item: "a") { Text("b") }
      .fileImporter(isPresented: $isOpen, allowedContentTypes: []) { result in
        if case .success(let url) = result { print(url) }
      }
      .fileMover(isPresented: $isOpen, file: URL(filePath: "/")) { _ in
      } onCancellation: {
        isOpen = false
      }
  }
}

// probe: a label of one's own, many lines, and words that stand out
private struct Probe: View {
  @State private var text = ""
  var body: some View {
    TextField(text: $text, prompt: Text("a"), axis: .vertical) { Text("b") }.lineLimit(4...)
    Text(found).textSelection(.enabled)
  }
  private var found: AttributedString {
    var found = AttributedString("c")
    found.font = .body.bold()
    found.backgroundColor = Color.red
    found.foregroundColor = Color.white
    return found
  }
}
