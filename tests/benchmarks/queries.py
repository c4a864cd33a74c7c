"""How many queries a page costs, on any Django site: it runs in ours and in that of a peer."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

COUNT = "import json; from tests.benchmarks.queries import queries_of; print(json.dumps(queries_of(%r)))"


def queries_of(addresses: Iterable[str]) -> dict[str, int]:
    """Address → queries, the second time that it is asked: what a process looks up once is known by then."""
    return {address: _queries(address) for address in addresses}


def _queries(address: str) -> int:
    client = Client(SERVER_NAME="127.0.0.1")
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
