// swift-tools-version: 6.0
import PackageDescription

// What Apple's SDK brings is brought on Linux by stand-ins of the same module names, which live under tests/ and are
// used by nothing but tests.
#if os(Linux)
  let standIns: [Package.Dependency] = [.package(path: "../tests/apple")]
  func apple(_ frameworks: String...) -> [Target.Dependency] {
    frameworks.map { .product(name: $0, package: "apple") }
  }
  let platformFrameworks = apple(
    "AVFAudio", "BackgroundTasks", "CoreHaptics", "LocalAuthentication", "MediaPlayer", "Security", "UIKit",
    "UserNotifications")
  let library: Target = .systemLibrary(name: "KindselfCoreFFI", path: "Generated/KindselfCoreFFI")
  // They look inside the stand-ins; on a phone there is nothing to be looked into. Xcode builds the app itself from
  // App/; here it only compiles.
  let onLinux: [Target] = [
    .executableTarget(
      name: "KindselfApp", dependencies: ["Views", "Platform", "AppModel", "KindselfCore"] + apple("SwiftUI"),
      path: "App/Kindself",
      exclude: [
        "Assets.xcassets", "Info.plist", "Kindself.entitlements", "Localizable.xcstrings", "PrivacyInfo.xcprivacy",
      ]),
    .testTarget(
      name: "FlowTests",
      dependencies: ["Views", "AppModel", "Platform", "TestMachine", "KindselfCore"] + apple("SwiftUI")),
    .testTarget(
      name: "PlatformTests", dependencies: ["Platform", "AppModel", "TestMachine", "KindselfCore"] + platformFrameworks),
  ]
#else
  let standIns: [Package.Dependency] = []
  func apple(_ frameworks: String...) -> [Target.Dependency] { [] }
  let platformFrameworks: [Target.Dependency] = []
  let library: Target = .binaryTarget(name: "KindselfCoreFFI", path: "Generated/KindselfCoreFFI.xcframework")
  let onLinux: [Target] = []
#endif

// `make bindings` writes Generated/ (the UniFFI code and its C header); it is not kept in git. On Linux the library
// comes from cargo's target folder (test.sh passes where); on Apple platforms from an xcframework,
// which build-xcframework.sh makes: NOT RUN HERE.
let package = Package(
  name: "Kindself",
  defaultLocalization: "en",
  platforms: [.iOS(.v17), .macOS(.v14)],
  products: [
    .library(name: "AppModel", targets: ["AppModel"]),
    .library(name: "Views", targets: ["Views"]),
    .library(name: "Platform", targets: ["Platform"]),
  ],
  dependencies: standIns,
  targets: [
    library,
    .target(
      name: "KindselfCore",
      dependencies: ["KindselfCoreFFI"],
      path: "Generated/KindselfCore",
      // UniFFI's output is written for language mode 5; everything of ours is in 6.
      swiftSettings: [.swiftLanguageMode(.v5)]
    ),
    .target(name: "AppModel", dependencies: ["KindselfCore"]),
    .target(
      name: "Views",
      dependencies: ["AppModel", "KindselfCore"] + apple("SwiftUI", "Accessibility", "UIKit", "UniformTypeIdentifiers")),
    .target(name: "Platform", dependencies: ["AppModel", "KindselfCore"] + platformFrameworks),
    .testTarget(name: "KindselfCoreTests", dependencies: ["KindselfCore"]),
    // A phone of fakes, for tests only.
    .target(name: "TestMachine", dependencies: ["AppModel", "KindselfCore", "ProcessEnd"], path: "Tests/TestMachine"),
    .systemLibrary(name: "ProcessEnd", path: "Tests/ProcessEnd"),
    .testTarget(name: "AppModelTests", dependencies: ["AppModel", "TestMachine", "KindselfCore"]),
  ] + onLinux
)
