# Two commands: `make demo` assesses a real chatbot end to end, `make test` proves the project.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: help setup demo test lint format bench soak docs lock clean

help: ## show this help
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

setup: .venv/.demo-ready ## create .venv and install what `shirushi` and the demo need

.venv/.demo-ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Shirushi needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make PYTHON=python3.11 …"; exit 2; }
	@echo "Installing into .venv (about 450 MB with the demo's model; once) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev-ready: .venv/.demo-ready requirements-dev.lock
	@echo "Installing the tools for tests …"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

demo: .venv/.demo-ready ## assess the Kotoba Helpdesk chatbot and show where the report is
	@$(BIN)/shirushi demo

test: .venv/.dev-ready ## run every test (a Chromium is used where there is one)
	@$(BIN)/python tools/chromium.py
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: .venv/.dev-ready ## style, types, import contracts, dependencies, spelling
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/pyright
	$(BIN)/deptry src
	$(BIN)/codespell src tests docs bench tools verifier README.md CONTRIBUTING.md SECURITY.md CHANGELOG.md

format: .venv/.dev-ready ## put the code into its one format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/.dev-ready ## measure beside a peer or a bare loop; each prints one line of JSON
	@for file in bench/*.py; do $(BIN)/python "$$file" || exit 1; done

soak: .venv/.dev-ready ## the long forms: 10,000 kills, 100,000 attacks, a million entries, new examples for every law
	@SHIRUSHI_SOAK=1 $(BIN)/python -m pytest -m "slow or property" --timeout 7200

docs: .venv/.dev-ready ## write the generated reference pages
	@$(BIN)/python tools/verifier.py
	@$(BIN)/python tools/reference.py

lock: ## renew the lock files (needs uv)
	@tools/lock.sh

clean: ## remove what was built and measured, not the reports in out/
	@rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
