#!/bin/sh
# Finds a browser for the tests, or installs one: Debian's chromium, elsewhere Playwright's own. $1: the environment's bin folder.
set -u
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null 2>&1; then
  echo "Installing chromium for the browser tests ..."
  $as_root apt-get update -qq >/dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq chromium >/dev/null 2>&1 && command -v chromium >/dev/null 2>&1 && exit 0
fi
echo "Downloading Playwright's own browser for the tests ..."
"$1/playwright" install chromium >/dev/null 2>&1 && exit 0
echo "No browser for the tests: neither a chromium on the PATH, nor 'apt-get install chromium', nor 'playwright install chromium' worked." >&2
echo "Install Chromium or Chrome and run this again; 'pytest -m \"not browser\"' runs the other tests meanwhile." >&2
exit 1
