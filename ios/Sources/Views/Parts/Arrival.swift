import SwiftUI
import UIKit

/// Tells when a screen has come to rest. SwiftUI's own `onAppear` comes while a screen is still being pushed, and what is
/// given the focus then loses it to the system at the end of the push. That UIKit tells a controller within the screen is
/// NOT RUN HERE.
private struct Arrival: UIViewControllerRepresentable {
  final class Controller: UIViewController {
    var arrived: @MainActor () -> Void = {}

    override func viewDidAppear(_ animated: Bool) {
      super.viewDidAppear(animated)
      arrived()
    }
  }

  let arrived: @MainActor () -> Void

  func makeUIViewController(context: Context) -> Controller { Controller() }
  func updateUIViewController(_ controller: Controller, context: Context) { controller.arrived = arrived }
}

private struct ReadFirst: ViewModifier {
  @AccessibilityFocusState private var isReadFirst: Bool

  func body(content: Content) -> some View {
    content.accessibilityFocused($isReadFirst).onArrival { isReadFirst = true }
  }
}

extension View {
  /// Done each time this has appeared and its screen has come to rest.
  func onArrival(perform arrived: @escaping @MainActor () -> Void) -> some View {
    background { Arrival(arrived: arrived) }
  }

  /// A screen reader goes to it.
  func readFirst() -> some View { modifier(ReadFirst()) }
}
