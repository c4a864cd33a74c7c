"""How fast the site is, in one run on one server: with a small archive and a large one, pages
made anew and kept.

The figures are printed (`make bench`). Queries are held too; time is the machine's business.
"""

import json
import time

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.benchmarks.archives import fill_archive
from tests.benchmarks.serving import FILL, manage, rate, served

SMALL, LARGE = 1_000, 300_000
RUNS = 15
STATIC = "articles/site.css"


def milliseconds(address):
    """The least of some runs, which the machine's other work disturbs least."""
    client, times = Client(), []
    for _ in range(RUNS):
        caches["pages"].clear()
        start = time.perf_counter()
        assert client.get(address).status_code == 200
        times.append(1000 * (time.perf_counter() - start))
    return min(times)


def cost(address, settings):
    settings.KEEP_PAGES = 600
    Client().get(address)
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as captured:
        Client().get(address)
    return len(captured), milliseconds(address)


@pytest.mark.django_db(transaction=True)
def test_pages_take_the_same_queries_and_time_with_1_000_stories_and_with_300_000(settings):
    found = {}
    for count in (SMALL, LARGE):
        call_command("flush", interactive=False, verbosity=0)
        start = time.perf_counter()
        pages = fill_archive(count)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(f"\n{count} stories written in {time.perf_counter() - start:.0f} s")  # noqa: T201
        found[count] = {kind: cost(address, settings) for kind, address in pages.items()}
    small, large = found[SMALL], found[LARGE]
    print(f"\n{connection.vendor:12}{'queries':>16}{'ms':>20}{'ratio':>8}")  # noqa: T201
    for kind in small:
        (q1, t1), (q2, t2) = small[kind], large[kind]
        print(f"{kind:12}{q1:8}{q2:8}{t1:10.1f}{t2:10.1f}{t2 / t1:8.2f}")  # noqa: T201
    assert {kind: queries for kind, (queries, _ms) in small.items()} == {
        k: q for k, (q, _ms) in large.items()
    }
    assert max(queries for queries, _ms in large.values()) <= 6


def test_pages_made_anew_and_kept_against_an_empty_view_and_a_static_file(tmp_path):
    manage(tmp_path, "migrate", "--verbosity", "0")
    manage(tmp_path, "collectstatic", "--noinput", "--verbosity", "0")
    pages = json.loads(manage(tmp_path, "shell", "--no-imports", "-c", FILL % SMALL))
    sheet = json.loads((tmp_path / "static" / "staticfiles.json").read_text())["paths"][STATIC]
    with served(tmp_path) as port, served(tmp_path, FORGETFUL="1") as forgetful:
        asked = {"empty view": "/empty/", "static file": f"/static/{sheet}"}
        asked |= {f"{kind} kept": address for kind, address in pages.items()}
        rates = {name: best_rate(port, address) for name, address in asked.items()}
        rates |= {
            f"{kind} anew": best_rate(forgetful, address) for kind, address in pages.items()
        }
    empty, static = rates["empty view"], rates["static file"]
    print(f"\n{'':18}{'a second':>10}{'of empty':>10}{'of static':>10}")  # noqa: T201
    for name, found in rates.items():
        print(f"{name:18}{found:10.0f}{found / empty:10.2f}{found / static:10.2f}")  # noqa: T201


def best_rate(port, address):
    once = rate(port, address, 40)
    return max(rate(port, address, max(40, int(once))) for _ in range(3))  # about a second each
