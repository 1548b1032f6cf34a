import AppModel
import UIKit

/// A window of its own above all others. SwiftUI shows what is to be shared, files to choose and dialogs above every view
/// of its own, so no view can hide them, and none can close a sheet for sharing. How the system stacks and closes them,
/// and what is in the picture it takes, is NOT RUN HERE.
@MainActor public final class WindowCurtain {
  private var windows: [UIWindow] = []

  public init() {}

  private var scenes: [UIWindowScene] { UIApplication.shared.connectedScenes.compactMap { $0 as? UIWindowScene } }

  private func window(in scene: UIWindowScene) -> UIWindow {
    let window = UIWindow(windowScene: scene)
    window.windowLevel = UIWindow.Level(rawValue: UIWindow.Level.alert.rawValue + 1)
    let blank = UIViewController()
    // The paper that is there while the app starts.
    blank.view.backgroundColor = UIColor(named: "LaunchBackground") ?? .systemBackground
    window.rootViewController = blank
    // Light or dark as the screens are, whatever the system is.
    window.overrideUserInterfaceStyle = scene.keyWindow?.traitCollection.userInterfaceStyle ?? .unspecified
    return window
  }
}

extension WindowCurtain: Curtain {
  public func draw() {
    guard windows.isEmpty else { return }
    windows = scenes.map(window)
    // Shown, and not the key window: the keyboard stays where it was.
    for window in windows { window.isHidden = false }
  }

  public func open() {
    for window in windows { window.isHidden = true }
    windows = []
  }

  public func clearAway() {
    UIPrintInteractionController.shared.dismiss(animated: false)
    for window in scenes.flatMap(\.windows) where !windows.contains(window) {
      window.rootViewController?.dismiss(animated: false)
    }
  }
}
