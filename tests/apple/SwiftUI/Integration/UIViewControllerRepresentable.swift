import UIKit

/// https://developer.apple.com/documentation/swiftui/uiviewcontrollerrepresentable
///
/// It shows nothing here. Its controller hears that it has appeared once the screen around it is no longer on its way.
@MainActor @preconcurrency public protocol UIViewControllerRepresentable: View where Body == Never {
  associatedtype UIViewControllerType: UIViewController
  typealias Context = UIViewControllerRepresentableContext<Self>
  func makeUIViewController(context: Context) -> UIViewControllerType
  func updateUIViewController(_ uiViewController: UIViewControllerType, context: Context)
}

extension UIViewControllerRepresentable {
  public var body: Never { bodyless() }

  func resolve(around scope: Scope) -> [ScreenElement] {
    let context = Context(environment: scope.environment)
    let controller = scope.place.kept("controller", first: makeUIViewController(context: context))
    updateUIViewController(controller, context: context)
    let isThere = scope.place.kept("isThere", first: Kept(false))
    if scope.isActive, !isThere.value { scope.screen.arrivals.append { controller.viewDidAppear(false) } }
    isThere.value = scope.isActive
    return []
  }
}

/// https://developer.apple.com/documentation/swiftui/uiviewcontrollerrepresentablecontext
@MainActor @preconcurrency
public struct UIViewControllerRepresentableContext<
  Representable: UIViewControllerRepresentable
> {
  public let environment: EnvironmentValues
}
