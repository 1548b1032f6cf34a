# shellcheck shell=bash
# The parts of `make test` and their neighbours, one function each. Each sets up what it needs, goes on after a failing step and
# returns non-zero if one failed. Sourced after say.sh and set-up.sh.

# What a part returns when it could not run for want of a tool that nobody need have.
skipped=77

maven() {
  forget_classes
  (cd android && mvn -B -ntp -Dstyle.color=never -Djava.io.tmpdir="${TMPDIR:-/tmp}" "$@")
}

# Kotlin compiles again what changed in a module's own sources, and looks at nothing else: where what they stand on has changed
# (the binding, resources, versions), all classes go.
forget_classes() {
  local stamp=android/target/stands-on now
  now=$(find bindings/generated/kotlin android/app/src/main/res android/.mvn android/*.xml android/*/pom.xml android/resources/resources.sh \
    -type f -print0 2>/dev/null | sort -z | xargs -0 sha256sum)
  [ "$now" != "$(cat "$stamp" 2>/dev/null)" ] || return 0
  rm -rf android/{app,preview,binding}/target/{classes,test-classes,kotlin-ic}
  mkdir -p android/target && printf '%s\n' "$now" >"$stamp"
}

# Runs tests with a temporary folder of their own, in which nothing may be left: what they write there is a journal's words.
tidy() {
  local folder left code=0
  folder=$(mktemp -d -t kindself-tests.XXXXXX) || return
  TMPDIR=$folder "$@" || code=$?
  # Swift's own tools leave empty folders, locks and what macros became: no test wrote those.
  left=$(find "$folder" -mindepth 1 -maxdepth 1 ! -name 'TemporaryDirectory.*' ! -name '_*.lock' ! -name swift-generated-sources)
  if [ -n "$left" ]; then
    printf 'THE TESTS LEFT IN THE TEMPORARY FOLDER (%s in all):\n' "$(wc -l <<<"$left")"
    head -n 20 <<<"$left"
    code=1
  fi
  rm -rf "$folder"
  return $code
}

# only PART COMMAND…: the tests that ONLY names, their own words shown as they come. A name that no test has is a mistake.
only() {
  local part=$1 code=0
  shift
  "$@" 2>&1 | tee "target/logs/$part.log" || code=$?
  [ "$code" -ne 0 ] || [ "$(python3 .ci/count-tests "$part")" != "0 tests" ] || stop "NO TEST OF $part IS CALLED SO: $ONLY"
  return $code
}

# What a newer file is compared with (bindings/fresh.sh) is the time before the build: a file that is saved meanwhile is newer.
make_bindings() {
  local library=target/debug/libkindself.so stamp=target/debug/libkindself.stamp
  [ "$(uname -s)" != Darwin ] || library=target/debug/libkindself.dylib
  mkdir -p target/debug && touch "$stamp.new" &&
    step "build the library" bindings cargo build --locked -p kindself &&
    step "write its Kotlin and Swift sides" bindings write_bindings "$library" &&
    mv "$stamp.new" "$stamp"
}

# cargo for what writes the bindings, in a folder of its own: whatever else is being built, it can be built beside it.
bindgen() { CARGO_TARGET_DIR=target/bindgen cargo "$@"; }

# A file that says the same as before keeps its time, so that nobody compiles it again.
write_bindings() {
  local new=target/bindings language
  rm -rf "$new"
  for language in kotlin swift; do
    bindgen run -q --locked -p kindself-bindgen -- generate --library "$1" --no-format \
      --language "$language" --out-dir "$new/$language" || return
  done
  mkdir -p bindings/generated
  diff -rq "$new" bindings/generated && return 0
  rm -rf bindings/generated && mv "$new" bindings/generated
}

part_bindings() {
  rust || return
  make_bindings
}

part_test_core() {
  local code=0
  rust && speaking || return
  if [ -n "${ONLY:-}" ]; then
    only test-core tidy cargo test --workspace --exclude kindself-bindgen --tests --locked -- "$ONLY"
    return
  fi
  # A minute and more of one core, needed by the next parts: built while C and the core keep only the other one busy. Where it fails,
  # they say so.
  bindgen build -q --locked -p kindself-bindgen </dev/null >/dev/null 2>&1 &
  step "Rust tests" test-core tidy cargo test --workspace --exclude kindself-bindgen --locked || code=1
  wait
  step "shared vectors are up to date" test-core python3 tests/vectors/make.py --check || code=1
  step "reminders around every change of the clocks, beside Python's zoneinfo" test-core python3 tests/reminders/sweep.py || code=1
  step "random sheets of every scale, beside a reckoning in fractions" test-core python3 tests/scales/recompute.py || code=1
  return $code
}

part_test_android() {
  rust && kotlin headless && drawing || return
  make_bindings || return
  # Of earlier runs, nothing may be counted.
  rm -rf android/*/target/surefire-reports
  if [ -n "${ONLY:-}" ]; then
    only_android
    return
  fi
  # Two modules at once: while one is compiled, by one thread, the other one has its tests.
  step "Kotlin tests" test-android tidy maven test --fail-at-end --threads 2
}

# ONLY is a class, a class#method, or a part of a method's name. Only the modules that have it are built.
only_android() {
  local filter=$ONLY modules
  has() { (cd android && grep -rl --include='*.kt' "$@" binding/src/test app/src/test preview/src/test) | cut -d/ -f1 | sort -u | paste -sd,; }
  modules=$(has -w -e "class ${ONLY%%#*}" || true)
  if [ -z "$modules" ]; then
    filter="*#*$ONLY*"
    modules=$(has -F -e "$ONLY" || true)
  fi
  [ -n "$modules" ] || stop "NO TEST OF test-android IS CALLED SO: $ONLY"
  only test-android tidy maven test -pl "$modules" -am -Dtest="$filter" -Dsurefire.failIfNoSpecifiedTests=false
}

part_test_ios() {
  command -v swift >/dev/null || return "$skipped"
  local code=0
  rust || return
  make_bindings || return
  if [ -n "${ONLY:-}" ]; then
    if grep -rqF --include='*.swift' -e "${ONLY##*/}" ios/Tests; then
      only test-ios tidy ios/test.sh --filter "$ONLY"
    else
      only test-ios tidy swift test --disable-xctest --package-path tests/apple --filter "$ONLY"
    fi
    return
  fi
  step "stand-ins for Apple's frameworks" test-ios tidy swift test --disable-xctest --package-path tests/apple || code=1
  step "what the stand-ins take and refuse" test-ios tests/apple/probes/run || code=1
  step "iOS tests" test-ios tidy ios/test.sh --enable-code-coverage && ios/coverage.py || code=1
  step "its Xcode project is whole" test-ios python3 tests/apple/xcode.py || code=1
  ! command -v swift-format >/dev/null || step "Swift formatting and style" test-ios swift_format lint --strict || code=1
  return $code
}

part_check_targets() {
  rust || return
  # Both at once: most of the time only one thread of the compiler has something to do.
  step "compile for aarch64-linux-android and aarch64-apple-ios" check-targets \
    cargo check --locked -p kindself --no-default-features --target aarch64-linux-android --target aarch64-apple-ios
}

# Of tests and lint what is quick and finds most: no phone, and nothing that starts a JVM but for ktlint.
part_check() {
  local code=0
  rust && kotlin headless && tools shellcheck shellcheck || return
  # Side by side: the other checks keep one core busy at most.
  local said tests
  said=$(mktemp)
  step "Rust tests" check-rust tidy cargo test --workspace --exclude kindself-durability --exclude kindself-simulate --exclude kindself-bindgen --lib --tests \
    --locked >"$said" &
  tests=$!
  quick_checks check || code=1
  wait "$tests" || code=1
  cat "$said"
  rm "$said"
  step "shared vectors are up to date" check python3 tests/vectors/make.py --check || code=1
  return $code
}

part_lint() {
  local code=0
  rust && kotlin headless && tools shellcheck shellcheck || return
  quick_checks lint || code=1
  step "Rust packages and their licences" lint python3 tests/licences/check.py || code=1
  step "Android versions agree" lint python3 tests/android/versions.py || code=1
  # It reads the bindings that the quick checks have made.
  step "no error of the core's goes uncaught on Android" lint caught || code=1
  step "what loses an error is found" lint python3 tests/apple/swallowed_test.py || code=1
  step "what shell scripts refuse" lint .ci/try || code=1
  command -v swift-format >/dev/null || echo "  SWIFT LINT SKIPPED: THERE IS NO swift-format HERE"
  return $code
}

# quick_checks LOG: formatting and warnings in each language, and what is looked for in sources.
quick_checks() {
  local log=$1 code=0 bindings=0 warnings clippy
  step "Rust formatting" "$log" cargo fmt --all --check || code=1
  make_bindings || bindings=1
  # The longest of them keeps one core busy, and shares nothing with the others.
  warnings=$(mktemp)
  step "Rust warnings" "$log-rust" cargo clippy --workspace --all-targets --locked -- -D warnings >"$warnings" &
  clippy=$!
  step "what is public is documented, and says something" "$log" python3 tests/rust/docs.py || code=1
  step "tests and library have the same features" "$log" python3 tests/rust/features.py || code=1
  step "Kotlin formatting and style" "$log" maven -Plint -N ktlint:check || code=1
  ! command -v swift-format >/dev/null || step "Swift formatting and style" "$log" swift_format lint --strict || code=1
  [ "$bindings" -eq 0 ] && step "no error of the core is lost on iOS" "$log" python3 tests/apple/swallowed.py || code=1
  step "both phones say the same, and nothing unkind" "$log" python3 tests/strings/check.py || code=1
  step "a number in a shell is no rule" "$log" numbers || code=1
  step "scripts are worded by the rules" "$log" words || code=1
  step "pictures stand out from what they lie on" "$log" python3 tests/pictures/contrast.py || code=1
  step "the apps write no log" "$log" no_log || code=1
  step "shell scripts" "$log" shell_scripts || code=1
  wait "$clippy" || code=1
  cat "$warnings"
  rm "$warnings"
  return $code
}

# Kotlin has no checked exceptions: the check of them is checked itself, on samples.
caught() { python3 tests/android/throws_test.py && python3 tests/android/throws.py; }

# The check of them is checked itself, on samples.
numbers() { python3 tests/shells/numbers.py --try && python3 tests/shells/numbers.py; }

# Each rule has a script that breaks it.
words() { python3 -m unittest discover -q -s tests/words && python3 tests/words/check.py; }

# What a person writes is for nobody's log: the apps have none. (The core cannot: clippy refuses it.)
no_log() {
  local found
  # 1 is: none was found. Anything else is a fault of git's.
  found=$(git grep -nE '\b(print|debugPrint|dump|NSLog|os_log|Logger|println|printStackTrace)\(|android\.util\.Log' -- \
    ios/Sources ios/App 'android/app/src/main/*.kt' 'android/ui/src/main/*.kt') || [ $? -eq 1 ] || return
  # A printer is given paper: that is no log.
  found=$(grep -vE '\bprint\((it|paper|(_ )?paper: Paper)\)|\bmanager\.print\(paper\.job,' <<<"$found" || true)
  [ -z "$found" ] || { printf '%s\n' "$found"; return 1; }
}

shell_scripts() {
  git grep -lIz -e '^#!/usr/bin/env bash' -e '^# shellcheck shell=bash' |
    xargs -0 shellcheck --external-sources --source-path=SCRIPTDIR --severity=warning
}

# Over what people wrote: generated Swift is not in git.
swift_format() { git ls-files -z -- '*.swift' | xargs -0 swift-format "$@"; }

part_format() {
  rust && kotlin headless || return
  step "Rust" format cargo fmt --all || return
  step "Kotlin" format maven -Plint -N ktlint:format || return
  ! command -v swift-format >/dev/null || step "Swift" format swift_format format --in-place
}

part_listen() {
  rust && tools espeak-ng espeak-ng || return
  local practice=${PRACTICE:-self-compassion-break} length=${LENGTH:-medium}
  mkdir -p target/listen
  read -ra ways <<<"${PATHS:-}"
  cargo run -q --locked -p kindself-listen -- "$practice" "$length" "target/listen/$practice-$length.wav" "${ways[@]}"
}

part_bench() {
  rust || return
  local library=target/release/libkindself.so
  [ "$(uname -s)" != Darwin ] || library=target/release/libkindself.dylib
  step "build for speed and size" bench cargo build --release --locked -p kindself -p kindself-bench || return
  local code=0
  target/release/kindself-bench "$library" || code=1
  python3 tests/bench/peers/peer.py target/bench || code=1
  reminder_peers || code=1
  if command -v npm >/dev/null; then
    step "fetch MiniSearch and rrule.js" bench npm ci --prefix tests/bench/peers --no-audit --no-fund &&
      node tests/bench/peers/peers.mjs target/bench && node tests/bench/peers/days.mjs || code=1
  else
    echo "NO NODE HERE: NO FIGURES OF MiniSearch AND rrule.js"
  fi
  kotlin headless && drawing && make_bindings || return
  rm -f android/preview/target/border.txt
  step "count calls from Kotlin to the core" bench maven test -pl preview -am -Dtest=BorderTest -Dsurefire.failIfNoSpecifiedTests=false ||
    code=1
  printf '\ncalls to the core (goal: at most 5 a screen, none a frame)\n'
  cat android/preview/target/border.txt || code=1
  export KINDSELF_BENCH=$PWD/target/bench
  printf '\nsearch of 10,000 entries across the border (goal: at most 50 ms)\n'
  step "search from Kotlin" bench maven test -pl binding -Dtest=JournalVectorTest -Drust.libraries="$PWD/target/release" &&
    within_50_ms target/bench/kotlin.txt || code=1
  if command -v swift >/dev/null; then
    step "search from Swift" bench env KINDSELF_LIBRARY="$PWD/target/release" ios/test.sh --filter JournalVectorTests &&
      within_50_ms target/bench/swift.txt || code=1
  else
    echo "NO SWIFT HERE: NO FIGURES FROM SWIFT"
  fi
  return $code
}

# What others take for a thousand days' reminders; rrule.js comes with what npm fetches.
reminder_peers() {
  printf '\na thousand days of reminders, with other packages\n'
  step "build chrono-tz, jiff and rrule" bench cargo build --release --locked --manifest-path tests/bench/peers/rust/Cargo.toml \
    --target-dir target/peers && target/peers/release/kindself-peers &&
    python3 tests/bench/peers/days.py && kotlin headless && java tests/bench/peers/Days.java
}

# Prints lines that end with so many ms; a missed goal in capitals.
within_50_ms() {
  awk '{ missed = $(NF - 1) > 50; print $0 (missed ? "  MISSED" : ""); code += missed } END { exit code > 0 }' "$1"
}

# Kills and power losses, as many rounds as are asked for; `make test` plays a sample of them.
part_durability() {
  rust || return
  step "build" durability cargo build --release --locked -p kindself-durability --all-targets || return
  printf '%s rounds each\n' "${ROUNDS:-2000}"
  KINDSELF_ROUNDS=${ROUNDS:-2000} cargo test --release --locked -p kindself-durability
}

# Reminders in the lives of phones; `make test` plays a tenth of them.
part_simulate() {
  rust || return
  step "build" simulate cargo build --release --locked -p kindself-simulate || return
  if [ -n "${SEED:-}" ]; then
    target/release/kindself-simulate story "$SEED"
    return
  fi
  target/release/kindself-simulate "${DAYS:-10000000}" "${FIRST:-1000000}"
}

# libFuzzer wants a nightly compiler, which nobody need have.
part_fuzz() {
  rust || return
  local target code=0
  rustup toolchain list | grep -q '^nightly' || { echo "NO NIGHTLY COMPILER HERE: NOTHING WAS FUZZED"; return 1; }
  [ -x target/tools/bin/cargo-fuzz ] || step "build cargo-fuzz" fuzz cargo install cargo-fuzz --version 0.13.1 --locked --root target/tools || return
  for target in tests/fuzz/targets/*.rs; do
    target=$(basename "$target" .rs)
    step "$target, ${SECONDS_EACH:-60} s" fuzz env PATH="$PWD/target/tools/bin:$PATH" cargo +nightly fuzz run --fuzz-dir tests/fuzz "$target" -- \
      -max_total_time="${SECONDS_EACH:-60}" -len_control=0 -max_len=16384 -rss_limit_mb=4096 -print_final_stats=1 || code=1
  done
  return $code
}

part_apk() {
  rust && kotlin headless && tools "apksigner zipalign" apksigner zipalign || return
  make_bindings || return
  step "compile the app" apk maven -Papk test-compile || return
  android/apk/build.sh
}
