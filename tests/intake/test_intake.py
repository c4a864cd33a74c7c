"""Importing a file: all of it is written or nothing, and whatever is wrong with it is reported and recorded."""

import hashlib
import threading
from functools import partial
from pathlib import Path

import pytest
from django.db import IntegrityError, InterfaceError, OperationalError, connection
from django.utils import timezone, translation

from articles import intake
from articles.intake import located_pages, sources
from articles.intake.page_identity import ImportOptions
from articles.intake.sources import MB
from articles.intake.workers import ReaderPool
from articles.models import (
    Article,
    Contributor,
    ImportRecord,
    Issue,
    Page,
    PageDoubt,
    State,
)
from tests.factories import DAY, make_editor, make_image
from tests.intake.misbehaving import stumble
from tests.intake.sending import import_bytes

SEED = Path(__file__).parent.parent / "samples/demo/2023-11-08/page-3.txt"
TOLD = ImportOptions(DAY, page="3")


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def nothing_is_left():
    """What a refused file may leave: its record, nothing else."""

    def check(count=1):
        rows = [model.objects.count() for model in (Issue, Page, Article, Contributor)]
        assert (rows, ImportRecord.objects.filter(result="refused").count()) == (
            [0, 0, 0, 0],
            count,
        )

    return check


@pytest.mark.django_db
def test_the_sample_page_becomes_six_drafts_of_its_issue():
    (file,) = sources.find([SEED])
    report = next(intake.import_files([file]))
    assert (report.result, len(report.pages[0].created)) == ("imported", 6)
    assert set(Article.objects.values_list("state", "page__number", "page__issue__date")) == {
        (State.DRAFT, "3", DAY)
    }


@pytest.mark.django_db
def test_an_upload_goes_the_same_way_and_remembers_who():
    editor = make_editor()
    data = SEED.read_bytes()
    report = import_bytes("page.txt", data, TOLD, editor)
    record = ImportRecord.objects.get()
    assert (report.sha256, report.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (record.file_name, record.made_by, record.created) == ("page.txt", editor, 6)


@pytest.mark.django_db
def test_the_same_bytes_again_are_skipped_whichever_way_they_come():
    import_bytes("page-3.txt", SEED.read_bytes(), TOLD)
    (file,) = sources.find([SEED])
    assert next(intake.import_files([file])).result == "skipped"
    assert (Article.objects.count(), ImportRecord.objects.count()) == (6, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b"\r\n" * 1_000_000),
        ("image.txt", make_image()),
        ("binary.txt", bytes(range(256)) * 40),
        ("page.pdf", b"%PDF-1.7"),
        ("../../etc/page.txt", b""),
        ("\x1b[2J\u202e.txt", b""),
        ("large.txt", b"x" * (4 * MB + 1)),
        ("furniture.txt", "责任编辑：张三".encode()),
        ("thousands.txt", "本报讯\n".encode() * 600),
    ],
)
def test_what_holds_no_page_is_refused_with_the_reason(name, data, nothing_is_left):
    report = import_bytes(name, data, TOLD)
    record = ImportRecord.objects.get()
    assert (report.result, report.pages, record.error) == ("refused", (), report.error)
    assert (record.size, record.file_name) == (
        len(data),
        sources.printable(name.rpartition("/")[2]),
    )
    assert record.error.endswith((".", "?"))
    nothing_is_left()


@pytest.mark.django_db
def test_a_page_without_a_date_is_refused_with_what_helps(nothing_is_left):
    report = import_bytes("page.txt", SEED.read_bytes())
    assert "Say it: --date 2023-11-08" in report.error_in_command
    assert report.error == ImportRecord.objects.get().error
    assert "with its date" in report.error
    assert ImportRecord.objects.get().sha256 == report.sha256 != ""
    nothing_is_left()


@pytest.mark.django_db
def test_a_page_after_a_form_feed_is_a_page_of_its_own():
    data = SEED.read_bytes()
    report = import_bytes("20231108.txt", data + b"\f" + data)
    assert [len(page.created) for page in report.pages] == [6, 6]
    assert list(Page.objects.values_list("sequence", flat=True)) == [1, 2]
    assert import_bytes("20231108.txt", data + b"\f" + data).result == "skipped"


@pytest.mark.django_db
def test_several_pages_cannot_all_be_the_page_that_is_told(nothing_is_left):
    report = import_bytes("page.txt", SEED.read_bytes() + b"\f" + SEED.read_bytes(), TOLD)
    assert "The file holds 2 pages" in report.error
    nothing_is_left()


@pytest.mark.django_db
def test_pages_that_say_they_are_the_same_page_leave_nothing_of_the_file(nothing_is_left):
    page = "2023年11月8日 星期三 第3版\n".encode() + SEED.read_bytes()
    report = import_bytes("20231108.txt", page + b"\f" + page)
    assert "Several pages of the file say they are the same page" in report.error
    nothing_is_left()


@pytest.mark.django_db
def test_a_failure_in_the_middle_leaves_nothing_of_the_file(monkeypatch, nothing_is_left):
    def fail_at_the_end(*_args):
        Issue.objects.create(date=DAY)  # there is one already

    monkeypatch.setattr(located_pages, "record_page", fail_at_the_end)
    report = import_bytes("page.txt", SEED.read_bytes(), TOLD)
    assert IntegrityError.__name__ in report.error
    nothing_is_left()


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_a_database_that_is_busy_or_gone_is_not_blamed_on_the_file(
    error, monkeypatch, nothing_is_left
):
    def be_busy(*_args):
        raise error("database is locked")

    monkeypatch.setattr(located_pages, "record_page", be_busy)
    with pytest.raises(error, match="database is locked"):
        import_bytes("page.txt", SEED.read_bytes(), TOLD)
    nothing_is_left(0)


@pytest.mark.django_db
def test_a_mistake_of_the_reading_refuses_the_one_file(monkeypatch, caplog, nothing_is_left):
    monkeypatch.setattr(intake, "ReaderPool", partial(ReaderPool, read=stumble))
    report = import_bytes("page.txt", SEED.read_bytes(), TOLD)
    assert "The program made a mistake with this file (IsADirectoryError)" in report.error
    assert "Traceback" in caplog.text
    nothing_is_left()


@pytest.mark.django_db
def test_drafts_may_be_published_but_what_the_page_lost_and_what_was_withdrawn_may_not():
    whole = SEED.read_text(encoding="utf-8")
    report = import_bytes("page.txt", whole.encode(), TOLD)
    Article.objects.filter(pk=report.pages[0].created[0].article).update(state=State.WITHDRAWN)
    shorter = whole.replace(
        whole[whole.index("本报讯 记者袁小峰") : whole.index("党建带团建 激发")], ""
    )
    report = import_bytes(
        "page.txt", shorter.replace("鸡西市滴道区通过“清、访、服”三步行", "").encode(), TOLD
    )
    drafts = intake.imported_drafts(report)
    assert len(drafts) == 4
    assert all("大通沟社区" not in article.body for article in drafts)


@pytest.mark.django_db
def test_a_story_that_the_file_has_not_is_no_draft_of_it_though_its_doubt_is_settled():
    whole = SEED.read_text(encoding="utf-8")
    lost = whole[whole.index("本报讯 记者袁小峰") : whole.index("党建带团建 激发")]
    shorter = whole.replace(lost, "").replace("鸡西市滴道区通过“清、访、服”三步行", "").encode()
    import_bytes("page.txt", whole.encode(), TOLD)
    import_bytes("page.txt", shorter, TOLD)
    PageDoubt.objects.update(state=PageDoubt.State.SETTLED, at=timezone.now())
    report = import_bytes("page.txt", shorter, TOLD)
    assert (report.result, len(intake.imported_drafts(report))) == ("skipped", 5)
    assert all("大通沟社区" not in article.body for article in intake.imported_drafts(report))


def import_at_once(files):
    """The reports of imports that begin at the same moment, each in a thread with a connection of its own."""
    barrier, reports = threading.Barrier(len(files)), []

    def run(name, data):
        barrier.wait()
        try:
            with translation.override("en"):
                reports.append(import_bytes(name, data, TOLD))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=file) for file in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return reports


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_one_page_at_once_leave_one_set_of_stories():
    if connection.vendor == "sqlite":
        pytest.skip(
            "one connection to a database in memory; test_import_in_shell.py does it with a file"
        )
    reports = import_at_once([("page.txt", SEED.read_bytes())] * 4)
    assert sorted(report.result for report in reports) == [
        "imported",
        "skipped",
        "skipped",
        "skipped",
    ]
    assert (Article.objects.count(), Issue.objects.count(), Page.objects.count()) == (6, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_states_of_one_page_at_once_leave_one_set_of_stories():
    if connection.vendor == "sqlite":
        pytest.skip(
            "one connection to a database in memory; test_import_in_shell.py does it with a file"
        )
    data = SEED.read_bytes()
    reports = import_at_once(
        [("page.txt", data), ("page.txt", data.replace("邢成敏".encode(), "何雪峰".encode()))]
        * 2
    )
    assert [report.error for report in reports] == [""] * 4
    assert (Article.objects.count(), Page.objects.count()) == (6, 1)
