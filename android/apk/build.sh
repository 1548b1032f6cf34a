#!/usr/bin/env bash
# build.sh: makes target/kindself.apk from what Maven compiled (mvn -Papk test-compile): shrunk by R8, aligned, signed with a
# throw-away key, verified. Without an NDK it holds no native code: shrinking and resources are checked, but it cannot run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
keytool=${JAVA_HOME:+$JAVA_HOME/bin/}keytool
home=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
min_sdk=26

rm -rf target/{input,dex,contents,lib,*.apk}
mkdir -p target/{input,dex,contents/lib}

echo "  native libraries"
native=0
./native.sh || native=$?
if [ "$native" -eq 77 ]; then
  echo "  NO NDK HERE (ANDROID_NDK_HOME): THE PACKAGE WILL HOLD NO NATIVE CODE AND CANNOT RUN ON A PHONE"
elif [ "$native" -ne 0 ]; then
  exit "$native"
else
  cp -r target/lib/. target/contents/lib/
fi
for archive in ../androidx/target/archives/*/jni; do [ ! -d "$archive" ] || cp -r "$archive"/. target/contents/lib/; done

# R8 reads jars only. Maven's class path names folders for the modules of this build, and the archives that androidx has unpacked
# already.
jars=()
while read -r entry || [ -n "$entry" ]; do # the file has no last line break
  if [ -d "$entry" ]; then
    jar=$PWD/target/input/$(basename "$(dirname "$(dirname "$entry")")").jar
    (cd "$entry" && zip -qr "$jar" . -x 'META-INF/*')
    jars+=("$jar")
  elif [[ $entry == *.jar ]]; then
    jars+=("$entry")
  fi
done < <(tr : '\n' <target/class-path)

echo "  shrink (a minute or two)"
"$java" -Xmx3g -cp target/tools/r8.jar com.android.tools.r8.R8 --release --min-api "$min_sdk" \
  --lib target/tools/android.jar --lib "$home" \
  --pg-conf ../androidx/target/rules.pro --pg-conf ../resources/target/rules.pro --pg-conf rules.pro \
  --pg-map-output target/names.txt --output target/dex "${jars[@]}" \
  >target/shrink.log 2>&1 || { tail -n 20 target/shrink.log; exit 1; }
# Were the core renamed, the app would crash at its first call, on a phone only.
grep -q '^app.kindself.core.UniffiLib -> app.kindself.core.UniffiLib:' target/names.txt ||
  { echo "R8 renamed or dropped the core's binding"; exit 1; }

echo "  package, align, sign, verify"
cp ../resources/target/resources.ap_ target/unaligned.apk
(cd target/dex && zip -qj ../unaligned.apk classes*.dex)
(cd target/contents && zip -qr ../unaligned.apk lib)
zipalign -f 4 target/unaligned.apk target/aligned.apk
[ -f target/key.jks ] || "$keytool" -genkeypair -keystore target/key.jks -storepass throw-away -alias key -keyalg EC \
  -groupname secp256r1 -dname CN=Kindself -validity 3650 2>/dev/null
apksigner sign --ks target/key.jks --ks-pass pass:throw-away --min-sdk-version "$min_sdk" --out target/kindself.apk target/aligned.apk
apksigner verify --min-sdk-version "$min_sdk" target/kindself.apk
echo "  android/apk/target/kindself.apk: $(stat -c %s target/kindself.apk) bytes, signed with a key of no worth"
