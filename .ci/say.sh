# shellcheck shell=bash
# How the scripts speak. One line for each step, with its time; a tool's own words go to a log, shown only when it failed.
# Sourced by the others, which run from the project's root.

logs=target/logs
mkdir -p "$logs"

# step "what it does" LOG COMMAND…  Appends to target/logs/LOG.log.
step() {
  local what=$1 log=$logs/$2.log start=$SECONDS code=0
  shift 2
  printf '  %s …\n' "$what"
  { printf '\n### %s: %s\n' "$what" "$*"; "$@" 2>&1; } </dev/null >>"$log" || code=$?
  if [ "$code" -eq 0 ]; then
    printf '  %s: done, %d s\n' "$what" $((SECONDS - start))
    return 0
  fi
  printf '  %s: FAILED after %d s. The end of %s:\n' "$what" $((SECONDS - start)) "$log"
  tail -n 40 "$log" | sed 's/^/    | /'
  return "$code"
}

stop() {
  printf '%s\n' "$@" >&2
  exit 1
}
