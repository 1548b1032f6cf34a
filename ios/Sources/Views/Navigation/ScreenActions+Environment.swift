import AppModel
import SwiftUI

private struct ScreenActionsKey: @preconcurrency EnvironmentKey {
  @MainActor static let defaultValue = ScreenActions()
}

extension EnvironmentValues {
  /// What can be done from every screen.
  @MainActor var screenActions: ScreenActions {
    get { self[ScreenActionsKey.self] }
    set { self[ScreenActionsKey.self] = newValue }
  }
}
