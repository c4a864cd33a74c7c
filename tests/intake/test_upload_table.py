"""An upload looked through: what each page is, what it clashes with, and that nothing is filed before."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.desk import publishing
from articles.intake import import_queue, import_workers, upload_table
from articles.intake.import_runs import run_imports
from articles.intake.page_identity import options_from
from articles.intake.upload_table import ChangedError, ForAll, RowChange, changes_for_all
from articles.models import Article, ImportJob, ImportRecord, Issue, Page, UploadedPage
from tests.factories import make_issue, make_page
from tests.intake.uploading import dump as dump_called
from tests.intake.uploading import kept_in, now, submit
from tests.pdfs import make_pdf

pytestmark = pytest.mark.django_db
Status, Stage = ImportJob.Status, ImportJob.Stage
DAY = datetime.date(2023, 11, 8)
PAGE = """江南日报
2023年11月8日 星期三
3
要闻
本报讯 记者邢成敏 报道 近年来，泗县聚力打造汽车零
部件产业园，一派现代化生产场景呈现在眼前，工人们正在
生产线上忙碌着，一批批零部件从这里发往各地。
泗县打造汽车零部件产业园
"""
NO_DATE = PAGE.replace("2023年11月8日 星期三\n", "")
OTHER = PAGE.replace("泗县", "砀山")


@pytest.fixture(autouse=True)
def sources_root(settings, tmp_path):
    settings.SOURCES_ROOT = tmp_path
    return tmp_path


def dump(name="20231108-03.txt", text=PAGE):
    return dump_called(name, text)


def bring_in(*files):
    """Filed at once, as before."""
    submit(*(files or [dump()]))
    run_imports.call()


def looked_through(*files, **facts):
    """An upload that waits for an editor."""
    job = submit(*(files or [dump()]), stage=Stage.LOOK, **facts)
    run_imports.call()
    return now(job)


def rows_of(job):
    return list(job.pages.all())


def weights(job):
    """By file and page, what the clashes of each page weigh."""
    return [[clash.weight for clash in page.clashes] for page in upload_table.table_of(job)]


def as_shown(row, **typed):
    names = ("date", "edition", "number", "is_accepted", "is_left_out")
    return RowChange(**{name: getattr(row, name) for name in names} | typed)


def save(job, *typed):
    """Type these into the rows, one after another."""
    rows = rows_of(job)
    changes = {row.pk: as_shown(row) for row in rows}
    changes |= {row.pk: as_shown(row, **one) for row, one in zip(rows, typed, strict=False)}
    return upload_table.save(job, changes, upload_table.digest(upload_table.table_of(job)))


def file(job):
    import_workers.file_pages(job)
    run_imports.call()
    return now(job)


def test_nothing_is_filed_before_an_editor_has_seen_what_it_is(sources_root):
    job = looked_through()
    assert (job.status, Article.objects.count(), Issue.objects.count()) == (
        Status.PROPOSED,
        0,
        0,
    )
    assert kept_in(sources_root) == ["0"]
    run_imports.call()
    assert now(job).is_proposed


def test_each_page_says_what_it_is_and_what_that_was_taken_from():
    job = looked_through(dump("20231108-03.txt", NO_DATE), dump("增刊-x.txt"))
    first, second = rows_of(job)
    assert (first.date, first.date_from) == (DAY, "name")
    assert (second.date, second.date_from) == (DAY, "page")
    assert (second.edition, second.edition_from) == ("增刊", "name")
    assert (second.number, second.number_from) == ("3", "page")
    assert first.headline
    assert first.stories > 0


def test_what_was_said_when_it_was_uploaded_counts():
    (row,) = rows_of(looked_through(options=options_from("2023-11-09", "早报", "A5")))
    assert (row.date.day, row.edition, row.number) == (9, "早报", "A5")
    assert (row.date_from, row.edition_from, row.number_from) == ("options",) * 3


def test_a_whole_upload_is_filed_as_the_table_says():
    job = looked_through(dump(), dump("20231108-04.txt", OTHER))
    save(job, {"number": "A5"}, {"date": datetime.date(2023, 11, 9), "edition": "增刊"})
    job = file(job)
    assert job.status == Status.DONE
    pages = Page.objects.order_by("pk").values_list("issue__date", "issue__edition", "number")
    assert [(date.day, edition, number) for date, edition, number in pages] == [
        (8, "", "A5"),
        (9, "增刊", "3"),
    ]
    assert not job.pages.exists()


def test_what_the_page_says_otherwise_is_a_doubt_of_its_import():
    job = looked_through()
    save(job, {"number": "7"})
    file(job)
    assert any("7" in doubt for doubt in ImportRecord.objects.get().doubts_in_words)


def test_two_files_for_one_page_are_settled_before_either_is_filed():
    job = looked_through(dump(), dump("corrected.txt", OTHER))
    assert weights(job) == [["stop"], ["stop"]]
    assert not any(page.is_settled for page in save(job, {"is_accepted": True}))
    assert all(page.is_settled for page in save(job, {"is_left_out": True}))
    file(job)
    assert ImportRecord.objects.get().file_name == "corrected.txt"


def test_a_page_without_a_date_is_stopped_until_one_is_typed():
    job = looked_through(dump("page.txt", NO_DATE))
    assert weights(job) == [["stop"]]
    assert save(job, {"date": DAY})[0].is_settled


def test_a_page_without_a_number_is_asked_about():
    job = looked_through(dump("20231108.txt", PAGE.replace("\n3\n", "\n")))
    assert weights(job) == [["ask"]]
    assert not upload_table.table_of(job)[0].is_settled
    assert save(job, {"is_accepted": True})[0].is_settled


def test_what_page_and_name_dispute_is_asked_and_settled_by_what_is_typed():
    job = looked_through(dump("20231109-03.txt"))
    assert weights(job) == [["ask"]]
    assert "2023-11-09" in rows_of(job)[0].dispute
    assert save(job, {"date": datetime.date(2023, 11, 9)})[0].is_settled
    file(job)
    assert Issue.objects.get().date.day == 9


def test_a_page_that_is_there_from_another_file_is_asked_about():
    bring_in()
    job = looked_through(dump("20231108-03.txt", OTHER))
    (page,) = upload_table.table_of(job)
    assert [clash.weight for clash in page.clashes] == ["ask"]
    assert "20231108-03.txt" in page.clashes[0].words


def test_the_very_file_that_came_before_is_told_and_asks_nothing():
    bring_in()
    job = looked_through()
    (page,) = upload_table.table_of(job)
    assert [clash.weight for clash in page.clashes] == ["tell"]
    assert page.is_settled
    assert [report.result for report in file(job).reports.all()] == ["skipped"]


def test_that_readers_see_the_page_is_said():
    bring_in()
    publishing.publish(Article.objects.all())
    before = upload_table.table_of(looked_through(dump(text=OTHER)))[0].clashes[0].words
    publishing.withdraw(Article.objects.all(), reason="事实有误")
    after = (
        upload_table.table_of(ImportJob.objects.get(status=Status.PROPOSED))[0].clashes[0].words
    )
    assert len(before) > len(after)


def test_a_page_that_an_editor_made_is_there_too():
    make_page(make_issue(DAY), 3)
    assert weights(looked_through()) == [["ask"]]


def test_a_refused_file_has_its_reason_and_stops_nothing():
    job = looked_through(dump(), dump("empty.txt", ""))
    _first, refused = upload_table.table_of(job)
    assert refused.row.error
    assert refused.is_settled
    file(job)
    assert sorted(ImportRecord.objects.values_list("result", flat=True)) == [
        "imported",
        "refused",
    ]


def test_what_was_accepted_holds_for_what_was_shown_alone():
    """The date typed here leads to a page of which nobody has been asked yet."""
    make_page(make_issue(DAY), 3)
    job = looked_through(options=options_from("2023-11-09"))
    assert weights(job) == [[]]
    (page,) = save(job, {"date": DAY, "is_accepted": True})
    assert not page.is_settled


def test_another_desks_change_is_not_written_over():
    job = looked_through()
    seen = upload_table.digest(upload_table.table_of(job))
    save(job, {"number": "5"})
    (row,) = rows_of(job)
    with pytest.raises(ChangedError):
        upload_table.save(job, {row.pk: as_shown(row, number="6")}, seen)
    assert rows_of(job)[0].number == "5"


def test_a_page_that_came_in_meanwhile_is_shown_before_it_is_accepted():
    job = looked_through()
    seen = upload_table.digest(upload_table.table_of(job))
    make_page(make_issue(DAY), 3)
    (row,) = rows_of(job)
    with pytest.raises(ChangedError):
        upload_table.save(job, {row.pk: as_shown(row, is_accepted=True)}, seen)


def test_for_all_pages_at_once():
    rows = [UploadedPage(pk=pk, error="x" if pk == 2 else "") for pk in (1, 2, 3, 4)]
    changes = {row.pk: RowChange(None, "早报", "", is_left_out=row.pk == 3) for row in rows}
    found = changes_for_all(rows, changes, ForAll(DAY, "", "A9", is_accepted=True))
    assert found[1] == RowChange(DAY, "", "A9", is_accepted=True)
    assert found[4] == RowChange(DAY, "", "A10", is_accepted=True)
    assert [found[2], found[3]] == [changes[2], changes[3]]


def test_a_dropped_upload_is_gone_with_its_files(
    sources_root, django_capture_on_commit_callbacks
):
    job = looked_through()
    with django_capture_on_commit_callbacks(execute=True):
        assert import_queue.stop(job)
    assert (kept_in(sources_root), UploadedPage.objects.count()) == ([], 0)


def test_two_desks_that_confirm_at_once_file_it_once():
    job = looked_through()
    assert [import_workers.file_pages(job), import_workers.file_pages(job)] == [True, False]


def test_of_a_file_of_many_pages_one_is_left_out_and_the_others_keep_their_places():
    """The third page stays the third of its file, for the record and for the next import."""
    pages = [{"number": str(n), "stories": [f"第{n}版的文章"]} for n in (1, 2, 3)]
    job = looked_through(SimpleUploadedFile("20231108.pdf", make_pdf(*pages)))
    rows = rows_of(job)
    assert [row.file_page for row in rows] == [1, 2, 3]
    save(job, *({"number": str(n), "is_left_out": n == 2} for n in (1, 2, 3)))
    file(job)
    found = ImportRecord.objects.order_by("file_page").values_list("file_page", "page__number")
    assert list(found) == [(1, "1"), (3, "3")]
