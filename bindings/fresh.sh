#!/usr/bin/env bash
# Stops where the library that the Kotlin and Swift tests load is older than what it is built from. A change of the core that
# is not in it looks like a hundred faults of theirs, and `cargo test` does not renew it. `make bindings` leaves the stamp; of
# which files the library is made, cargo says beside it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
stamp=target/debug/libkindself.stamp
made_of=target/debug/libkindself.d

old() {
  echo "THE LIBRARY IS OLDER THAN core/ (${1#"$PWD"/}): RUN make bindings" >&2
  exit 1
}

[ -e "$stamp" ] && [ -e "$made_of" ] || old "it was not built yet"
# A line says: the library, a colon, its files, each behind a space; a space in a name has a backslash before it.
while IFS= read -r file; do
  case $file in "" | "$PWD"/target/*) continue ;; esac
  [ -e "$file" ] || old "$file is gone"
  [ ! "$file" -nt "$stamp" ] || old "$file is newer"
done < <(
  printf '%s\n' Cargo.lock bindings/uniffi.toml
  sed 's/^[^:]*: *//; s/\\ /\x01/g' "$made_of" | tr ' \1' '\n '
)
