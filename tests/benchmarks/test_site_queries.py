"""What a page costs with 1 story in the issue and with 300: queries, bytes, milliseconds side
by side.

The figures are printed (`make bench`). Queries are held too; time is the machine's business.
"""

import statistics
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.site.papers import KINDS, addresses, fill_paper, most_queries

pytestmark = pytest.mark.django_db
MASTHEAD = 3  # queries more of the masthead where nothing is kept
RUNS = 7
PAGES = 12
STORIES = 300
# A thousand characters
BODY = (
    "<p>近日，记者走进产业园，一派现代化生产场景呈现在眼前。工人们正忙着组装零部件。</p>\n" * 25
)


@pytest.fixture
def measure(client):
    """A function (address) → queries, bytes, and the median milliseconds of some runs, the first left out."""

    def measure(address):
        with CaptureQueriesContext(connection) as queries:
            size = len(client.get(address).content)
        return (
            len(queries),
            size,
            statistics.median(milliseconds(client, address) for _ in range(RUNS)),
        )

    return measure


def milliseconds(client, address):
    start = time.perf_counter()
    assert client.get(address).status_code == 200
    return 1000 * (time.perf_counter() - start)


def test_every_kind_of_page_costs_the_same_queries_with_1_story_and_with_300(measure):
    fill_paper(1, body=BODY)
    small = {kind: measure(address) for kind, address in addresses().items()}
    fill_paper(STORIES // PAGES, pages=PAGES, issues=100, body=BODY)
    large = {kind: measure(address) for kind, address in addresses().items()}
    print(table(small, large))  # noqa: T201 - figures to look at
    assert {kind: cost[0] for kind, cost in small.items()} == {
        kind: cost[0] for kind, cost in large.items()
    }
    assert [
        kind for kind, cost in large.items() if cost[0] > most_queries(kind) + MASTHEAD
    ] == []


def table(small, large):
    lines = [
        f"\n{connection.vendor:12}{'queries':>16}{'bytes':>16}{'ms':>16}",
        f"{'':12}" + f"{1:>8}{STORIES:>8}" * 3,
    ]
    for kind in KINDS:
        pairs = zip(small[kind], large[kind], strict=True)
        lines.append(f"{kind:12}" + "".join(f"{one:8.0f}{many:8.0f}" for one, many in pairs))
    return "\n".join(lines)
