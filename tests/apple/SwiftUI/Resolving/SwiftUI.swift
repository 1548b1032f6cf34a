// A stand-in for Apple's SwiftUI, for tests on Linux. The app's sources compile against it unmodified; instead of pixels
// they resolve to elements (Driver/ScreenElement.swift), which tests read and touch through a `Screen`.
//
// How a pass goes (Driver/Screen+Settling.swift):
//   1. each view resolves at its `Place`, which keeps its state; a view of the app's is asked for its `body`
//   2. everything an observable model was asked for meanwhile is watched
//   3. places nobody came by are left; then the effects run: onAppear, task, onChange, onDisappear
//   4. while any of this changed something, again

@_exported import Accessibility
@_exported import Foundation
@_exported import Observation
