"""What keeping blocks adds to an import, and what they cost the desk. `make bench` prints it, in processor time.

What was asked for: sixteen pages in at most 1.15 times the time without blocks; 25 KB a page
stored; some 30 ms to write a page's stories again.
"""

import os
import random
import statistics
import sys
import time

import pytest
from django.db import transaction

from articles import intake
from articles.desk.page_layouts import LayoutSource, keep_layout, layout_as_read, layout_now
from articles.intake import sources
from articles.models import Page, StoredLayout
from articles.reading.story_writing import write_stories
from tests.benchmarks.test_import_speed import HEIGHT, PAGES, WIDTH, dense_page
from tests.pdfs import make_pdf

ASKED_RATIO, ASKED_KB, ASKED_MS = 1.15, 25, 30
AGAIN = 2  # times that a reading turns blocks into points or back, beside writing the stories


def tell(text):
    sys.stdout.write(text + "\n")


def seconds():
    """Processor time of this process and of those that it has ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def milliseconds(work):
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


@pytest.fixture
def pages(tmp_path, settings):
    """Sixteen pages as they were imported, and the processor time that this took."""
    settings.MEDIA_ROOT, settings.SOURCES_ROOT = tmp_path / "media", tmp_path / "sources"
    dice = random.Random(8)
    folder = tmp_path / "issue"
    folder.mkdir()
    for number in range(1, PAGES + 1):
        drawn = make_pdf(dense_page(number, dice), size=(WIDTH, HEIGHT))
        (folder / f"{number}.pdf").write_bytes(drawn)
    start = seconds()
    reports = list(intake.import_files(sources.find([folder]), jobs=1))
    assert [report.result for report in reports] == ["imported"] * PAGES
    return list(Page.objects.all()), seconds() - start


@pytest.mark.django_db(transaction=True)
def test_what_blocks_add_to_an_import(pages):
    rows, whole = pages
    kept = written = came_back = 0.0
    for page in rows:
        layout = layout_as_read(page)
        came_back += milliseconds(lambda page=page: layout_now(page))
        written += milliseconds(
            lambda of=layout: write_stories(of.blocks, of.groups, of.setting)
        )
        with transaction.atomic():
            kept += milliseconds(
                lambda page=page, of=layout: keep_layout(page, of, LayoutSource(), {})
            )
    added = (kept + AGAIN * written) / 1000
    sizes = [len(data) for data in StoredLayout.objects.values_list("data", flat=True)]
    tell(
        f"\n{PAGES} pages against without blocks: {whole / (whole - added):.3f} times; asked for {ASKED_RATIO}"
    )
    tell(f"a page stored: {statistics.mean(sizes) / 1000:.1f} KB; asked for {ASKED_KB}")
    tell(f"its stories written again: {written / PAGES:.1f} ms; asked for {ASKED_MS}")
    tell(f"its blocks out of the database: {came_back / PAGES:.1f} ms")
