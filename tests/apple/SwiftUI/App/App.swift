/// https://developer.apple.com/documentation/swiftui/scene
@MainActor @preconcurrency public protocol Scene {
  associatedtype Body: Scene
  @SceneBuilder var body: Self.Body { get }
}

extension Never: Scene {}

/// https://developer.apple.com/documentation/swiftui/scenebuilder
@resultBuilder public struct SceneBuilder {
  public static func buildExpression<Content: Scene>(_ content: Content) -> Content { content }
  public static func buildBlock<Content: Scene>(_ content: Content) -> Content { content }
}

/// https://developer.apple.com/documentation/swiftui/windowgroup
nonisolated public struct WindowGroup<Content: View>: Scene, Window {
  let content: Content
  public var body: Never { bodyless() }

  public init(@ViewBuilder content: () -> Content) { self.content = content() }

  var root: AnyView { AnyView(content) }
}

/// A scene of this module, which has a view in it.
nonisolated private protocol Window {
  var root: AnyView { get }
}

/// https://developer.apple.com/documentation/swiftui/app
@MainActor @preconcurrency public protocol App {
  associatedtype Body: Scene
  @SceneBuilder var body: Self.Body { get }
  init()
}

extension App {
  /// Shows what a reader would say of the first screen, and ends: there is nothing to tap here.
  public static func main() {
    for line in Screen(Self()).transcript { print(line) }
  }
}

/// The app as a view, so that its own `@State` and `@Environment` have a place.
nonisolated struct AppRoot<Main: App>: View, Resolvable {
  let app: Main
  var body: Never { bodyless() }

  @MainActor func resolve(_ scope: Scope) -> [ScreenElement] {
    scope.bind(app)
    var scene: any Scene = app.body
    while !(scene is any Window) {
      scope.bind(scene)
      scene = scene.body
    }
    return (scene as? any Window).map { scope.child("window").resolve($0.root) } ?? []
  }
}
