"""Which tests are run on PostgreSQL again: those that can come out otherwise there."""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).parent
# What is asked here is a page's text, its headers, a file of it, or a process beside the database; each has its reason.
# Every view, verb and query that they use is run on PostgreSQL by another test, named behind it or of the same folder.
ALIKE = {
    "middleware/test_conditional_get.py": "headers; test_page_cache.py asks what they are made of",
    "middleware/test_languages.py": "words and a cookie",
    "middleware/test_outside_hosts.py": "a host's name",
    "middleware/test_permissions_policy.py": "headers",
    "test_row_numbers.py": "only SQLite gives one number twice",
    "site/test_extractors.py": "what programs find in a page's text",
    "site/test_linked_data.py": "what a page says to programs; test_every_page.py makes each",
    "site/test_queries.py": "how many queries, not what they find",
    "site/test_valid_html.py": "markup",
    "web/test_behind_proxies.py": "web servers before the site",
    "web/test_cache_keys.py": "how an address is spelled; middleware/test_page_cache.py keeps pages",
    "web/test_failopen_redis.py": "a cache that is gone",
    "web/test_stylesheets.py": "files",
}
ASK_FOR_A_DATABASE = {"db", "transactional_db", "django_db_setup"}


def is_about_the_database(item: pytest.Item) -> bool:
    """Whether `item` can come out otherwise on another database. Pages in a browser cannot: the views have tests."""
    asks = (
        not ASK_FOR_A_DATABASE.isdisjoint(getattr(item, "fixturenames", ()))
        or item.get_closest_marker("django_db") is not None
        or hasattr(item, "databases")
    )
    return (
        asks
        and "sqlite_address" not in getattr(item, "fixturenames", ())
        and item.get_closest_marker("browser") is None
        and item.path.relative_to(TESTS).as_posix() not in ALIKE
    )
