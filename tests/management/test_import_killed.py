"""An import killed at any moment leaves whole pages or none, and the next one goes on: none
lost, none doubled.

Over a hundred kills on each database; the moments are random, and the same in every run. In
parts, which the suite's processes share; most of them run with the benchmarks, for a kill takes
six seconds of the processor and the whole suite has an hour. In the first one sheets are read as
they are in earnest, in processes of their own; in the others by the process that is killed, so
that more of the kills meet it while it writes.
"""

import os
import random
import time

import pytest

from tests.factories import make_image
from tests.management.import_command import SEED
from tests.pdfs import make_pdf

KILLS, PARTS = 7, 15  # a part
APART = range(2, PARTS)
CORRECTIONS = 4  # of kills, a part
SEED_TEXT = SEED.read_text(encoding="utf-8")

pytestmark = [
    pytest.mark.django_db,  # on PostgreSQL too; the databases are the test's own
    pytest.mark.skipif(
        not hasattr(os, "pidfd_open"),
        reason="kills by a handle of the process, which is Linux's",
    ),
]


@pytest.fixture
def archive(tmp_path):
    return make_archive(tmp_path / "archive", "工程")


@pytest.fixture
def corrected(tmp_path):
    return make_archive(tmp_path / "corrected", "竣工")


def make_archive(folder, word):
    """Three issues: of text, of PDFs (one of them of two pages), and of both."""
    for day in ("2023-11-08", "2023-11-09", "2023-11-10"):
        (folder / day).mkdir(parents=True)
    for number in range(1, 5):
        (folder / "2023-11-08" / f"{number}.txt").write_text(
            page_of_text(number, word), encoding="utf-8"
        )
    pages = [
        {"number": str(n), "date": "2023年11月9日", "stories": (f"泗县产业园第{n}期{word}",)}
        for n in range(1, 4)
    ]
    for name, parts in (("1", pages[:1]), ("2-3", pages[1:])):
        (folder / "2023-11-09" / f"{name}.pdf").write_bytes(make_pdf(*parts))
    (folder / "2023-11-10" / "1.txt").write_text(page_of_text(1, word), encoding="utf-8")
    page = {"number": "2", "date": "2023年11月10日", "photo": make_image(300, 180)}
    (folder / "2023-11-10" / "2.pdf").write_bytes(make_pdf(page))
    return folder


def page_of_text(number, word):
    """The first story of the sample page, with the page's number and the word in its words."""
    text = SEED_TEXT[: SEED_TEXT.index("本报讯 记者袁小峰")]
    return text.replace("泗县", f"泗县{number}{word}")


@pytest.mark.parametrize(
    "part", [0, 1, *(pytest.param(part, marks=pytest.mark.benchmark) for part in APART)]
)
def test_a_killed_import_leaves_whole_pages_and_the_next_one_goes_on(
    order, archive, tmp_path, part
):
    imported = "import here" if part else "import"
    begun = time.monotonic()
    assert order(imported, str(archive), 120) == {"killed": False, "code": 0}
    # Until a kill: what a whole import takes, on this machine and with its load
    longest = time.monotonic() - begun
    whole, dice, kills, finished = order("state"), random.Random(20231108 + part), 0, 0
    assert len(whole["pages"]) == 9
    order("clear")
    while kills < KILLS or not finished:
        assert kills < 5 * KILLS, "it never comes to an end"
        kills += order(imported, str(archive), dice.uniform(0, longest))["killed"]
        state = order("state")
        assert pages_that_differ(state, whole) == []
        assert state["articles"] == sum(
            len(page["articles"]) for page in state["pages"].values()
        )
        if state["pages"] == whole["pages"]:
            finished += 1
            assert order(imported, str(archive), 120) == {"killed": False, "code": 0}
            assert order("state") == whole
            order("clear")
    assert order(imported, str(archive), 120)["code"] == 0
    assert order("state") == whole
    assert [path.name for path in tmp_path.glob("newsroom-import-*")] == []


@pytest.mark.parametrize(
    "part", [0, *(pytest.param(n, marks=pytest.mark.benchmark) for n in APART)]
)
def test_a_killed_correction_leaves_each_mended_page_as_it_was_or_as_it_becomes(
    order, archive, corrected, part
):
    def mended():
        order("clear")
        assert order("import here", str(archive), 120)["code"] == 0
        order("mend", part)
        return order("state")

    before = mended()
    begun = time.monotonic()
    assert order("import here", str(corrected), 120)["code"] == 0
    longest, after = time.monotonic() - begun, order("state")
    assert len(pages_that_differ(after, before)) >= 8
    assert mended() == before
    dice, kills = random.Random(20261128 + part), 0
    while kills < CORRECTIONS:
        kills += order("import here", str(corrected), dice.uniform(0, longest))["killed"]
        state = order("state")
        assert set(state["pages"]) == set(before["pages"])
        still = pages_that_differ(state, after)
        assert not [name for name in still if state["pages"][name] != before["pages"][name]]
        if not still:
            assert mended() == before
    assert order("import here", str(corrected), 120)["code"] == 0
    assert order("state") == after


def pages_that_differ(state, whole):
    """The pages that are there and are not as an import leaves them that nobody kills."""
    return [name for name, page in state["pages"].items() if page != whole["pages"].get(name)]
