#!/usr/bin/env bash
# native.sh: builds the core for phones into target/lib/<abi>/, with an NDK (ANDROID_NDK_HOME), and lays JNA's native half beside
# it. Returns 77 where there is no NDK. Run from anywhere; `make apk` does, and Android Studio reads the folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
[ -d "${ANDROID_NDK_HOME:-}" ] || exit 77
api=26 # minSdk
bin=$(echo "$ANDROID_NDK_HOME"/toolchains/llvm/prebuilt/*/bin)

for pair in arm64-v8a:aarch64-linux-android x86_64:x86_64-linux-android; do
  abi=${pair%%:*} target=${pair##*:}
  rustup target add "$target"
  name=${target//-/_}
  export "CARGO_TARGET_$(tr '[:lower:]' '[:upper:]' <<<"$name")_LINKER=$bin/$target$api-clang"
  export "CC_$name=$bin/$target$api-clang" "AR_$name=$bin/llvm-ar"
  # Newer phones have pages of 16 KB and refuse libraries laid out for 4.
  RUSTFLAGS="-C link-arg=-Wl,-z,max-page-size=16384" cargo build --release --locked -p kindself --target "$target" \
    --manifest-path ../../Cargo.toml
  mkdir -p "target/lib/$abi"
  cp "../../target/$target/release/libkindself.so" "target/lib/$abi/"
  unzip -qop target/tools/jna.aar "jni/$abi/libjnidispatch.so" >"target/lib/$abi/libjnidispatch.so"
done
