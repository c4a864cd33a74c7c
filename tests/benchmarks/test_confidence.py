"""What the reading's confidence is worth, on sample pages and on pages that nothing was fitted to.
`make bench` prints the table that docs/reading.md has.

Set pages come from a program (tests/reading/set_pages.py). Thresholds were chosen on its pages 0 to
24 of each make; these here are others.
"""

import json
import sys

import pytest

from articles.reading import ReadingError, Source, read_pages
from articles.reading.layout.page import read_sheet_layout
from tests.reading.calibration import BANDS, Judged, Table, judged, judged_set_page
from tests.reading.dump.dumped import in_pieces
from tests.reading.floors import PAGES, SAMPLES
from tests.reading.set_pages import MAKES, set_page

pytestmark = pytest.mark.benchmark
HELD_OUT = range(1000, 1025)


def read(name, data):
    return [finding for page in read_pages(Source(name, data)) for finding in page.findings]


def sample_stories(suffix, change=lambda data: data):
    for path in sorted(PAGES.glob(f"*{suffix}")):
        truth = json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8"))
        findings = read(path.name, change(path.read_bytes()))
        yield from judged(findings, truth, is_printed=suffix == ".pdf")


def broken(data):
    try:
        return "\n".join(in_pieces(data.decode().split("\n"))).encode()
    except UnicodeDecodeError:  # the few samples in other encodings stay whole
        return data


def scrambled_stories():
    """Stories out of dumps that were read across their columns: none of them is right."""
    for path in sorted((SAMPLES / "scrambled").glob("*.txt")):
        try:
            findings = read(path.name, path.read_bytes())
        except ReadingError:
            continue
        yield from (Judged(f.confidence, False, bool(f.doubts)) for f in findings)


def set_stories(*, hard):
    for make in MAKES:
        for seed in HELD_OUT:
            page = set_page(seed, make, hard=hard)
            yield from judged_set_page(read_sheet_layout(page.sheet, 1).findings, page)


def test_confidence_means_something():
    table = Table()
    table.add("sample PDFs", sample_stories(".pdf"))
    table.add("sample dumps", sample_stories(".txt"))
    table.add("the same dumps in pieces", sample_stories(".txt", broken))
    table.add("dumps out of order", scrambled_stories())
    set_pages = list(set_stories(hard=False))
    table.add("100 set pages, held out", set_pages)
    hard_pages = list(set_stories(hard=True))
    table.add("100 hard set pages, held out", hard_pages)
    wrong = [story for story in set_pages + hard_pages if not story.is_right]
    announced = sum(story.is_announced for story in wrong)
    false = sum(story.is_right and story.is_announced for story in set_pages + hard_pages)
    sys.stdout.write(
        f"\n{table.in_words()}\n\nOf {len(wrong)} wrong stories of the held-out set pages, {announced} are announced; "
        f"{false} right ones are doubted on {2 * len(MAKES) * len(HELD_OUT)} pages.\n"
    )
    assert table.share(BANDS[0]) >= 0.98
    assert table.share(BANDS[2]) < 0.5
