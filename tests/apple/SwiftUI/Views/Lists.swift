/// https://developer.apple.com/documentation/swiftui/form
nonisolated public struct Form<Content: View>: View, Resolvable {
  private let content: Content
  public var body: Never { bodyless() }

  public init(@ViewBuilder content: () -> Content) { self.content = content() }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    [ScreenElement(.form, children: scope.child("content").resolve(content))]
  }
}

/// https://developer.apple.com/documentation/swiftui/list
nonisolated public struct List<SelectionValue: Hashable, Content: View>: View, Resolvable {
  private let content: Content
  public var body: Never { bodyless() }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    [ScreenElement(.list, children: scope.child("content").resolve(content))]
  }
}

extension List where SelectionValue == Never {
  nonisolated public init(@ViewBuilder content: () -> Content) { self.content = content() }

  nonisolated public init<Data: RandomAccessCollection, RowContent: View>(
    _ data: Data, @ViewBuilder rowContent: @escaping (Data.Element) -> RowContent
  ) where Content == ForEach<Data, Data.Element.ID, RowContent>, Data.Element: Identifiable {
    content = ForEach(data, content: rowContent)
  }

  nonisolated public init<Data: RandomAccessCollection, ID: Hashable, RowContent: View>(
    _ data: Data, id: KeyPath<Data.Element, ID>, @ViewBuilder rowContent: @escaping (Data.Element) -> RowContent
  ) where Content == ForEach<Data, ID, RowContent> {
    content = ForEach(data, id: id, content: rowContent)
  }
}

/// https://developer.apple.com/documentation/swiftui/section
nonisolated public struct Section<Parent, Content, Footer> {
  private let header: Parent
  private let content: Content
  private let footer: Footer
}

extension Section: View, Resolvable where Parent: View, Content: View, Footer: View {
  public var body: Never { bodyless() }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    let header = scope.child("header").resolve(header).map { element in
      var element = element
      element.changeFamily { if $0.role == .text { $0.traits.insert(.isHeader) } }
      return element
    }
    let content = scope.child("content").resolve(content)
    let footer = scope.child("footer").resolve(footer)
    return [ScreenElement(.section, children: header + content + footer)]
  }
}

extension Section where Parent: View, Content: View, Footer: View {
  nonisolated public init(
    @ViewBuilder content: () -> Content, @ViewBuilder header: () -> Parent, @ViewBuilder footer: () -> Footer
  ) {
    self.init(header: header(), content: content(), footer: footer())
  }
}

extension Section where Parent == EmptyView, Content: View, Footer: View {
  nonisolated public init(@ViewBuilder content: () -> Content, @ViewBuilder footer: () -> Footer) {
    self.init(header: EmptyView(), content: content(), footer: footer())
  }
}

extension Section where Parent: View, Content: View, Footer == EmptyView {
  nonisolated public init(@ViewBuilder content: () -> Content, @ViewBuilder header: () -> Parent) {
    self.init(header: header(), content: content(), footer: EmptyView())
  }
}

extension Section where Parent == EmptyView, Content: View, Footer == EmptyView {
  nonisolated public init(@ViewBuilder content: () -> Content) {
    self.init(header: EmptyView(), content: content(), footer: EmptyView())
  }
}

extension Section where Parent == Text, Content: View, Footer == EmptyView {
  nonisolated public init(_ titleKey: LocalizedStringKey, @ViewBuilder content: () -> Content) {
    self.init(header: Text(titleKey), content: content(), footer: EmptyView())
  }

  @_disfavoredOverload nonisolated public init<S: StringProtocol>(
    _ title: S, @ViewBuilder content: () -> Content
  ) {
    self.init(header: Text(title), content: content(), footer: EmptyView())
  }
}

/// https://developer.apple.com/documentation/swiftui/disclosuregroup
nonisolated public struct DisclosureGroup<Label: View, Content: View>: View, Resolvable {
  private let label: Label
  private let content: () -> Content
  private let isExpanded: Binding<Bool>?
  public var body: Never { bodyless() }

  public init(@ViewBuilder content: @escaping () -> Content, @ViewBuilder label: () -> Label) {
    self.label = label()
    self.content = content
    isExpanded = nil
  }

  public init(
    isExpanded: Binding<Bool>, @ViewBuilder content: @escaping () -> Content, @ViewBuilder label: () -> Label
  ) {
    self.label = label()
    self.content = content
    self.isExpanded = isExpanded
  }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    let own = scope.state("expanded", first: false)
    let isExpanded = isExpanded ?? Binding(read: { own.value }, write: { own.value = $0 })
    var header = ScreenElement(.button, children: scope.child("label").resolve(label))
    header.label = header.children.spoken
    header.value = isExpanded.wrappedValue ? "Expanded" : "Collapsed"
    header.isEnabled = scope.environment.isEnabled
    header.actions.tap = { isExpanded.wrappedValue.toggle() }
    return [header] + (isExpanded.wrappedValue ? scope.child("content").resolve(content()) : [])
  }
}

extension DisclosureGroup where Label == Text {
  nonisolated public init(_ titleKey: LocalizedStringKey, @ViewBuilder content: @escaping () -> Content) {
    self.init(content: content) { Text(titleKey) }
  }

  nonisolated public init(
    _ titleKey: LocalizedStringKey, isExpanded: Binding<Bool>, @ViewBuilder content: @escaping () -> Content
  ) {
    self.init(isExpanded: isExpanded, content: content) { Text(titleKey) }
  }
}
