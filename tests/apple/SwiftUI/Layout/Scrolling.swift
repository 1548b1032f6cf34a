/// https://developer.apple.com/documentation/swiftui/scrollview
nonisolated public struct ScrollView<Content: View>: View, Resolvable {
  public var content: Content
  public var body: Never { bodyless() }

  public init(_ axes: Axis.Set = .vertical, showsIndicators: Bool = true, @ViewBuilder content: () -> Content) {
    self.content = content()
  }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    [ScreenElement(.scroll, children: scope.child("content").resolve(content))]
  }
}

/// https://developer.apple.com/documentation/swiftui/scrollviewproxy
public struct ScrollViewProxy {
  let screen: Screen

  /// A test reads in `Screen.scrolledTo` what was asked for.
  public func scrollTo<ID: Hashable>(_ id: ID, anchor: UnitPoint? = nil) {
    MainActor.assumeIsolated { screen.scrolledTo.append(AnyHashable(id)) }
  }
}

/// https://developer.apple.com/documentation/swiftui/scrollviewreader
nonisolated public struct ScrollViewReader<Content: View>: View, Resolvable {
  public var content: (ScrollViewProxy) -> Content
  public var body: Never { bodyless() }

  public init(@ViewBuilder content: @escaping (ScrollViewProxy) -> Content) { self.content = content }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    scope.child("reader").resolve(content(ScrollViewProxy(screen: scope.screen)))
  }
}

/// https://developer.apple.com/documentation/swiftui/geometryproxy
public struct GeometryProxy {
  public let size: CGSize
  public var safeAreaInsets: EdgeInsets { EdgeInsets() }

  public func frame(in coordinateSpace: some CoordinateSpaceProtocol) -> CGRect { CGRect(origin: .zero, size: size) }
}

/// https://developer.apple.com/documentation/swiftui/coordinatespaceprotocol
public protocol CoordinateSpaceProtocol {}

/// https://developer.apple.com/documentation/swiftui/localcoordinatespace
public struct LocalCoordinateSpace: CoordinateSpaceProtocol, Sendable {
  public init() {}
}

/// https://developer.apple.com/documentation/swiftui/globalcoordinatespace
public struct GlobalCoordinateSpace: CoordinateSpaceProtocol, Sendable {
  public init() {}
}

extension CoordinateSpaceProtocol where Self == LocalCoordinateSpace {
  public static var local: LocalCoordinateSpace { .init() }
}

extension CoordinateSpaceProtocol where Self == GlobalCoordinateSpace {
  public static var global: GlobalCoordinateSpace { .init() }
}

/// https://developer.apple.com/documentation/swiftui/geometryreader
///
/// Every reader is as large as the screen (`Screen.size`).
nonisolated public struct GeometryReader<Content: View>: View, Resolvable {
  public var content: (GeometryProxy) -> Content
  public var body: Never { bodyless() }

  public init(@ViewBuilder content: @escaping (GeometryProxy) -> Content) { self.content = content }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    scope.child("reader").resolve(content(GeometryProxy(size: scope.screen.size)))
  }
}
