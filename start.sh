#!/bin/sh
# What `npm start` does: installs and builds what is missing or out of date, then becomes the server.
# Arguments go to the server: npm start -- --port 8080
set -eu
cd "$(dirname "$0")"

# npm writes node_modules/.package-lock.json last, so a broken-off install counts as none.
installed=node_modules/.package-lock.json
if [ ! -e "$installed" ] || [ package-lock.json -nt "$installed" ]; then
  echo 'Installing packages …'
  npm ci --no-audit --no-fund
fi

# The Node that serves is the one whose hash was checked in; the server holds PostgreSQL against the same list.
pinned=apps/server/pinned/linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/').sha256
if ! grep ' node-linux' "$pinned" | (cd node_modules && sha256sum --check --status); then
  echo "yangui: node_modules/node-linux-* is not the Node that was checked in ($pinned). Nothing was started. Install again: npm ci" >&2
  exit 1
fi

built=apps/web/dist/index.html
if [ ! -e "$built" ] || [ -n "$(find apps/web packages/domain package-lock.json \
    \( -name node_modules -o -name dist \) -prune -o -newer "$built" -print -quit)" ]; then
  echo 'Building the web app …'
  npm run build
fi

# Node 24 from the package, whatever the machine has. exec: signals reach the server itself.
exec node_modules/.bin/node apps/server/src/main.ts start "$@"
