"""How settings are read from the environment: each in its form, and refused in words that say what was expected."""

import os
import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import dj_database_url
from django.core.exceptions import ImproperlyConfigured


def flag(name: str, default: bool) -> bool:
    """The environment's `name` as yes or no. Anything else is refused: `DEBUG=off` must never mean on."""
    value = os.environ.get(name, "").strip().lower()
    if value in {"", "1", "true", "yes", "on", "0", "false", "no", "off"}:
        return value in {"1", "true", "yes", "on"} if value else default
    raise ImproperlyConfigured(
        f"{name}={value!r}: expected 1 or 0. Set {name}=1, {name}=0, or unset it."
    )


def words(name: str, default: str = "") -> list[str]:
    """The environment's `name`, split at its commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def database(url: str) -> dict:
    """The database at `url`. What cannot be one is refused in words that never repeat it: it may hold a password."""
    scheme, separator, _rest = url.partition("://")
    if not separator or scheme not in {"sqlite", "postgres", "postgresql"}:
        known = separator and re.fullmatch("[a-z][a-z0-9+.-]*", scheme)
        raise ImproperlyConfigured(
            _no_database(f"it begins {scheme}://" if known else "an address of no known form")
        )
    try:
        found = dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    except ValueError:
        unread = "host, port or password that cannot be told apart; write @ : / # in a password as %40 %3A %2F %23"
        raise ImproperlyConfigured(_no_database(unread)) from None
    # Asked for by name only, as tests do
    in_memory = found["NAME"] == ":memory:" and url != "sqlite://:memory:"
    if in_memory or not (found["NAME"] or found.get("OPTIONS")):
        raise ImproperlyConfigured(_no_database("no name of a database at its end"))
    return found


def _no_database(found: str) -> str:
    return (
        "DATABASE_URL is no address of a database. Expected postgresql://user:password@host:port/name or "
        f"sqlite:////path/to/file.sqlite3; found: {found}. Correct it, or unset it for db.sqlite3 in this project."
    )


def number(name: str, default: int, unit: str = "a number") -> int:
    value = os.environ.get(name, "").strip()
    if value and not value.isdecimal():
        raise ImproperlyConfigured(
            f"{name}={value!r}: expected {unit}, such as {name}={default}."
        )
    return int(value or default)


def time_zone(said: str) -> str:
    """A zone of the IANA database, by its name."""
    zone = said.strip() or "Asia/Shanghai"
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise ImproperlyConfigured(
            f"TIME_ZONE={zone!r}: expected the name of a time zone, such as TIME_ZONE=Asia/Shanghai."
        ) from None
    return zone


def choice(name: str, choices: tuple[str, ...]) -> str:
    """The environment's `name`, one of `choices`; the first if unset."""
    value = os.environ.get(name, "").strip() or choices[0]
    if value not in choices:
        known = " or ".join(word for word in choices if word)
        raise ImproperlyConfigured(f"{name}={value!r}: expected {known}, or unset it.")
    return value


def cache(url: str, name: str) -> dict:
    """Where pages and counts are cached: each process's own memory, or the Redis at `url`. It may hold a password."""
    if not url:
        return {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": name,
            "OPTIONS": {"MAX_ENTRIES": 1000},  # a process's pages: some 40 MB
        }
    if not url.startswith(("redis://", "rediss://", "unix://")):
        raise ImproperlyConfigured(
            "CACHE_URL is no address of a Redis. Expected redis://host:6379/0, rediss:// for one with TLS or "
            "unix:///path/to/socket; correct it, or unset it: then each process has a cache of its own."
        )
    return {
        "BACKEND": "articles.web.failopen_redis.FailOpenRedisCache",
        "LOCATION": url,
        "KEY_PREFIX": f"newsroom-{name}",
    }
