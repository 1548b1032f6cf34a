# shellcheck shell=bash
# What a part needs from the machine, found or installed. Debian and its relatives are set up by themselves; on another system
# what is missing is named. Each function returns non-zero when it failed. Sourced after say.sh.

# debian PACKAGE…  Installs what is missing, or prints the command that would and stops.
debian() {
  local missing=() package root=()
  for package; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    root=(sudo)
    sudo -n true 2>/dev/null || stop "These Debian packages are missing; please run this, and then the same command again:" \
      "  sudo apt-get install --no-install-recommends ${missing[*]}"
  fi
  export DEBIAN_FRONTEND=noninteractive
  if [ -z "${list_is_fresh:-}" ]; then
    step "fetch Debian's list of packages" set-up "${root[@]}" apt-get -o DPkg::Lock::Timeout=300 update -q || return
    list_is_fresh=yes
  fi
  step "install ${missing[*]}" set-up \
    "${root[@]}" apt-get -o DPkg::Lock::Timeout=300 install -qy --no-install-recommends "${missing[@]}"
}

# tools "PACKAGE…" COMMAND…  With apt: the packages. Without: the commands must be there already.
tools() {
  local packages=$1 absent=() tool
  shift
  for tool; do command -v "$tool" >/dev/null || absent+=("$tool"); done
  [ ${#absent[@]} -gt 0 ] || return 0
  command -v dpkg-query >/dev/null || stop "Please install first: ${absent[*]} (the Debian packages are $packages)"
  # shellcheck disable=SC2086 # a list of words
  debian $packages
}

rust() {
  # make and perl build OpenSSL, which SQLCipher is linked to. Debian's smallest perl lacks what its Configure uses.
  tools "curl ca-certificates gcc libc6-dev make perl python3" curl cc make perl python3 || return
  perl -MIPC::Cmd -MFindBin -e 1 2>/dev/null || tools perl full-perl || return
  export PATH="$HOME/.cargo/bin:$PATH"
  local wanted parts=() part
  wanted=$(sed -n 's/^channel *= *"\(.*\)"/\1/p' rust-toolchain.toml)
  # A cargo that is not rustup's is honoured when it has the wanted version; Debian's own is years older.
  if ! command -v rustup >/dev/null; then
    if command -v cargo >/dev/null && [ "$(cargo --version | cut -d' ' -f2)" = "$wanted" ]; then return 0; fi
    step "install rustup" set-up install_rustup || return
  fi
  rust_is_complete "$wanted" && return 0
  # By name, for a rustup too old to install everything that rust-toolchain.toml lists.
  for part in $(listed components); do parts+=(--component "$part"); done
  for part in $(listed targets); do parts+=(--target "$part"); done
  step "install Rust $wanted" set-up rustup toolchain install --no-self-update --profile minimal "$wanted" "${parts[@]}"
}

rust_is_complete() {
  local part have
  have=$(rustup component list --installed --toolchain "$1" 2>/dev/null) || return 1
  for part in rustc cargo $(listed components) $(listed targets); do grep -q -- "$part" <<<"$have" || return 1; done
}

listed() { # the words of one list in rust-toolchain.toml
  sed -n "s/^$1 *= *\[\(.*\)\]/\1/p" rust-toolchain.toml | tr -d '",'
}

install_rustup() {
  local triple folder from
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) triple=x86_64-unknown-linux-gnu ;;
    Linux-aarch64) triple=aarch64-unknown-linux-gnu ;;
    Darwin-arm64) triple=aarch64-apple-darwin ;;
    Darwin-x86_64) triple=x86_64-apple-darwin ;;
    *) echo "No rustup for $(uname -sm)" && return 1 ;;
  esac
  folder=$(mktemp -d)
  from=https://static.rust-lang.org/rustup/dist/$triple
  curl -sSfL --retry 3 -o "$folder/rustup-init" "$from/rustup-init" &&
    curl -sSfL --retry 3 -o "$folder/rustup-init.sha256" "$from/rustup-init.sha256" &&
    (cd "$folder" && echo "$(cut -d' ' -f1 rustup-init.sha256)  rustup-init" | shasum_check) &&
    chmod +x "$folder/rustup-init" &&
    "$folder/rustup-init" -y --no-modify-path --profile minimal --default-toolchain none &&
    rm -rf "$folder"
}

shasum_check() { if command -v sha256sum >/dev/null; then sha256sum -c; else shasum -a 256 -c; fi; }

# kotlin headless|window: a JDK and Maven. A JAVA_HOME is honoured; else Debian's 17, which Robolectric is tested with.
kotlin() {
  tools "unzip zip" unzip zip && tools maven mvn || return
  if [ -z "${JAVA_HOME:-}" ] && command -v dpkg-query >/dev/null; then
    case $1 in
      headless) debian openjdk-17-jdk-headless || return ;;
      window) debian openjdk-17-jdk || return ;;
    esac
    JAVA_HOME=$(find /usr/lib/jvm -maxdepth 1 -name 'java-17-openjdk-*' | sort | head -n 1)
    export JAVA_HOME
  fi
  [ -n "${JAVA_HOME:-}" ] || tools openjdk-17-jdk javac
}

# What Skia draws with: the phone's typeface, other scripts, and the libraries its native half is linked to.
drawing() {
  ! command -v dpkg-query >/dev/null || debian fonts-roboto-unhinted fonts-noto-core fontconfig-config libfontconfig1 libgl1 libx11-6
}

speaking() {
  tools espeak-ng espeak-ng
}
