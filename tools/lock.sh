#!/usr/bin/env bash
# Writes requirements.lock and requirements-dev.lock from pyproject.toml: versions and hashes, no index addresses. Needs `uv`.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links "$@" pyproject.toml
}
compile --extra local-model --extra build --output-file requirements.lock
compile --extra local-model --extra build --extra browser --extra postgres --extra inspect --extra sigstore --extra dev --constraint requirements.lock --output-file requirements-dev.lock
