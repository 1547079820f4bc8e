# Porch. The first two targets are all that most people need: `make run` and `make test`.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
NODE_IS_NEW := $(shell node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null && echo yes)
ARGS ?=
PYTEST_ARGS ?=
WORKERS ?= 2
PYTEST := -m pytest -n $(WORKERS) --dist loadgroup
# pytest's 5 is "no test was there": right where PYTEST_ARGS chooses among them, and nowhere else.
NOTHING_CHOSEN = $(if $(PYTEST_ARGS),[ $$? -eq 5 ],false)

.DEFAULT_GOAL := help
.PHONY: help run test test-again test-long check format bench migrations lock clean web-client

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

run: $(VENV)/.run web-client ## install what is needed and serve on http://localhost:8008 (ARGS="--set ...")
	$(BIN)/porch serve $(ARGS)

test: $(VENV)/.test ## install what the tests need, system packages too, and run them (PYTEST_ARGS="...")
	bash tests/rig/prepare.sh
	PATH="$(CURDIR)/$(BIN):$$PATH"; failed=0; \
	$(BIN)/python $(PYTEST) -m "not long and not quiet" $(PYTEST_ARGS) || $(NOTHING_CHOSEN) || failed=1; \
	$(BIN)/python -m pytest -m "quiet and not long" $(PYTEST_ARGS) || $(NOTHING_CHOSEN) || failed=1; \
	exit $$failed

test-again: $(VENV)/.test ## run once more, one after another, what failed in the last `make test`
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m pytest -m "not long" --last-failed --last-failed-no-failures none

test-long: $(VENV)/.test ## run the tests that take minutes
	bash tests/rig/prepare.sh
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python $(PYTEST) -m long $(PYTEST_ARGS)

check: $(VENV)/.test ## formatting, lint, types, and who may import whom
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(VENV)/.test ## put the code in the house's format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.test ## compare with Synapse on this machine (ARGS="...")
	$(BIN)/python -m tests.bench $(ARGS)

migrations: $(VENV)/.run ## make the initial migrations anew from the models
	$(BIN)/python -m homeserver.storage.make_migrations

lock: ## resolve the dependencies anew and write requirements*.lock
	bash tests/rig/lock.sh "$(PYTHON)"

clean: ## remove what was installed and built; data/ stays
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache

web-client: ## build the web client, where there is Node.js 20 or newer
ifneq ($(wildcard web_client/package.json),)
ifeq ($(NODE_IS_NEW),yes)
	$(MAKE) web_client/dist/index.html
else
	@echo "The web client is left out: building it needs Node.js 20 or newer. The API is served without it."
endif
endif

web_client/node_modules/.installed: web_client/package.json web_client/package-lock.json
	cd web_client && npm ci --no-audit --no-fund
	@touch $@

web_client/dist/index.html: web_client/node_modules/.installed \
		$(shell find web_client -type f -not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null)
	cd web_client && npm run build
	@touch $@

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Porch needs Python 3.11 or newer."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install -r requirements.lock
	$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/.test: requirements-test.lock $(VENV)/.run
	$(PIP) install -r requirements-test.lock
	@touch $@
