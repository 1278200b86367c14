#!/bin/sh
# Holds upstream's Varlink conformance client against our server. Exit 0: passed, 1: failed, 77: could not be tried.
#
#   varlink-certification.sh [PROGRAM]     PROGRAM: the built varlink-certification; default .build/debug/…
#
# VENV names a Python environment to keep between runs; the package `varlink` is installed into it where it is missing.
set -u

program=${1:-$(dirname "$0")/../../.build/debug/varlink-certification}
work=$(mktemp -d) || exit 77
venv=${VENV:-$work/venv}
server=
trap 'test -z "$server" || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT

if ! test -x "$program"; then
  echo "SKIP varlink-certification: $program is not built"
  exit 77
fi
if ! "$venv/bin/python" -c 'import varlink' 2>/dev/null; then
  if ! { python3 -m venv "$venv" && "$venv/bin/python" -m pip install --quiet varlink; } >"$work/pip" 2>&1; then
    cat "$work/pip"
    echo "SKIP varlink-certification: the Python package varlink cannot be installed"
    exit 77
  fi
fi

socket=$work/socket
"$program" "$socket" >"$work/server" 2>&1 &
server=$!
tries=0
until grep -qs ready "$work/server"; do
  tries=$((tries + 1))
  if test $tries -gt 300 || ! kill -0 "$server" 2>/dev/null; then
    cat "$work/server"
    echo "FAIL varlink-certification: the server did not start"
    exit 1
  fi
  sleep 0.1
done

# The client exits 0 whatever happens: its last words count.
(cd "$work" && timeout 120 "$venv/bin/python" -m varlink.tests.test_certification --client "--varlink=unix:$socket") \
  >"$work/client" 2>&1
"$venv/bin/python" -m varlink.cli info "unix:$socket" >"$work/info" 2>&1

kill "$server"
wait "$server"
status=$?
server=

if ! grep -qx 'Certification passed' "$work/client"; then
  cat "$work/client" "$work/server"
  echo "FAIL varlink-certification: the client is not content"
  exit 1
fi
if ! grep -q 'org.varlink.certification' "$work/info"; then
  cat "$work/info"
  echo "FAIL varlink-certification: info does not list the interface"
  exit 1
fi
if test $status -ne 0 || test -e "$socket"; then
  cat "$work/server"
  echo "FAIL varlink-certification: the server ended with $status, or left its socket"
  exit 1
fi
echo "PASS varlink-certification"
