import AppModel
import SwiftUI

/// Closes something that the system shows above the screens, where no view can hide it.
private struct ClosesOutOfSight: ViewModifier {
  @Binding var isPresented: Bool
  /// Only a cover closes it: the app being out of sight does not.
  let isOnlyCovered: Bool
  @Environment(Navigator.self) private var navigator
  @Environment(\.scenePhase) private var scenePhase

  func body(content: Content) -> some View {
    content.onChange(of: isOutOfSight) { if isOutOfSight { isPresented = false } }
  }

  private var isOutOfSight: Bool { navigator.app.privacy.cover != nil || (scenePhase == .background && !isOnlyCovered) }
}

extension View {
  /// A question is closed, unanswered, as soon as the app is covered or out of sight. While it is only not in front, the
  /// curtain hides the question.
  func closesOutOfSight(asking isPresented: Binding<Bool>) -> some View {
    modifier(ClosesOutOfSight(isPresented: isPresented, isOnlyCovered: false))
  }

  /// The system's screen for files is closed once the app is covered. Before that it stays: a place for files may ask who
  /// one is, and nothing of what is written here is on it.
  func closesOutOfSight(choosing isPresented: Binding<Bool>) -> some View {
    modifier(ClosesOutOfSight(isPresented: isPresented, isOnlyCovered: true))
  }
}
