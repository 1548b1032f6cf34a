#!/usr/bin/env bash
# resources.sh ANDROIDX_TARGET MIN_SDK TARGET_SDK
# Merges the manifests and compiles the resources of the app and its libraries, as the Android build does, into target:
# AndroidManifest.xml, resources.ap_ (what Robolectric and the APK read), rules.pro, the app's R class in R/ and the libraries' in
# R-libraries/ (apart, because the desktop preview needs the first and must not see the second).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
androidx=$1 min_sdk=$2 target_sdk=$3
aapt2=$androidx/sdk/prebuilt/linux/aapt2
app=../app/src/main
to=target

rm -rf "$to/R-libraries" "$to/R"
mkdir -p "$to/R-libraries" "$to/R"
java -cp "$(cat "$to/class-path")" com.android.manifmerger.Merger \
  --main "$app/AndroidManifest.xml" \
  --libs "$(find "$androidx/archives" -mindepth 2 -maxdepth 2 -name AndroidManifest.xml | sort | paste -sd:)" \
  --placeholder applicationId=app.kindself \
  --property "min_sdk_version=$min_sdk" --property "target_sdk_version=$target_sdk" \
  --remove-tools-declarations --out "$to/AndroidManifest.xml"
# --pseudo-localize adds en-XA, with which a test finds text that is not in strings.xml.
"$aapt2" compile --pseudo-localize --dir "$app/res" -o "$to/own.zip"
"$aapt2" link -I "$androidx/sdk/prebuilt/android-framework.jar" --manifest "$to/AndroidManifest.xml" -o "$to/resources.ap_" \
  --java "$to/R-libraries" --proguard "$to/rules.pro" --min-sdk-version "$min_sdk" --target-sdk-version "$target_sdk" \
  --auto-add-overlay --no-version-vectors --extra-packages "$(sort -u "$androidx/packages" | paste -sd:)" \
  "$androidx"/res/*.zip -R "$to/own.zip"
mv "$to/R-libraries/app" "$to/R/app"
