"""Reading processes that crash, hang and swell: each costs its own sheet and nothing else."""

import multiprocessing
from dataclasses import replace

import pytest
from django.utils import translation

from articles.intake import sources
from articles.intake.limits import MB
from articles.intake.parallel_reading import EarlierImport, ReadingPlan, read_in_parallel
from articles.intake.workers import ReaderPool
from articles.reading.process.task import SheetLimits, SheetTask
from tests.intake.misbehaving import crash_at_first_sheet, misbehave, stumble
from tests.management.import_command import SEED
from tests.pdfs import make_pdf

SOON = SheetLimits(cpu_seconds=2, memory=400 * MB)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def spool(tmp_path_factory):
    """Where what is unpacked and drawn may lie."""
    return tmp_path_factory.mktemp("spool")


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.pdf"
    path.write_bytes(make_pdf({"number": "3"}))
    return str(path)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_crash_a_hang_and_a_swollen_page_cost_themselves_and_nobody_else(page, jobs):
    names = ["segfault", "good", "exit", "swell", "hang", "good again"]
    with ReaderPool(jobs, SOON, misbehave) as readers:
        futures = [readers.read(SheetTask(page, name, 1)) for name in names]
        outcomes = [readers.outcome(future) for future in futures]
    said = [
        "broke down (exit code -11)",
        "",
        "broke down (exit code 3)",
        "more than 400 MB",
        "over 2 seconds of processor time",
        "",
    ]
    assert [words in outcome.error for words, outcome in zip(said, outcomes, strict=True)] == [
        True
    ] * 6
    assert [len(outcome.readings) for outcome in outcomes] == [0, 1, 0, 0, 0, 1]


def test_a_crash_in_a_file_of_many_pages_costs_one_page(tmp_path, spool):
    """The first sheet, of all: not even how many there are has come to light when it crashes."""
    (tmp_path / "20231108.pdf").write_bytes(make_pdf(*({"number": n} for n in "123")))
    with ReaderPool(1, SOON, crash_at_first_sheet) as readers:
        (reading,) = read_in_parallel(sources.find([tmp_path]), ReadingPlan(readers), spool)
    assert [page.facts.number for page in reading.pages] == ["2", "3"]
    assert [(unread.sequence, "broke down" in unread.error) for unread in reading.unread] == [
        (1, True)
    ]


def test_a_busy_machine_is_no_reason_to_refuse_a_page(page):
    """Its time by the clock is longer than the processor time that it may take."""
    with ReaderPool(2, replace(SOON, cpu_seconds=1), misbehave) as readers:
        futures = [readers.read(SheetTask(page, "slow", 1)) for _ in range(2)]
        outcomes = [readers.outcome(future) for future in futures]
    assert [(outcome.error, len(outcome.readings)) for outcome in outcomes] == [("", 1)] * 2


def test_what_hangs_without_working_is_ended_by_the_clock(page):
    limits = replace(SOON, wall_seconds=1)
    with ReaderPool(1, limits, misbehave) as readers:
        futures = [readers.read(SheetTask(page, name, 1)) for name in ("wait", "good")]
        outcomes = [readers.outcome(future) for future in futures]
    assert "not done within" in outcomes[0].error
    assert (outcomes[1].error, len(outcomes[1].readings)) == ("", 1)


def test_each_sheet_has_its_own_processor_time(page):
    """A process that has read many pages is not ended for what they took together."""
    with ReaderPool(1, replace(SOON, cpu_seconds=1), misbehave) as readers:
        futures = [readers.read(SheetTask(page, "work", 1)) for _ in range(4)]
        assert [readers.outcome(future).error for future in futures] == [""] * 4


def test_a_text_is_read_within_the_same_limits(tmp_path, spool):
    """A text of 30,000 lines, two megabytes, takes several seconds: the importing process would wait for it."""
    lines = (f"渔船{number}满载而归，沿岸的集市已经开张\n" for number in range(30_000))
    (tmp_path / "1.txt").write_text("".join(lines), encoding="utf-8")
    (tmp_path / "2.txt").write_bytes(SEED.read_bytes())
    with ReaderPool(1, SOON) as readers:
        found = list(read_in_parallel(sources.find([tmp_path]), ReadingPlan(readers), spool))
    assert "over 2 seconds of processor time" in found[0].error
    assert (found[1].error, len(found[1].pages)) == ("", 1)


def test_a_page_of_a_text_that_cannot_be_read_costs_none_of_the_others(tmp_path, spool):
    page = SEED.read_text(encoding="utf-8")
    (tmp_path / "20231108.txt").write_text("\f".join([page] * 3), encoding="utf-8")
    with ReaderPool(1, SOON, crash_at_first_sheet) as readers:
        (reading,) = read_in_parallel(sources.find([tmp_path]), ReadingPlan(readers), spool)
    assert [page.sequence for page in reading.pages] == [2, 3]
    assert [unread.sequence for unread in reading.unread] == [1]


def test_what_came_before_starts_no_process(tmp_path, spool):
    (tmp_path / "page.txt").write_text("本报讯 渔船满载而归。", encoding="utf-8")

    def known(_sha256, _path):
        return EarlierImport({1: 7}, 1)

    with ReaderPool(1) as readers:
        plan = ReadingPlan(readers, earlier_import=known)
        (reading,) = read_in_parallel(sources.find([tmp_path]), plan, spool)
        assert not multiprocessing.active_children()
    assert [unread.page for unread in reading.unread] == [7]


def test_no_process_outlives_its_readers(page):
    with ReaderPool(2) as readers:
        readers.outcome(readers.read(SheetTask(page, "page", 1)))
        assert 1 <= len(multiprocessing.active_children()) <= 2
    assert not multiprocessing.active_children()


def test_a_mistake_of_the_reading_is_told_by_its_kind_and_logged(page, caplog):
    with ReaderPool(1, SOON, stumble) as readers:
        outcome = readers.outcome(readers.read(SheetTask(page, "page", 1)))
    assert "The program made a mistake with this file (IsADirectoryError)" in outcome.error
    assert "Traceback" in caplog.text


def test_processes_that_do_not_start_refuse_the_page_in_words(page):
    with ReaderPool(1, SheetLimits(memory=MB)) as readers:  # not enough to load what reads
        outcomes = [readers.outcome(readers.read(SheetTask(page, "page", 1))) for _ in range(2)]
    assert ["could be started" in outcome.error for outcome in outcomes] == [True, True]
