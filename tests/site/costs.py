"""What an answer costs the database in a process that is at work: it knows the masthead, and keeps pages."""

from __future__ import annotations

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.presenting import masthead


def cost_made_anew(client: Client, address: str, status: int = 200) -> int:
    """Queries of the answer at `address`, which is not kept yet. The test has set KEEP_PAGES."""
    masthead.CACHED.clear()
    client.get("/nowhere/")
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == status
    masthead.CACHED.clear()
    return len(queries)
