/// Where a view resolves: its place, and all it finds around it.
@MainActor struct Scope {
  let screen: Screen
  let place: Place
  var environment: EnvironmentValues
  /// The animation under which this pass changes what is drawn.
  var transaction = Transaction()
  /// False under a pushed screen and behind another tab: there nothing appears and no task runs.
  var isActive = true
  /// The navigation level whose title and toolbar the view sets.
  var level: NavigationLevel?
  var tabs: TabCollector?
  /// A tag set outside a `tabItem`.
  var tag: AnyHashable?
  /// Closes the alert or dialog in which a button stands.
  var closeDialog: (@MainActor () -> Void)?
  var submit: [@MainActor () -> Void] = []
  var styles = Styles()

  func child(_ key: some Hashable) -> Scope {
    let (place, isTwin) = place.child(AnyHashable(key), pass: screen.passes)
    if isTwin { screen.note("two views share the identity \(key)") }
    var scope = Scope(screen: screen, place: place, environment: environment)
    scope.transaction = transaction
    scope.isActive = isActive
    scope.level = level
    scope.tabs = tabs
    scope.tag = tag
    scope.closeDialog = closeDialog
    scope.submit = submit
    scope.styles = styles
    return scope
  }

  func resolve<V: View>(_ view: V) -> [ScreenElement] {
    if let view = view as? any Resolvable { return view.resolve(self) }
    let own = child(ObjectIdentifier(V.self))
    own.bind(view)
    if let view = view as? any UIViewControllerRepresentable { return view.resolve(around: own) }
    return own.resolve(view.body)
  }

  /// What a part of the view says, as one line.
  func spoken(_ part: String, _ view: some View) -> String { child(part).resolve(view).spoken }

  /// Gives each property wrapper of a view, a modifier or a style its storage at this place and the environment here.
  func bind(_ value: Any, path: String = "") {
    for child in Mirror(reflecting: value).children {
      guard var property = child.value as? any DynamicProperty else { continue }
      let name = path + (child.label ?? "?")
      if let property = property as? any PlaceBound {
        property.bind(name, in: self)
      } else {
        bind(property, path: name + ".")
      }
      property.update()
    }
  }

  /// State of a view of this module, such as which tab is open.
  func state<Value>(_ name: String, first: Value) -> Slot<Value> {
    let slot = place.kept(name, first: Slot(first))
    slot.owner = screen.changes
    return slot
  }

  /// Runs after the pass.
  func after(_ effect: @escaping @MainActor () -> Void) { screen.effects.append(effect) }
}

/// Looks that change what a view is made of; all others leave no trace.
struct Styles {
  var button: (any ButtonStyle)?
  var primitiveButton: (any PrimitiveButtonStyle)?
  var label: (any LabelStyle)?
  var toggle: (any ToggleStyle)?

  nonisolated init() {}
}
