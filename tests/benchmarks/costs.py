"""What a page costs inside its process, on any Django site: it runs in ours and in that of a peer."""

from __future__ import annotations

import time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.benchmarks.forgetful import forget_pages

RUNS, REQUESTS = 5, 10
COST = "import json; from tests.benchmarks.costs import cost; print(json.dumps(cost(%r)))"


def cost(address: str) -> tuple[int, float]:
    """Queries and milliseconds of the processor's time, which other work on the machine
    disturbs least.

    Not of the first times that it is asked: what a process looks up once is known by then. The
    least of some runs.
    """
    forget_pages()
    client = Client(SERVER_NAME="127.0.0.1")
    for _ in range(3):
        client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured), min(_milliseconds(client, address) for _ in range(RUNS))


def _milliseconds(client: Client, address: str) -> float:
    start = time.process_time()
    for _ in range(REQUESTS):
        client.get(address)
    return 1000 * (time.process_time() - start) / REQUESTS
