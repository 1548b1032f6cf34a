#!/usr/bin/env bash
# run.sh [OPTION…]: starts the preview that Maven built; see Options.kt for the options. Folders given are relative to the caller.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
case " $* " in *" --tour "*) headless=true ;; *) headless=false ;; esac
FONTCONFIG_FILE=$here/fonts.conf exec "$java" -Xmx1g -Djava.awt.headless=$headless \
  -Djna.library.path="$here/../../target/debug" -Dkindself.resources="$here/../app/src/main/res" \
  -cp "$here/target/classes:$(cat "$here/target/class-path")" app.kindself.preview.MainKt "$@"
