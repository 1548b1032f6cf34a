// swift-tools-version: 6.0
import PackageDescription

// The Swift side of the core. `make bindings` writes Generated/ (the UniFFI code and its C header); it is not kept in git.
// On Linux the library comes from cargo's target folder (test.sh passes where); on Apple platforms it will come from an
// xcframework: NOT RUN HERE, and not there yet.
let package = Package(
  name: "Kindself",
  platforms: [.iOS(.v17), .macOS(.v14)],
  products: [.library(name: "KindselfCore", targets: ["KindselfCore"])],
  targets: [
    .systemLibrary(name: "KindselfCoreFFI", path: "Generated/KindselfCoreFFI"),
    .target(
      name: "KindselfCore",
      dependencies: ["KindselfCoreFFI"],
      path: "Generated/KindselfCore",
      // UniFFI's output is written for language mode 5; everything of ours is in 6.
      swiftSettings: [.swiftLanguageMode(.v5)]
    ),
    .testTarget(
      name: "KindselfCoreTests",
      dependencies: ["KindselfCore"],
      path: "Tests/KindselfCoreTests"
    ),
  ]
)
