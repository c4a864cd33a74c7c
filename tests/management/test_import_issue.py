"""The command imports: what it prints where, what it exits with, and that nothing stops it but its own end."""

import datetime
from functools import partial

import pytest
from django.db import OperationalError
from django.utils import timezone, translation

from articles import intake
from articles.intake.workers import ReaderPool
from articles.models import Article, ImportRecord, Issue, Page, State
from tests.intake.misbehaving import stumble
from tests.management.import_command import DEMO, SEED, Run, make_folder


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def folder(tmp_path):
    return make_folder(tmp_path)


@pytest.mark.django_db
def test_a_folder_is_imported_and_told_file_by_file():
    run = Run(DEMO)
    first, *notes, last = run.out.splitlines()
    said = "date from the names, number from the names"
    assert (
        first
        == f"2023-11-08/page-3.txt → Nov. 8, 2023 Page 3 ({said}): created 6, updated 0, unchanged 0"
    )
    assert all(note.startswith("  · doubt: ") for note in notes)
    assert last.startswith(
        "1 files: 1 imported, 0 skipped, 0 refused; articles: 6 created, 0 updated, 0 unchanged;"
    )
    assert (run.code, run.err) == (0, "")


@pytest.mark.django_db
def test_the_second_time_nothing_is_imported():
    Run(DEMO)
    before = list(Article.objects.values())
    run = Run(DEMO)
    assert "skipped, the same file was imported before" in run.out
    assert (run.code, list(Article.objects.values()), ImportRecord.objects.count()) == (
        0,
        before,
        1,
    )


@pytest.mark.django_db
def test_what_is_refused_stops_nobody_else(folder):
    run = Run(folder)
    assert (run.code, Article.objects.count()) == (1, 6)
    assert run.err == "CommandError: 2 of 3 files were refused.\n"
    assert [line.partition(" ")[0] for line in run.out.splitlines() if "refused. " in line] == [
        "2023-11-08/4.txt:",
        "2023-11-08/5.txt:",
    ]
    assert ImportRecord.objects.filter(result="refused").count() == 2


@pytest.mark.django_db
def test_the_second_file_of_a_run_for_one_page_is_refused_with_what_to_do(tmp_path):
    for name in ("page-3.txt", "page-3-corrected.txt"):
        (tmp_path / name).write_bytes(SEED.read_bytes() + name.encode())
    for _ in range(2):
        run = Run(tmp_path, date="2023-11-08", publish=True)
        assert (run.code, Article.objects.published().count()) == (1, 6)
    assert (
        "page-3-corrected.txt a moment ago. If this is another page, say which: --page."
        in run.out
    )
    assert Run(tmp_path / "page-3.txt", date="2023-11-08").code == 0


@pytest.mark.django_db
def test_a_copy_of_a_file_is_skipped_and_not_refused(tmp_path):
    for name in ("page-3.txt", "page-3 (1).txt"):
        (tmp_path / name).write_bytes(SEED.read_bytes())
    run = Run(tmp_path, date="2023-11-08", page="")
    assert (run.code, ImportRecord.objects.count()) == (0, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("options", [{}, {"json": True}, {"dry_run": True}])
def test_what_lies_beside_the_pages_unread_is_said_in_a_line(options, tmp_path):
    (tmp_path / "page-3.txt").write_bytes(SEED.read_bytes())
    for number in range(12):
        (tmp_path / f"p{number}.doc").touch()
    run = Run(tmp_path, date="2023-11-08", **options)
    [line] = [
        line
        for line in (run.err if options.get("json") else run.out).splitlines()
        if "passed over" in line
    ]
    assert line.startswith("12 files passed over, of other kinds than .txt, .pdf, .zip: ")
    assert (run.code, line.count(".doc"), line[-3:]) == (0, 10, ", …")


@pytest.mark.django_db
def test_options_say_what_the_page_does_not():
    Run(SEED, date="2023-12-01", edition="增刊", page="A3")
    page = Page.objects.get()
    assert (str(page.issue.date), page.issue.edition, page.number) == (
        "2023-12-01",
        "增刊",
        "A3",
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"date": "tomorrow"}, "Say it as 2023-11-08"),
        ({"edition": "a/b"}, "slash"),
        ({"page": "none"}, "as it is printed"),
    ],
)
def test_an_option_that_can_be_none_stops_everything_before_it_begins(options, reason):
    run = Run(SEED, **options)
    assert (run.code, run.out, ImportRecord.objects.count()) == (1, "", 0)
    assert reason in run.err


@pytest.mark.django_db
def test_one_page_number_for_several_files_is_an_error(folder):
    run = Run(folder, page="3")
    assert run.err == (
        "CommandError: --page names one page, but 3 files were given. Import them one by one, or leave it out.\n"
    )


@pytest.mark.django_db
def test_publishing_puts_the_drafts_online():
    run = Run(DEMO, publish=True)
    assert (Article.objects.published().count(), run.out.splitlines()[-1]) == (
        6,
        "6 articles published",
    )


@pytest.mark.django_db
def test_publishing_a_skipped_file_puts_its_drafts_online():
    Run(DEMO)
    Run(DEMO, publish=True)
    assert Article.objects.published().count() == 6


@pytest.mark.django_db
def test_publishing_leaves_out_what_waits_or_is_printed_only_and_says_so():
    Run(DEMO)
    first, second, *_ = Article.objects.order_by("pk")
    Article.objects.filter(pk=first.pk).update(print_only=True)
    later = timezone.now() + datetime.timedelta(hours=3)
    Article.objects.filter(pk=second.pk).update(live_at=later)
    run = Run(DEMO, publish=True)
    assert run.out.splitlines()[-1] == "4 articles published"
    offline = [line for line in run.out.splitlines() if "stays offline" in line]
    assert [first.title in line or second.title in line for line in offline] == [True, True]
    assert "print only" in offline[0]
    assert "goes live" in offline[1]


@pytest.mark.django_db
def test_an_issue_that_has_a_time_goes_at_that_time_and_not_by_an_import():
    Run(DEMO)
    Issue.objects.update(live_at=timezone.now() + datetime.timedelta(hours=3))
    run = Run(DEMO, publish=True)
    assert not Article.objects.published().exists()
    assert run.out.count("goes live with its issue") == 6


@pytest.mark.django_db
def test_what_an_editor_withdrew_is_not_published_again():
    Run(DEMO, publish=True)
    Article.objects.update(state=State.WITHDRAWN)
    assert Run(DEMO, publish=True).out.splitlines()[-1] == "0 articles published"


@pytest.mark.django_db
def test_the_report_comes_as_json_too(folder):
    run = Run(folder, json=True, publish=True)
    good, image, empty = run.json["files"]
    assert run.json["format"] == "newsroom-import/1"
    assert [file["result"] for file in run.json["files"]] == ["imported", "refused", "refused"]
    assert [line["title"] for line in good["pages"][0]["created"]] == [
        a.title for a in Article.objects.in_page_order()
    ]
    assert (image["pages"], bool(empty["error"])) == ([], True)
    assert {"imported": 1, "refused": 2, "created": 6, "published": 6}.items() <= run.json[
        "totals"
    ].items()
    assert "2023-11-08/3.txt →" in run.err


@pytest.mark.django_db
def test_stopping_says_how_to_go_on(monkeypatch):
    def interrupt(*_args, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(intake, "import_readings", interrupt)
    run = Run(DEMO)
    assert run.code == 130
    assert "the same command again goes on from there" in run.err


@pytest.mark.django_db
def test_a_database_that_goes_away_is_said_in_a_line_with_how_to_go_on(monkeypatch):
    def be_busy(*_args, **_options):
        raise OperationalError("database is locked")

    monkeypatch.setattr(intake, "import_readings", be_busy)
    run = Run(DEMO)
    assert (run.code, len(run.err.splitlines()), ImportRecord.objects.count()) == (1, 1, 0)
    assert "The database is busy or gone (database is locked)" in run.err


def test_an_abbreviated_option_is_none():
    run = Run(DEMO, "--dry")
    assert "unrecognized arguments: --dry" in run.err


@pytest.mark.django_db
def test_a_name_that_would_command_the_terminal_does_not(tmp_path):
    (tmp_path / "\x1b[2J\u202e.txt").touch()
    run = Run(tmp_path)
    assert "\\u001b[2J\\u202e.txt: refused." in run.out
    assert not {"\x1b", "\u202e"}.intersection(run.out + run.err)


@pytest.mark.django_db
def test_a_mistake_of_the_program_shows_its_traceback_only_when_asked(monkeypatch, caplog):
    monkeypatch.setattr(intake, "ReaderPool", partial(ReaderPool, read=stumble))
    assert "(IsADirectoryError)" in Run(DEMO).out
    assert caplog.text == ""
