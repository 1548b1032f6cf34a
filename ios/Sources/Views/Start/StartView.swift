import AppModel
import SwiftUI

/// The app, once it may open.
public struct StartView: View {
  private let start: Start
  @Environment(\.scenePhase) private var scenePhase

  public init(start: Start) {
    self.start = start
  }

  public var body: some View {
    ZStack {
      switch start.stage {
      case .open(let app): RootView(app: app)
      case .brokeOff: BrokeOffScreen(start: start).modifier(ThemedRoot(theme: .system))
      case .cannotBegin: NoStartScreen(start: start).modifier(ThemedRoot(theme: .system))
      case .outOfSight: Blank().modifier(ThemedRoot(theme: .system))
      }
    }
    .onChange(of: scenePhase, initial: true) { _, phase in
      if phase == .background { start.leftFront() } else { start.cameToFront() }
    }
  }
}
