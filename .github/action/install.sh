#!/usr/bin/env bash
# Installs sessionproof beside the workspace and outputs the path of its command.
set -euo pipefail

if ! node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)'; then
  echo "::error title=sessionproof::Node 20.19 or later is needed; put actions/setup-node before this step."
  exit 2
fi

version="${INPUT_VERSION:-}"
if [ -z "$version" ]; then
  version="$(node -p 'require(process.argv[1]).version' "$GITHUB_ACTION_PATH/package.json")"
fi
# A path is taken as it is.
case "$version" in
  */*) package="$version" ;;
  *) package="sessionproof@$version" ;;
esac

# A second use in the same job finds what the first one installed.
home="$RUNNER_TEMP/sessionproof-$(printf '%s' "$package" | cksum | cut -d ' ' -f 1)"
command="$home/node_modules/.bin/sessionproof"
if [ ! -x "$command" ]; then
  mkdir -p "$home"
  npm install --prefix "$home" --no-save --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error "$package"
fi
echo "command=$command" >> "$GITHUB_OUTPUT"
