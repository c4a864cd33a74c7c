"""PDFs that are no page: each is refused with the reason, within bounds, and the good ones among them are read."""

import resource
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import django
import pytest
from django.utils import translation

from articles.intake import sources
from articles.intake.limits import MB
from articles.intake.parallel_reading import ReadingPlan, read_in_parallel
from articles.intake.workers import ReaderPool
from articles.reading.process.task import SheetLimits
from tests import pdfs

GOOD = pdfs.make_pdf({"number": "3"})
BOUNDS = SheetLimits(cpu_seconds=10, memory=600 * MB)
REFUSED = {
    "empty": (b"", "no PDF"),
    "another kind": (b"PK\x03\x04" + bytes(2000), "no PDF"),
    "cut off": (GOOD[: len(GOOD) // 2], "cut off"),
    "no objects": (b"%PDF-1.7\n%%EOF\n", "damaged"),
    "locked": (pdfs.make_pdf({}, password="secret"), "locked with a password"),
    "ten thousand pages": (pdfs.with_pages(10_000), "holds 10000 pages"),
    "no page": (pdfs.with_pages(0), "damaged"),
    "two hundred inches": (pdfs.make_pdf({}, size=(14_400, 14_400)), "measures 5080 × 5080 mm"),
    "bomb": (pdfs.bomb(), "more than 600 MB"),
    "font bomb": (pdfs.font_bomb(), "It was given up"),
    "script at opening": (pdfs.script_at("opening"), "JavaScript"),
    "script by name": (pdfs.script_at("names"), "JavaScript"),
    "script at a link": (pdfs.script_at("link"), "JavaScript"),
}
READ = {
    "a page": GOOD,
    "locked against changes only": pdfs.make_pdf({"number": "3"}, password=""),
    "a blank page": pdfs.one_page(pdfs.stream(b"")),
}


def read_all(folder, spool):
    """Reading by file name, and the most bytes that a reading process took. In a process apart: of no other test's."""
    with translation.override("en"):
        found = read_in_parallel(
            sources.find([folder]), ReadingPlan(ReaderPool(2, BOUNDS), images=True), spool
        )
        by_name = {reading.path.stem: reading for reading in found}
    return by_name, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """The folder of them all, read with images, as `read_all` gives it."""
    folder = tmp_path_factory.mktemp("pages")
    for name, data in {
        name: data for name, (data, _reason) in REFUSED.items()
    }.items() | READ.items():
        (folder / f"{name}.pdf").write_bytes(data)
    with ProcessPoolExecutor(
        1, mp_context=get_context("spawn"), initializer=django.setup
    ) as apart:
        return apart.submit(read_all, folder, tmp_path_factory.mktemp("spool")).result()


@pytest.fixture
def readings(read):
    return read[0]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_page_is_refused_with_the_reason(readings, name):
    reading = readings[name]
    assert (REFUSED[name][1] in reading.error, reading.pages) == (True, ())


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read_beside_them(readings, name):
    reading = readings[name]
    assert (reading.error, len(reading.pages), len(reading.files)) == ("", 1, 1)


@pytest.mark.skipif(
    sys.platform != "linux", reason="counts in kilobytes, and has the limit, on Linux"
)
def test_no_reading_process_takes_more_memory_than_it_may(read):
    _readings, most = read
    assert most > 100 * MB  # the bomb was at work
    assert most < BOUNDS.memory + 200 * MB  # what programs and libraries themselves take
