#!/usr/bin/env bash
# Resolves the dependencies of pyproject.toml in an environment of its own and writes down what came of it.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" -m venv "$work/venv"

dependencies() { # PYTHON, and "run" or the name of an extra
    "$1" -c 'import sys, tomllib
project = tomllib.load(open("pyproject.toml", "rb"))["project"]
print("\n".join(project["dependencies"] if sys.argv[1] == "run" else project["optional-dependencies"][sys.argv[1]]))' "$2"
}

dependencies "$1" run >"$work/run.in"
dependencies "$1" test >"$work/test.in"
pip="$work/venv/bin/pip --disable-pip-version-check --quiet"
$pip install -r "$work/run.in"
{
    echo "# What Porch runs on, exactly. Made by \`make lock\` from the dependencies in pyproject.toml."
    $pip freeze
} >requirements.lock
$pip install -r requirements.lock -r "$work/test.in"
{
    echo "# What the tests and checks run on, exactly (the server's own dependencies included). Made by \`make lock\`."
    $pip freeze
} >requirements-test.lock
