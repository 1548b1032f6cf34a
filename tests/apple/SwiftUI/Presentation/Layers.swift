/// How a layer above the screen looks to a test, and what it does when it goes.
@MainActor struct Layer {
  var role: ScreenElement.Role
  var title: Text?
  /// A dialog's title is shown where its app says so; an alert's always.
  var showsTitle = true
  /// What stands in it; another identity is another layer, with state of its own.
  var identity: AnyHashable = "layer"
  var isOpen: Bool
  var close: @MainActor () -> Void
  var onDismiss: (@MainActor () -> Void)?
  var content: @MainActor () -> AnyView

  var isDialog: Bool { role == .alert || role == .dialog }
}

extension View {
  /// Lays something over the whole screen while it is open.
  nonisolated func layer(_ layer: @escaping @MainActor () -> Layer) -> some View {
    altered { content, scope in
      let elements = scope.child("under").resolve(content)
      let layer = layer()
      let wasOpen = scope.place.kept("open", first: Kept(false))
      let isOpen = layer.isOpen && scope.isActive
      if isOpen {
        scope.screen.open(layer, scope)
      } else if wasOpen.value, let onDismiss = layer.onDismiss {
        scope.after(onDismiss)
      }
      wasOpen.value = isOpen
      return elements
    }
  }
}

extension Screen {
  fileprivate func open(_ layer: Layer, _ outer: Scope) {
    var scope = outer.child([AnyHashable("layer"), layer.identity])
    scope.environment.dismiss = DismissAction(layer.close)
    scope.environment.isPresented = true
    scope.environment.isEnabled = true
    scope.level = nil
    scope.tabs = nil
    scope.tag = nil
    scope.submit = []
    scope.styles = Styles()
    scope.closeDialog = layer.isDialog ? layer.close : nil
    var element = ScreenElement(layer.role)
    element.label = layer.title?.string(in: scope.environment) ?? ""
    // The place in the pile is taken before the content resolves: a layer of its own goes above it.
    let index = layers.count
    layers.append(element)
    if layer.showsTitle, !element.label.isEmpty {
      var heading = ScreenElement(.text, element.label)
      heading.traits.insert(.isHeader)
      element.children.append(heading)
    }
    element.children += scope.resolve(layer.content())
    if layer.isDialog { element.children += wayOut(of: layer, among: element.children) }
    element.actions.escape = element.isDismissable ? layer.close : nil
    layers[index] = element
  }

  /// The button a dialog gets from the system where the app gives it none to leave by.
  private func wayOut(of layer: Layer, among children: [ScreenElement]) -> [ScreenElement] {
    let buttons = children.flatMap(\.family).filter { $0.role == .button }
    let isNeeded = layer.role == .alert ? buttons.isEmpty : !buttons.contains(where: \.isCancel)
    guard isNeeded else { return [] }
    var button = ScreenElement(.button, layer.role == .alert ? "OK" : "Cancel")
    button.isCancel = true
    button.actions.tap = layer.close
    return [button]
  }
}

extension ScreenElement {
  /// Whether a swipe or a scrub closes the layer: not a cover, nor a sheet that forbids it, nor an alert.
  fileprivate var isDismissable: Bool {
    switch role {
    case .sheet: !children.flatMap(\.family).contains(where: \.forbidsDismissal)
    case .dialog: true
    default: false
    }
  }
}
