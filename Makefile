# make demo   a running newsroom with two issues in it       make test   everything that must hold
#
# Needs GNU make, a POSIX shell and Python 3.11. All else goes into .venv.

PYTHON ?= $(shell command -v python3.11 || echo python3)
BIN := .venv/bin
STAMP := .venv/.installed

# The demo keeps a database and uploads of its own: its password, which everybody can read here, opens nothing else.
# It is the same demo whatever the shell around it has set.
DEMO_USER := demo
DEMO_PASSWORD := tonight-at-eleven
DEMO := env -u DEBUG -u SECRET_KEY -u HTTPS -u BEHIND_PROXY -u ALLOWED_HOSTS -u CSRF_TRUSTED_ORIGINS -u STATIC_ROOT -u CACHE_URL \
  -u KEEP_PAGES -u SITE_URL -u FEEDS_IN_FULL -u WEBSUB_HUB -u FIRST_NODE -u SEARCHES_A_MINUTE \
  -u LOGIN_FAILURES_BY_NAME -u LOGIN_FAILURES_BY_ADDRESS -u LOGIN_WAIT -u SECOND_FACTOR -u START_WORKERS -u ALARM_EMAIL -u ALARM_WEBHOOK -u EMAIL_URL -u EMAIL_FROM -u TIME_ZONE -u DJANGO_SETTINGS_MODULE \
  DEMO=1 DATABASE_URL=sqlite:///demo.sqlite3 MEDIA_ROOT=media/demo SOURCES_ROOT=sources/demo NEWSROOM_NAME=示范日报 \
  DJANGO_RUNSERVER_HIDE_WARNING=true $(BIN)/python manage.py
DEMO_LOGIN := from django.contrib.auth.models import User; \
  User.objects.filter(username='$(DEMO_USER)').exists() \
  or User.objects.create_superuser('$(DEMO_USER)', password='$(DEMO_PASSWORD)')
FREE_PORT := import socket; \
  print(next(p for p in range(8000, 8100) if socket.socket().connect_ex(("127.0.0.1", p))))

# Import and tests start many short processes, which would compile every module anew
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help env demo test bench lint format messages messages-compile lock
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

demo: env ## serve a newsroom with two issues in it: PORT=8000 by default, the next free one if that is taken
	@$(DEMO) migrate --verbosity 0
	@$(DEMO) shell --no-imports -c "$(DEMO_LOGIN)"
	@$(DEMO) import_issue tests/samples/demo --publish
	@$(DEMO) index_articles --missing >/dev/null
	@port=$(or $(PORT),$$($(BIN)/python -c '$(FREE_PORT)')); \
	printf '\n  The paper   http://127.0.0.1:%s/\n  The desk    http://127.0.0.1:%s/admin/   log in as %s, password %s\n  Stop        Ctrl-C\n\n' \
	  $$port $$port $(DEMO_USER) $(DEMO_PASSWORD); \
	$(DEMO) run_desk --with-parent & \
	exec $(DEMO) runserver --noreload --skip-checks 127.0.0.1:$$port

# A process a core; whoever is done takes over tests of another. `make test CORES=0` runs them one after another.
CORES ?= auto
IN_PARALLEL := --numprocesses $(CORES) --dist worksteal
# A browser on a busy machine may be late once in ten thousand tests. What timed out in one is asked once more, and the
# summary names it; no other failure is.
IF_LATE := --reruns 1 --only-rerun 'Timeout [0-9]+ms exceeded' -raR

test: env ## everything that must hold, on SQLite, and what a database can change again on PostgreSQL; ends with pytest's own last line
	@$(BIN)/python -m pytest $(IN_PARALLEL) $(IF_LATE)
	@$(BIN)/python -m pytest $(IN_PARALLEL) $(IF_LATE) --database postgresql

bench: env ## speed, memory, and what goes on for long, apart from the tests
	$(BIN)/python -m pytest -m benchmark -s

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

lock: ## write the lock files anew from pyproject.toml
	$(PYTHON) .ci/lock.py
