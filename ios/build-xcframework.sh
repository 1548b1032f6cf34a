#!/usr/bin/env bash
# Makes what Xcode needs of the core: Generated/KindselfCoreFFI.xcframework (iPhones, and simulators on both kinds of Mac)
# and the Swift side beside it. Run it again after every change in Rust. NOT RUN HERE: it needs a Mac with Xcode.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! xcodebuild -version >/dev/null 2>&1; then
  echo "NOT BUILT: AN XCFRAMEWORK NEEDS XCODE, WHICH IS NOT ON THIS MACHINE" >&2
  exit 1
fi

make bindings

# The oldest system that the app runs on; otherwise the linker warns of every object that is newer.
export IPHONEOS_DEPLOYMENT_TARGET=17.0
targets="aarch64-apple-ios aarch64-apple-ios-sim x86_64-apple-ios"
for target in $targets; do
  rustup target add "$target"
  cargo build --locked --release -p kindself --target "$target"
done

# One library for a kind of device: both kinds of Mac share theirs.
simulators=target/ios-simulators
mkdir -p "$simulators"
lipo -create -output "$simulators/libkindself.a" \
  target/aarch64-apple-ios-sim/release/libkindself.a target/x86_64-apple-ios/release/libkindself.a

# An xcframework takes its module map under the one name that clang looks for.
headers=target/ios-headers
rm -rf "$headers"
mkdir -p "$headers"
cp bindings/generated/swift/KindselfCoreFFI.h "$headers/"
cp bindings/generated/swift/KindselfCoreFFI.modulemap "$headers/module.modulemap"

framework=ios/Generated/KindselfCoreFFI.xcframework
rm -rf "$framework"
mkdir -p ios/Generated/KindselfCore
cp bindings/generated/swift/KindselfCore.swift ios/Generated/KindselfCore/
xcodebuild -create-xcframework \
  -library target/aarch64-apple-ios/release/libkindself.a -headers "$headers" \
  -library "$simulators/libkindself.a" -headers "$headers" \
  -output "$framework"
echo "$framework is there: open ios/App/Kindself.xcodeproj"
