/// https://developer.apple.com/documentation/swiftui/label
///
/// A reader says its title, also where only the icon is shown.
nonisolated public struct Label<Title: View, Icon: View>: View, Resolvable {
  private let title: Title
  private let icon: Icon
  public var body: Never { bodyless() }

  public init(@ViewBuilder title: () -> Title, @ViewBuilder icon: () -> Icon) {
    self.title = title()
    self.icon = icon()
  }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    if let style = scope.styles.label {
      return style.elements(LabelStyleConfiguration(title: .init(view: title), icon: .init(view: icon)), scope)
    }
    return scope.child("title").resolve(title)
  }
}

extension Label where Title == Text, Icon == Image {
  nonisolated public init(_ titleKey: LocalizedStringKey, image name: String) {
    self.init(title: { Text(titleKey) }, icon: { Image(name) })
  }

  nonisolated public init(_ titleKey: LocalizedStringKey, systemImage name: String) {
    self.init(title: { Text(titleKey) }, icon: { Image(systemName: name) })
  }

  @_disfavoredOverload nonisolated public init<S: StringProtocol>(_ title: S, image name: String) {
    self.init(title: { Text(title) }, icon: { Image(name) })
  }

  @_disfavoredOverload nonisolated public init<S: StringProtocol>(_ title: S, systemImage name: String) {
    self.init(title: { Text(title) }, icon: { Image(systemName: name) })
  }
}

extension Label where Title == LabelStyleConfiguration.Title, Icon == LabelStyleConfiguration.Icon {
  nonisolated public init(_ configuration: LabelStyleConfiguration) {
    title = configuration.title
    icon = configuration.icon
  }
}

/// https://developer.apple.com/documentation/swiftui/labelstyleconfiguration
nonisolated public struct LabelStyleConfiguration {
  /// https://developer.apple.com/documentation/swiftui/labelstyleconfiguration/title-swift.struct
  nonisolated public struct Title: View, Resolvable {
    let view: any View
    public var body: Never { bodyless() }
    @MainActor func resolve(_ scope: Scope) -> [ScreenElement] { scope.child("title").resolve(view) }
  }

  /// https://developer.apple.com/documentation/swiftui/labelstyleconfiguration/icon-swift.struct
  nonisolated public struct Icon: View, Resolvable {
    let view: any View
    public var body: Never { bodyless() }

    /// Beside its title the picture says nothing more.
    @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
      var elements = scope.child("icon").resolve(view)
      for index in elements.indices { elements[index].changeFamily { $0.isHidden = true } }
      return elements
    }
  }

  public let title: Title
  public let icon: Icon
}

/// https://developer.apple.com/documentation/swiftui/labelstyle
@MainActor @preconcurrency public protocol LabelStyle {
  associatedtype Body: View
  typealias Configuration = LabelStyleConfiguration
  @ViewBuilder func makeBody(configuration: Self.Configuration) -> Self.Body
}

extension LabelStyle {
  fileprivate func elements(_ configuration: Configuration, _ scope: Scope) -> [ScreenElement] {
    // Inside its own style a label is the plain one again.
    var inner = scope.child("style")
    inner.styles.label = nil
    inner.bind(self)
    return inner.resolve(makeBody(configuration: configuration))
  }
}

/// https://developer.apple.com/documentation/swiftui/defaultlabelstyle
nonisolated public struct DefaultLabelStyle: LabelStyle {
  public init() {}
  public func makeBody(configuration: Configuration) -> some View { Label(configuration) }
}

/// https://developer.apple.com/documentation/swiftui/titleandiconlabelstyle
nonisolated public struct TitleAndIconLabelStyle: LabelStyle {
  public init() {}
  public func makeBody(configuration: Configuration) -> some View { Label(configuration) }
}

/// https://developer.apple.com/documentation/swiftui/titleonlylabelstyle
nonisolated public struct TitleOnlyLabelStyle: LabelStyle {
  public init() {}
  public func makeBody(configuration: Configuration) -> some View { Label(configuration) }
}

/// https://developer.apple.com/documentation/swiftui/icononlylabelstyle
nonisolated public struct IconOnlyLabelStyle: LabelStyle {
  public init() {}
  public func makeBody(configuration: Configuration) -> some View { Label(configuration) }
}

extension LabelStyle where Self == DefaultLabelStyle {
  nonisolated public static var automatic: DefaultLabelStyle { .init() }
}

extension LabelStyle where Self == TitleAndIconLabelStyle {
  nonisolated public static var titleAndIcon: TitleAndIconLabelStyle { .init() }
}

extension LabelStyle where Self == TitleOnlyLabelStyle {
  nonisolated public static var titleOnly: TitleOnlyLabelStyle { .init() }
}

extension LabelStyle where Self == IconOnlyLabelStyle {
  nonisolated public static var iconOnly: IconOnlyLabelStyle { .init() }
}

extension View {
  /// https://developer.apple.com/documentation/swiftui/view/labelstyle(_:)
  nonisolated public func labelStyle<S: LabelStyle>(_ style: S) -> some View { inScope { $0.styles.label = style } }
}
