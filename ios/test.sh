#!/usr/bin/env bash
# Builds the Swift package against the library in target/debug (or in KINDSELF_LIBRARY) and runs its tests; further arguments go to `swift test`.
# Needs swift on PATH and what `make bindings` writes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
../bindings/fresh.sh
generated=../bindings/generated/swift
library=$(cd "${KINDSELF_LIBRARY:-../target/debug}" && pwd)

# SwiftPM takes sources from inside the package only. Unchanged files keep their time, so nothing is compiled twice.
place() {
  mkdir -p "$(dirname "$2")"
  cmp -s "$1" "$2" || cp "$1" "$2"
}
place "$generated/KindselfCore.swift" Generated/KindselfCore/KindselfCore.swift
place "$generated/KindselfCoreFFI.h" Generated/KindselfCoreFFI/KindselfCoreFFI.h
{ sed 's/^}$/    link "kindself"\n}/' "$generated/KindselfCoreFFI.modulemap"; } > Generated/KindselfCoreFFI/module.modulemap.new
cmp -s Generated/KindselfCoreFFI/module.modulemap.new Generated/KindselfCoreFFI/module.modulemap \
  || cp Generated/KindselfCoreFFI/module.modulemap.new Generated/KindselfCoreFFI/module.modulemap
rm Generated/KindselfCoreFFI/module.modulemap.new

# XCTest crashes on @MainActor tests on Linux; Swift Testing is the one framework used.
LD_LIBRARY_PATH="$library${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" \
  swift test --disable-xctest -Xlinker "-L$library" "$@"
