"""Our article and front page beside those of a Wagtail news site, the peer that a user would
pick, by turns in one run.

The figures are printed (`make bench`); what is held is that both show the same stories. The
peer lies in `peer/`, and its packages in an environment that is made for the run: nothing of
them is the project's. What is not equal is in the peer's favour: it has no linked data, one
width of each photo, no links to issues, print pages and people, no policy in its headers and no
static files in its process, and its cached pages stay as they are for ten minutes whatever is
published. Against it: it draws the way to a page from its tree (breadcrumbs).
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
from tests.benchmarks.costs import COST
from tests.benchmarks.serving import manage, rate, served
from tests.benchmarks.wagtail_site import PACKAGES, NoPackagesError, WagtailSite

STORIES = 1_000
ROUNDS = 5
SECONDS = 1  # about, of each measurement
KINDS = ("article", "front")
NOTHING_KEPT, ANEW, KEPT = "ours, nothing kept", "ours, page made anew", "ours, page kept"
AS_TAUGHT, AHEAD, CACHED = (
    "Wagtail, as taught",
    "Wagtail, fetched ahead",
    "Wagtail, page cached",
)
COMPARED = [
    (mine, other) for mine in (NOTHING_KEPT, ANEW, KEPT) for other in (AS_TAUGHT, AHEAD)
] + [(KEPT, CACHED)]
# What each is served with. Wagtail keeps no pages unless it is told to; ours does, and the masthead besides.
OURS = {NOTHING_KEPT: {"KEEP_PAGES": "0"}, ANEW: {"FORGETFUL": "1"}, KEPT: {}}
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
    pins = dict(
        line.split("==")
        for line in PACKAGES.read_text(encoding="utf-8").splitlines()
        if "==" in line
    )
    shared = {"Django", "asgiref", "gunicorn", "pillow", "sqlparse"}
    assert {name: pins[name] for name in shared} == {name: version(name) for name in shared}


def test_articles_and_front_pages_beside_a_wagtail_site_of_the_same_stories(tmp_path, peer):
    manage(tmp_path, "migrate", "--verbosity", "0")
    manage(tmp_path, "collectstatic", "--noinput", "--verbosity", "0")
    told = manage(tmp_path, "shell", "--no-imports", "-c", FILL_AND_TELL % STORIES)
    addresses = by_site(json.loads(told)["measured"], peer.fill(told))
    with ExitStack() as running:
        ports = {
            name: running.enter_context(served(tmp_path, **more)) for name, more in OURS.items()
        }
        ports |= {
            name: running.enter_context(peer.served(**more)) for name, more in WAGTAIL.items()
        }
        asked = {
            (name, kind): (ports[name], address) for (name, kind), address in addresses.items()
        }
        pages = {one: page(*where) for one, where in asked.items()}
        rates = by_turns(asked)
    costs = {one: cost(*one, where, tmp_path, peer) for one, where in addresses.items()}
    print(table(pages, rates, costs))  # noqa: T201
    for kind in KINDS:
        shown = {name: shows(pages[name, kind]) for name in ports}
        assert all(found == shown[ANEW] for found in shown.values()), shown


def by_site(ours, theirs):
    """(site, kind) → address."""
    of_ours = {(name, kind): ours[kind] for name in OURS for kind in KINDS}
    return of_ours | {(name, kind): theirs[kind] for name in WAGTAIL for kind in KINDS}


def page(port, address):
    """As it is answered the second time, when photos have been resized and what is kept is kept."""
    for _ in range(2):
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}") as response:
            text = response.read().decode()
    return text


def shows(text):
    """How often each story is named in what a reader sees, how many photos there are, and how
    much text there is in the paragraphs.
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


def cost(name, _kind, address, folder, peer):
    """Queries, and milliseconds of the processor's time."""
    if name in OURS:
        return json.loads(
            manage(folder, "shell", "--no-imports", "-c", COST % address, **OURS[name])
        )
    return json.loads(peer.shell(COST % address, **WAGTAIL[name]))


def table(pages, rates, costs):
    """Medians of the rounds; a ratio of rates is the median of the rounds' ratios, with the least and the largest."""
    lines = [f"\n{'':36}{'a second':>10}{'cpu ms':>10}{'queries':>10}{'bytes':>10}"]
    for one in sorted(rates, key=lambda one: one[1]):
        (queries, milliseconds), size = costs[one], len(pages[one].encode())
        rate = statistics.median(rates[one])
        lines.append(
            f"{one[1] + ': ' + one[0]:36}{rate:10.0f}{milliseconds:10.1f}{queries:10}{size:10}"
        )
    lines.append(f"\n{'ours / peer':58}{'ratio':>8}{'least':>8}{'most':>8}{'by cpu':>8}")
    for kind in KINDS:
        for mine, other in COMPARED:
            ratios = [a / b for a, b in zip(rates[mine, kind], rates[other, kind], strict=True)]
            by_cpu = costs[other, kind][1] / costs[mine, kind][1]
            figures = (statistics.median(ratios), min(ratios), max(ratios), by_cpu)
            lines.append(
                f"{f'{kind}: {mine} / {other}':58}"
                + "".join(f"{figure:8.2f}" for figure in figures)
            )
    return "\n".join(lines)
