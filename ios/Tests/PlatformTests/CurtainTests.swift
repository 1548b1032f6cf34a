import Foundation
import Testing

@testable import Platform
@testable import UIKit

extension Adapters {
  /// The window above all others, and what the system shows above the screens.
  @Suite @MainActor struct CurtainTests {
    private let scene = UIWindowScene()
    private let screens: UIWindow

    init() {
      Adapters.startAnew()
      UIApplication.shared.connectedScenes = [scene]
      screens = UIWindow(windowScene: scene)
      screens.rootViewController = UIViewController()
      screens.isHidden = false
    }

    private var curtain: UIWindow? { scene.windows.first { $0 !== screens } }

    @Test func itHangsAboveAlertsUntilItIsOpened() {
      let adapter = WindowCurtain()
      adapter.draw()
      #expect(curtain?.isHidden == false)
      #expect((curtain?.windowLevel.rawValue ?? 0) > UIWindow.Level.alert.rawValue)
      #expect(curtain?.rootViewController?.view.backgroundColor?.name == "LaunchBackground")
      adapter.draw()
      #expect(scene.windows.count == 2, "one is enough")
      adapter.open()
      #expect(scene.windows.map { $0 === screens } == [true])
      adapter.open()
    }

    @Test(arguments: [UIUserInterfaceStyle.light, .dark])
    func itIsLightOrDarkAsTheScreensAre(_ style: UIUserInterfaceStyle) {
      screens.overrideUserInterfaceStyle = style
      let adapter = WindowCurtain()
      adapter.draw()
      #expect(curtain?.overrideUserInterfaceStyle == style)
    }

    @Test func whatIsBeingSharedStaysBehindItAndIsClosedWhenThatIsAsked() {
      let adapter = WindowCurtain()
      screens.rootViewController?.present(UIViewController(), animated: false)
      adapter.draw()
      #expect(screens.rootViewController?.presentedViewController != nil)
      adapter.clearAway()
      #expect(screens.rootViewController?.presentedViewController == nil)
      #expect(curtain?.isHidden == false, "the curtain itself stays")
    }

    @Test func whereThereIsNoWindowThereIsNothingToHide() {
      UIApplication.shared.connectedScenes = []
      let adapter = WindowCurtain()
      adapter.draw()
      adapter.clearAway()
      adapter.open()
      #expect(curtain == nil)
    }
  }
}
