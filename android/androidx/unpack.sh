#!/usr/bin/env bash
# unpack.sh TARGET [AAPT2]
# Makes a module's Android archives (TARGET/aar/*.aar) usable to plain Java tools: every classes.jar and libs/*.jar goes into
# TARGET/classes; with AAPT2, each res folder is compiled into TARGET/res/<archive>.zip. What the app's own build asks for later
# is collected beside them: package names (for R classes), shrinker rules, manifests.
set -euo pipefail
target=$1 aapt2=${2:-}

# Unpacking takes seconds and the list seldom changes: a stamp of names, sizes and of this script skips it.
stamp=$(cd "$target/aar" && { stat -c '%n %s' ./*.aar; cksum <"${BASH_SOURCE[0]}"; } | cksum)
[ "$(cat "$target/unpacked" 2>/dev/null || true)" != "$stamp" ] || exit 0

rm -rf "$target"/{classes,archives,res,packages,rules.pro,unpacked}
mkdir -p "$target"/{classes,archives,res}
: >"$target/packages"
: >"$target/rules.pro"
[ -z "$aapt2" ] || chmod +x "$aapt2"

for archive in "$target"/aar/*.aar; do
  name=$(basename "$archive" .aar)
  to=$target/archives/$name
  code=0
  unzip -qo "$archive" classes.jar AndroidManifest.xml R.txt proguard.txt 'res/*' 'jni/*' 'libs/*' -d "$to" 2>/dev/null || code=$?
  [ "$code" -eq 0 ] || [ "$code" -eq 11 ] # 11: some of the named members are not in this archive
  for jar in "$to/classes.jar" "$to"/libs/*.jar; do
    [ ! -f "$jar" ] || unzip -qo "$jar" -d "$target/classes" 2>/dev/null || [ $? -eq 1 ] # 1: an empty jar's warning
  done
  [ ! -f "$to/proguard.txt" ] || { cat "$to/proguard.txt"; echo; } >>"$target/rules.pro"
  [ ! -s "$to/R.txt" ] || sed -n 's/.*package="\([^"]*\)".*/\1/p' "$to/AndroidManifest.xml" >>"$target/packages"
  if [ -n "$aapt2" ] && [ -d "$to/res" ]; then "$aapt2" compile --dir "$to/res" -o "$target/res/$name.zip"; fi
done
echo "$stamp" >"$target/unpacked"
