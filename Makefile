# make demo   a running newsroom with one issue in it        make test   everything that must hold
#
# Needs GNU make, a POSIX shell and Python 3.11. All else goes into .venv.

PYTHON ?= $(shell command -v python3.11 || echo python3)
PORT ?= 8000
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: env demo test lint format messages messages-compile bench lock
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 20

env: $(STAMP) ## make .venv, or bring it up to the lock files

# The stamp is written last: an interrupted install is taken up again. --no-deps, because the lock names everything;
# pip check says so if it does not.
$(STAMP): requirements.txt requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { \
	  echo "Expected Python 3.11, found $$($(PYTHON) --version 2>&1). Install it, or name it: make env PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-dev.txt
	$(BIN)/python -m pip check --disable-pip-version-check
	@touch $@

lock: ## write the lock files anew from pyproject.toml
	$(PYTHON) .ci/lock.py

lint: env ## ruff, the import arrows, mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(BIN)/mypy

format: env ## let ruff rewrite what it can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# File names without line numbers: a moved line is no change of the catalogue.
messages: env ## gather the strings to translate into articles/locale
	@mkdir -p articles/locale
	DEBUG=1 $(BIN)/python manage.py makemessages --locale zh_Hans --add-location file --no-wrap --no-obsolete --ignore '.venv/*' --ignore 'tests/*'

messages-compile: env ## compile articles/locale
	DEBUG=1 $(BIN)/python manage.py compilemessages --ignore .venv --verbosity 0
