"""How every test runs: settings of its own, SQLite or a real PostgreSQL, and no forgotten template variable."""

from __future__ import annotations

import os
import signal
import tempfile
from contextlib import ExitStack
from pathlib import Path

import hypothesis
import pytest
from django.core.cache import caches

from tests.alike import is_about_the_database
from tests.postgresql import NoPostgreSQLError, postgresql
from tests.site.pages import SitePage
from tests.templates import UndefinedVariable

HERE = Path(__file__).parent
# Read from the environment by newsroom/settings.py.
SETTINGS = (
    "SECRET_KEY",
    "DEBUG",
    "HTTPS",
    "BEHIND_PROXY",
    "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS",
    "STATIC_ROOT",
    "NEWSROOM_NAME",
    "CACHE_URL",
    "KEEP_PAGES",
    "SITE_URL",
    "FEEDS_IN_FULL",
    "WEBSUB_HUB",
    "FIRST_NODE",
    "SEARCHES_A_MINUTE",
    "LOGIN_FAILURES_BY_NAME",
    "LOGIN_FAILURES_BY_ADDRESS",
    "LOGIN_WAIT",
    "SECOND_FACTOR",
    "START_WORKERS",
    "ALARM_EMAIL",
    "ALARM_WEBHOOK",
    "EMAIL_URL",
    "EMAIL_FROM",
)
# What lies in these folders is marked by lying there.
MARKED = {HERE / "benchmarks": pytest.mark.benchmark, HERE / "browser": pytest.mark.browser}
OPEN_UNTIL_THE_END = pytest.StashKey[ExitStack]()
NO_POSTGRESQL = "NEWSROOM_TESTS_HAVE_NO_POSTGRESQL"


def pytest_addoption(parser: pytest.Parser) -> None:
    choices = ("sqlite", "postgresql")
    parser.addoption(
        "--database",
        choices=choices,
        default="sqlite",
        help="postgresql: only what can come out otherwise there (tests/alike.py)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Settle the environment before anything reads newsroom.settings, whatever the developer's shell has set."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # Of a run in the background of a shell; commands that tests start would not hear of Ctrl-C
        signal.signal(signal.SIGINT, signal.default_int_handler)
    resources = config.stash[OPEN_UNTIL_THE_END] = ExitStack()
    if not hasattr(config, "workerinput"):  # a worker of xdist inherits what is settled here
        _settle_environment(config, resources)
    adjust_settings()
    # No deadline for an example: a busy machine is no failure. Speed has its place in
    # tests/benchmarks/.
    hypothesis.settings.register_profile("newsroom", hypothesis.settings.default, deadline=None)
    hypothesis.settings.load_profile("newsroom")


def _settle_environment(config: pytest.Config, resources: ExitStack) -> None:
    for name in (*SETTINGS, NO_POSTGRESQL):
        os.environ.pop(name, None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    # production's behaviour without its key, certificate and collected static files
    os.environ["DEMO"] = "1"
    os.environ["DATABASE_URL"] = "sqlite://:memory:"
    for name in ("MEDIA_ROOT", "SOURCES_ROOT"):
        os.environ[name] = resources.enter_context(tempfile.TemporaryDirectory())
    if config.getoption("database") == "postgresql":
        try:
            os.environ["DATABASE_URL"] = resources.enter_context(postgresql())
        except NoPostgreSQLError as error:
            reason = f"No PostgreSQL could be started, so nothing was tested on it. {error}"
            os.environ[NO_POSTGRESQL] = reason  # for the workers, too


def adjust_settings() -> None:
    from django.conf import settings  # noqa: PLC0415 - reads the environment that pytest_configure has just settled

    # The real one is slow on purpose
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # tests change rows behind the desk's back; what keeps pages has tests of its own
    settings.KEEP_PAGES = 0
    settings.SEARCHES_A_MINUTE = 0  # a test run asks more than a reader
    settings.START_WORKERS = False  # tests run what waits themselves
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable(
        settings.BASE_DIR / "templates"
    )


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[OPEN_UNTIL_THE_END].close()


@pytest.hookimpl(tryfirst=True)  # before pytest's own -m looks at the markers
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        for folder, mark in MARKED.items():
            if str(item.path).startswith(f"{folder}{os.sep}"):
                item.add_marker(mark)
    if config.getoption("database") == "postgresql":
        left_out = [item for item in items if not is_about_the_database(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if is_about_the_database(item)]
    if reason := os.environ.get(NO_POSTGRESQL, ""):
        for item in items:
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, tmp_path_factory):
    """Without the triggers that keep the log, the signatures and what readers saw
    (`tests.keepers`), and with rows whose numbers no test can guess (`tests.row_numbers`); its
    value is a copy that has the triggers, and numbers from 1, for `tests.own_databases`.
    """
    from tests.keepers import take_off_keepers  # noqa: PLC0415 - after the settings
    from tests.own_databases import copy_of_tests_database  # noqa: PLC0415 - likewise
    from tests.row_numbers import number_rows_apart  # noqa: PLC0415 - likewise

    with django_db_blocker.unblock():
        copy = copy_of_tests_database(tmp_path_factory.mktemp("migrated"))
        take_off_keepers()
        number_rows_apart()
    return copy


@pytest.fixture
def read(client):
    """A function (address or row) → the page there, which must be 200."""

    def read(place):
        response = client.get(place if isinstance(place, str) else place.get_absolute_url())
        assert response.status_code == 200, place
        return SitePage(response)

    return read


@pytest.fixture
def status(client):
    """A function (address or row) → what the site answers."""
    return lambda place: (
        client.get(place if isinstance(place, str) else place.get_absolute_url()).status_code
    )


@pytest.fixture
def one_minute(monkeypatch):
    """However long the test takes, the rate limits count all of it in one window."""
    monkeypatch.setattr("articles.web.throttling.time", lambda: 1_800_000_000.0)
    caches["default"].clear()


@pytest.fixture
def as_editor(client, admin_user):
    """`client`, and with it `read` and `status`, signed in as an editor."""
    client.force_login(admin_user)
    return client
