"""A page is read without Python's search for circles, and what was on before is on afterwards."""

import gc

import pytest

from articles.reading import ReadingError, Source, read_page_of
from tests.reading.floors import PAGES

PAGE = Source("columns-1.pdf", (PAGES / "columns-1.pdf").read_bytes())
NO_PAGE = Source("none.pdf", b"%PDF-1.7\nnothing\n%%EOF")


@pytest.fixture
def collections_run():
    """How often the oldest objects were gone through since the test began."""
    found = []

    def note(phase, info):
        found.append((phase, info["generation"]))

    gc.collect()
    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)


def test_no_search_runs_while_a_page_is_read(collections_run):
    gc.enable()
    read_page_of(PAGE, 1)
    assert len(collections_run) < 10
    assert gc.isenabled()


def test_it_is_on_again_after_a_page_that_is_refused():
    with pytest.raises(ReadingError):
        read_page_of(NO_PAGE, 1)
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off():
    gc.disable()
    try:
        read_page_of(PAGE, 1)
        assert not gc.isenabled()
    finally:
        gc.enable()
