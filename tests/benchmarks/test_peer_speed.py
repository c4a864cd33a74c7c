"""Our article and front page beside those of a Wagtail news site, the peer that a user would pick, by turns in one run.

The figures are printed (`make bench`); what is held is that both show the same stories. The peer lies in `peer/`, and
its packages in an environment that is made for the run: nothing of them is the project's. What is not equal is in the
peer's favour: it has no linked data, one width of each photo, no links to issues, print pages and people, no policy in
its headers and no static files in its process. Against it: it draws the way to a page from its tree (breadcrumbs).
"""

import html
import json
import re
import statistics
import urllib.request
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.benchmarks.contents import FILL_AND_TELL
from tests.benchmarks.queries import COUNT
from tests.benchmarks.serving import manage, rate, served
from tests.benchmarks.wagtail_site import PACKAGES, NoPackagesError, WagtailSite

STORIES = 1_000
ROUNDS = 5
SECONDS = 1  # about, of each measurement
KINDS = ("article", "front")
ANEW, KEPT = "ours anew", "ours kept"
AS_TAUGHT, AHEAD, CACHED = "Wagtail as taught", "Wagtail fetched ahead", "Wagtail cached"
COMPARED = [(ANEW, AS_TAUGHT), (ANEW, AHEAD), (KEPT, AS_TAUGHT), (KEPT, AHEAD), (KEPT, CACHED)]
# What each is served with. Wagtail keeps no pages unless it is told to; ours does.
OURS = {ANEW: {"KEEP_PAGES": "0"}, KEPT: {}}
WAGTAIL = {AS_TAUGHT: {}, AHEAD: {"PEER_AHEAD": "1"}, CACHED: {"PEER_CACHE": "1"}}


@pytest.fixture(scope="module")
def peer():
    """A Wagtail site without anything in it, gone with its environment after the tests."""
    with TemporaryDirectory() as folder:
        site = WagtailSite(Path(folder))
        try:
            site.install()
        except NoPackagesError as error:
            pytest.skip(
                f"The packages in {PACKAGES.name} of the peer could not be had, so nothing was compared. {error}"
            )
        yield site


def test_what_both_sites_stand_on_has_the_same_versions():
    pins = dict(line.split("==") for line in PACKAGES.read_text(encoding="utf-8").splitlines() if "==" in line)
    shared = {"Django", "asgiref", "gunicorn", "pillow", "sqlparse"}
    assert {name: pins[name] for name in shared} == {name: version(name) for name in shared}


def test_articles_and_front_pages_beside_a_wagtail_site_of_the_same_stories(tmp_path, peer):
    manage(tmp_path, "migrate", "--verbosity", "0")
    manage(tmp_path, "collectstatic", "--noinput", "--verbosity", "0")
    told = manage(tmp_path, "shell", "--no-imports", "-c", FILL_AND_TELL % STORIES)
    ours, theirs = json.loads(told)["measured"], peer.fill(told)
    with ExitStack() as running:
        ports = {name: running.enter_context(served(tmp_path, **more)) for name, more in OURS.items()}
        ports |= {name: running.enter_context(peer.served(**more)) for name, more in WAGTAIL.items()}
        asked = {
            (name, kind): (port, (ours if name in OURS else theirs)[kind])
            for name, port in ports.items()
            for kind in KINDS
        }
        pages = {one: page(*where) for one, where in asked.items()}
        rates = by_turns(asked)
    print(table(pages, rates, queries(tmp_path, ours, peer, theirs)))  # noqa: T201
    for kind in KINDS:
        shown = {name: shows(pages[name, kind]) for name in ports}
        assert all(found == shown[ANEW] for found in shown.values()), shown


def page(port, address):
    """As it is answered the second time, when photos have been resized and what is kept is kept."""
    for _ in range(2):
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}") as response:
            text = response.read().decode()
    return text


def shows(text):
    """How often each story is named in what a reader sees, how many photos there are, and how much text there is in
    the paragraphs.
    """
    body = text[text.index("<main") : text.index("</main>")]
    plain = html.unescape(re.sub("<[^>]+>", "", body))
    return sorted(re.findall(r"第\d+条新闻", plain)), body.count("<img"), plain.count("工人们")


def by_turns(asked):
    """(site, kind) → the rates of all rounds, a second each; in every round each one has its turn."""
    once = {one: rate(*where, 20) for one, where in asked.items()}
    rates = {one: [] for one in asked}
    for _ in range(ROUNDS):
        for one, where in asked.items():
            rates[one].append(rate(*where, max(20, int(once[one] * SECONDS))))
    return rates


def queries(folder, ours, peer, theirs):
    """(site, kind) → queries."""
    found = {}
    for name, more in (OURS | WAGTAIL).items():
        addresses = [(ours if name in OURS else theirs)[kind] for kind in KINDS]
        code = COUNT % (addresses,)
        counted = (
            manage(folder, "shell", "--no-imports", "-c", code, **more) if name in OURS else peer.shell(code, **more)
        )
        found |= {(name, kind): json.loads(counted)[address] for kind, address in zip(KINDS, addresses, strict=True)}
    return found


def table(pages, rates, queries):
    """Medians of the rounds; a ratio is the median of the rounds' ratios, with the least and the largest."""
    lines = [f"\n{'':32}{'a second':>10}{'queries':>10}{'bytes':>10}"]
    for one, found in rates.items():
        size = len(pages[one].encode())
        lines.append(f"{one[1] + ', ' + one[0]:32}{statistics.median(found):10.0f}{queries[one]:10}{size:10}")
    lines.append(f"\n{'ours / peer':50}{'ratio':>8}{'least':>8}{'most':>8}")
    for kind in KINDS:
        for mine, other in COMPARED:
            ratios = [a / b for a, b in zip(rates[mine, kind], rates[other, kind], strict=True)]
            figures = (statistics.median(ratios), min(ratios), max(ratios))
            lines.append(f"{f'{kind}, {mine} / {other}':50}" + "".join(f"{figure:8.2f}" for figure in figures))
    return "\n".join(lines)
