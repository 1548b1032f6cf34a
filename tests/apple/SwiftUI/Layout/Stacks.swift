/// What layout alone adds says nothing to a reader: the parts stand for it.
nonisolated protocol Transparent: Resolvable {
  associatedtype Content: View
  var content: Content { get }
}

extension Transparent {
  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] { scope.child("content").resolve(content) }
}

/// https://developer.apple.com/documentation/swiftui/hstack
nonisolated public struct HStack<Content: View>: View, Transparent {
  let content: Content
  public var body: Never { bodyless() }

  public init(
    alignment: VerticalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> Content
  ) {
    self.content = content()
  }
}

/// https://developer.apple.com/documentation/swiftui/vstack
nonisolated public struct VStack<Content: View>: View, Transparent {
  let content: Content
  public var body: Never { bodyless() }

  public init(
    alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> Content
  ) {
    self.content = content()
  }
}

/// https://developer.apple.com/documentation/swiftui/zstack
nonisolated public struct ZStack<Content: View>: View, Transparent {
  let content: Content
  public var body: Never { bodyless() }

  public init(alignment: Alignment = .center, @ViewBuilder content: () -> Content) { self.content = content() }
}

/// https://developer.apple.com/documentation/swiftui/pinnedscrollableviews
public struct PinnedScrollableViews: OptionSet, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let sectionHeaders = PinnedScrollableViews(rawValue: 1)
  public static let sectionFooters = PinnedScrollableViews(rawValue: 2)
}

/// https://developer.apple.com/documentation/swiftui/lazyvstack
nonisolated public struct LazyVStack<Content: View>: View, Transparent {
  let content: Content
  public var body: Never { bodyless() }

  public init(
    alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, pinnedViews: PinnedScrollableViews = .init(),
    @ViewBuilder content: () -> Content
  ) {
    self.content = content()
  }
}

/// https://developer.apple.com/documentation/swiftui/lazyhstack
nonisolated public struct LazyHStack<Content: View>: View, Transparent {
  let content: Content
  public var body: Never { bodyless() }

  public init(
    alignment: VerticalAlignment = .center, spacing: CGFloat? = nil, pinnedViews: PinnedScrollableViews = .init(),
    @ViewBuilder content: () -> Content
  ) {
    self.content = content()
  }
}

/// https://developer.apple.com/documentation/swiftui/griditem
public struct GridItem: Sendable {
  /// https://developer.apple.com/documentation/swiftui/griditem/size-swift.enum
  public enum Size: Sendable {
    case fixed(CGFloat)
    case flexible(minimum: CGFloat = 10, maximum: CGFloat = .infinity)
    case adaptive(minimum: CGFloat, maximum: CGFloat = .infinity)
  }

  public init(_ size: Size = .flexible(), spacing: CGFloat? = nil, alignment: Alignment? = nil) {}
}

/// https://developer.apple.com/documentation/swiftui/lazyvgrid
nonisolated public struct LazyVGrid<Content: View>: View, Transparent {
  let content: Content
  public var body: Never { bodyless() }

  public init(
    columns: [GridItem], alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil,
    pinnedViews: PinnedScrollableViews = .init(), @ViewBuilder content: () -> Content
  ) {
    self.content = content()
  }
}

/// https://developer.apple.com/documentation/swiftui/viewthatfits
///
/// Nothing is measured here: the first view always fits.
nonisolated public struct ViewThatFits<Content: View>: View, Resolvable {
  private let content: Content
  public var body: Never { bodyless() }

  public init(in axes: Axis.Set = [.horizontal, .vertical], @ViewBuilder content: () -> Content) {
    self.content = content()
  }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    let first = (content as? any Several)?.parts.first ?? content
    return scope.child("first").resolve(first)
  }
}

private protocol Several {
  var parts: [any View] { get }
}

extension TupleView: Several {}

/// https://developer.apple.com/documentation/swiftui/spacer
nonisolated public struct Spacer: View, Resolvable {
  public init(minLength: CGFloat? = nil) {}
  public var body: Never { bodyless() }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] { [] }
}

/// https://developer.apple.com/documentation/swiftui/divider
nonisolated public struct Divider: View, Resolvable {
  public init() {}
  public var body: Never { bodyless() }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] { [] }
}
