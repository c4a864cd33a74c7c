"""What the proof screen costs with 400 stories on 16 pages and a hundred thousand in the archive: the first paint in
Chromium, what comes over the wire, how long an editor waits for an operation. Printed (`make bench`), by the clock
and in time of the processor, beside what was asked for; bytes and queries are held to the limits."""

import gzip
import json
import time
from statistics import median

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article
from tests.benchmarks.test_board_speed import fill_archive
from tests.browser.conftest import answering, browser, new_page, page  # noqa: F401 - fixtures
from tests.browser.proofreading import proof, sign_in
from tests.browser.waiting import until
from tests.desk.arranged import make_arranged_page
from tests.desk.heavy_page import OPERATIONS, printed_page
from tests.desk.operated import undo
from tests.desk.readers import make_levels
from tests.factories import make_editor
from tests.site.prints import with_picture

pytestmark = pytest.mark.django_db(transaction=True)
MOST_BYTES = 250_000
MOST_QUERIES = 25
LOOKS, ROUNDS = 5, 5
PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"


@pytest.fixture
def issue(settings, tmp_path):
    """The pages of the newest issue with their blocks, 25 stories on each, in a desk that signs them."""
    settings.MEDIA_ROOT = tmp_path
    pages = fill_archive()
    Article.everything.filter(page__in=pages).delete()
    rows = [with_picture(make_arranged_page(printed_page(), each)) for each in pages]
    make_levels()
    return rows


def test_the_screen_and_its_operations_are_quick_in_a_large_archive(issue, client, page):  # noqa: F811
    measure_server(issue[0], client)
    measure_operations(issue[1], client)
    measure_paint(issue[2], page)


def measure_server(row, client):
    client.force_login(make_editor("reader"))
    taken, busy = [], []
    for _ in range(LOOKS):
        with CaptureQueriesContext(connection) as captured:
            begun, worked = time.perf_counter(), time.process_time()
            answer = client.get(proof(row))
            taken.append(time.perf_counter() - begun)
            busy.append(time.process_time() - worked)
        assert answer.status_code == 200
    tell(
        f"the screen: {len(captured)} queries, {times(taken, busy)} on the server (asked: 300 ms)"
    )
    assert len(captured) <= MOST_QUERIES


def measure_operations(row, client):
    """The answer that the screen waits for, and the state for which it asks once nothing more is on its way."""
    address = reverse("admin:articles_page_proof_do", args=[row.pk])
    state = reverse("admin:articles_page_proof_state", args=[row.pk])
    layout = client.get(state).json()["layout"]
    for name, operation in OPERATIONS.items():
        taken, busy, renewed = [], [], []
        for _ in range(ROUNDS):
            row.refresh_from_db()
            told = {
                "do": "operate",
                "version": row.version,
                "layout": layout,
                "shown": True,
                "operation": message(operation),
            }
            begun, worked = time.perf_counter(), time.process_time()
            answer = client.post(
                address,
                json.dumps(told),
                content_type="application/json",
                headers={"accept-encoding": "gzip"},
            )
            taken.append(time.perf_counter() - begun)
            busy.append(time.process_time() - worked)
            assert answer.status_code == 200, answer.content
            begun = time.perf_counter()
            client.get(state, {"layout": layout}, headers={"accept-encoding": "gzip"})
            renewed.append(time.perf_counter() - begun)
            row.refresh_from_db()
            undo(row.pk, row.version)
        tell(
            f"{name:24} {times(taken, busy)} to the answer (asked: 150 ms); "
            f"{1000 * median(renewed):.0f} ms for the state then"
        )


def message(operation):
    return {
        "name": operation.name,
        "blocks": operation.blocks,
        "story": operation.story,
        "at": operation.at,
        "value": operation.value,
        "polygon": operation.polygon,
    }


def measure_paint(row, tab):
    desk = sign_in(tab)
    painted = []
    for _ in range(LOOKS):
        sent = []
        take = lambda answer, sent=sent: sent.append(answer)  # noqa: E731 - Playwright marks its handlers
        desk.on("response", take)
        desk.goto(proof(row))
        desk.locator(".story").first.wait_for()
        assert until(desk, PAINTED)
        painted.append(
            desk.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
            / 1000
        )
        desk.wait_for_load_state("networkidle")
        desk.remove_listener("response", take)
    whole, wire = weight(sent)
    tell(
        f"first paint after {median(painted):.2f} s (at best {min(painted):.2f}, asked: 1.5); "
        f"{wire / 1000:.0f} kB over the wire without the picture, {whole / 1000:.0f} kB before they are compressed"
    )
    assert wire <= MOST_BYTES


def weight(answers):
    """Bytes without pictures: as they are, and as they are sent. Static files are sent compressed in production alone,
    at the level of `collectstatic`; the page itself here, too.
    """
    whole = wire = 0
    for answer in answers:
        if "image" in answer.headers.get("content-type", ""):
            continue
        body = answer.body()
        whole += len(body)
        is_static = "/static/" in answer.url
        wire += len(gzip.compress(body)) if is_static else sent_bytes(answer)
    return whole, wire


def sent_bytes(answer):
    return answer.request.sizes()["responseBodySize"]


def times(taken, busy):
    return f"{1000 * median(taken):.0f} ms, {1000 * min(busy):.0f} ms of the processor at best"


def tell(words):
    print(f"\n{words}", end="")  # noqa: T201
