// swift-tools-version: 6.0
import PackageDescription

// Stand-ins for Apple's frameworks, for tests on Linux. They let the app's sources compile unmodified and be driven by
// label; they draw and play nothing. See README.md for what that can and cannot show.
let frameworks = [
  "Accessibility", "AVFAudio", "BackgroundTasks", "CoreHaptics", "LocalAuthentication", "MediaPlayer", "Security",
  "UIKit", "UniformTypeIdentifiers", "UserNotifications",
]

let package = Package(
  name: "AppleStandIns",
  products: (frameworks + ["SwiftUI"]).map { .library(name: $0, targets: [$0]) },
  // In language mode 5, as unchecked as Objective-C: Swift then checks at run time, and a closure that was made on the
  // main actor ends the process when one of these frameworks calls it on another thread, as it does on a phone.
  targets: frameworks.map { .target(name: $0, path: $0, swiftSettings: [.swiftLanguageMode(.v5)]) } + [
    // In language mode 5: modifiers are nonisolated, as Apple's are, and keep views that are not Sendable for the main
    // actor. Mode 6 would ask each of them to be.
    .target(
      name: "SwiftUI", dependencies: ["Accessibility", "UIKit", "UniformTypeIdentifiers"], path: "SwiftUI",
      // Every touch in a test resolves the whole screen: unoptimised, most of the tests' time went there.
      swiftSettings: [.swiftLanguageMode(.v5), .unsafeFlags(["-O"])]),
    .testTarget(name: "SwiftUITests", dependencies: ["SwiftUI"], path: "tests/SwiftUITests"),
    .testTarget(
      name: "NotificationTests", dependencies: ["BackgroundTasks", "UIKit", "UserNotifications"],
      path: "tests/NotificationTests"),
  ]
)
