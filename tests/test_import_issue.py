"""The command: what it prints where, what it exits with, and that nothing stops it but its own end."""

import io
import json
import os
import pty
import subprocess
import sys
import termios
from pathlib import Path
from subprocess import DEVNULL, PIPE

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from articles import intake
from articles.models import Article, ImportRecord, Page, State
from tests.factories import make_image

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "tests/samples/demo"
SEED = DEMO / "2023-11-08/page-3.txt"
NO_SERVER = "postgresql://nobody@127.0.0.1:1/nothing"


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


class Run:
    """One call of the command: its exit code, standard output and standard error, in this process."""

    def __init__(self, *arguments, **options):
        out, err = io.StringIO(), io.StringIO()
        self.code = 0
        try:
            call_command("import_issue", *map(str, arguments), stdout=out, stderr=err, **options)
        except CommandError as error:
            self.code = error.returncode
            err.write(f"CommandError: {error}\n")
        self.out, self.err = out.getvalue(), err.getvalue()

    @property
    def json(self):
        return json.loads(self.out)


def run_in_shell(*arguments, database, **options):
    """The command as a user runs it, in a process of its own, against another database."""
    command = [sys.executable, ROOT / "manage.py", *map(str, arguments)]
    environment = os.environ | {"DATABASE_URL": database, "DEMO": "1"}
    return subprocess.Popen(command, env=environment, cwd=ROOT, **options)


def output_of(process):
    out, err = process.communicate(timeout=60)
    return process.returncode, out.decode(), err.decode()


@pytest.fixture
def folder(tmp_path):
    """A folder with a good page, an image that calls itself a text, and an empty file."""
    folder = tmp_path / "2023-11-08"
    folder.mkdir()
    (folder / "3.txt").write_bytes(SEED.read_bytes())
    (folder / "4.txt").write_bytes(make_image())
    (folder / "5.txt").touch()
    return folder


# -- importing --------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_folder_is_imported_and_told_file_by_file():
    run = Run(DEMO)
    first, *notes, last = run.out.splitlines()
    assert first == "demo/2023-11-08/page-3.txt → 2023年11月8日 Page 3: created 6, updated 0, unchanged 0".replace(
        "2023年11月8日", "Nov. 8, 2023"
    )
    assert all(note.startswith("  · doubt: ") for note in notes)
    assert last.startswith("1 files: 1 imported, 0 skipped, 0 refused; articles: 6 created, 0 updated, 0 unchanged;")
    assert (run.code, run.err) == (0, "")


@pytest.mark.django_db
def test_the_second_time_nothing_is_imported():
    Run(DEMO)
    before = list(Article.objects.values())
    run = Run(DEMO)
    assert "skipped, the same file was imported before" in run.out
    assert (run.code, list(Article.objects.values()), ImportRecord.objects.count()) == (0, before, 1)


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
def test_options_say_what_the_page_does_not():
    Run(SEED, date="2023-12-01", edition="增刊", page="A3")
    page = Page.objects.get()
    assert (str(page.issue.date), page.issue.edition, page.number) == ("2023-12-01", "增刊", "A3")


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
    assert (Article.objects.published().count(), run.out.splitlines()[-1]) == (6, "6 articles published")


@pytest.mark.django_db
def test_publishing_a_skipped_file_puts_its_drafts_online():
    Run(DEMO)
    Run(DEMO, publish=True)
    assert Article.objects.published().count() == 6


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
    assert [line["title"] for line in good["pages"][0]["created"]] == [a.title for a in Article.objects.in_page_order()]
    assert (image["pages"], bool(empty["error"])) == ([], True)
    assert {"imported": 1, "refused": 2, "created": 6, "published": 6}.items() <= run.json["totals"].items()
    assert "2023-11-08/3.txt →" in run.err


@pytest.mark.django_db
def test_stopping_says_how_to_go_on(monkeypatch):
    def interrupt(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr(intake, "import_file", interrupt)
    run = Run(DEMO)
    assert run.code == 130
    assert "the same command again goes on from there" in run.err


@pytest.mark.django_db
def test_a_name_that_would_command_the_terminal_does_not(tmp_path):
    (tmp_path / "\x1b[2J\u202e.txt").touch()
    run = Run(tmp_path)
    assert "\\u001b[2J\\u202e.txt: refused." in run.out
    assert not {"\x1b", "\u202e"}.intersection(run.out + run.err)


@pytest.mark.django_db
def test_a_mistake_of_the_program_shows_its_traceback_only_when_asked(monkeypatch, caplog):
    def trip(_source):
        raise KeyError("column")

    monkeypatch.setattr(intake, "read_pages", trip)
    assert "(KeyError)" in Run(DEMO).out
    assert caplog.text == ""


# -- reading only -----------------------------------------------------------------------------------------------------


def test_a_dry_run_prints_the_reading_format():
    run = Run(SEED, dry_run=True, json=True)
    (source,) = run.json["sources"]
    (page,) = source["pages"]
    assert (run.json["format"], source["name"], len(source["sha256"])) == ("newsroom-reading/1", "page-3.txt", 64)
    assert {key: page[key] for key in ("sequence", "number", "name", "newspaper", "date")} == {
        "sequence": 1,
        "number": "3",
        "name": "",
        "newspaper": "",
        "date": "2023-11-08",
    }
    totals = run.json["totals"]
    squeezed = "".join(SEED.read_text(encoding="utf-8").split())
    assert (totals["sources"], totals["pages"], totals["articles"], totals["refused"]) == (1, 1, 6, 0)
    assert (totals["characters"], totals["leftover_characters"]) == (len(squeezed), 0)


def test_no_field_of_the_reading_format_is_left_out():
    (source,) = Run(SEED, dry_run=True, json=True).json["sources"]
    articles = source["pages"][0]["articles"]
    photos = [photo for article in articles for photo in article["photos"]]
    assert {tuple(article) for article in articles} == {(
        "kicker", "headline", "deck", "section", "lead_in", "dateline", "bylines", "byline_printed", "body", "photos",
        "region", "polygon", "continues_on", "continued_from", "confidence", "doubts",
    )}  # fmt: skip
    assert [tuple(photo) for photo in photos] == [("caption", "caption_printed", "credits", "region")]
    assert photos[0]["credits"] == [{"name": "李贺", "role": "摄", "agency": "新华社"}]
    assert {article["region"] for article in articles} | {article["polygon"] for article in articles} == {None}


def test_a_dry_run_for_people_lists_the_stories():
    run = Run(SEED, dry_run=True)
    assert run.out.startswith("page-3.txt: 2023-11-08, page 3, 6 stories, 0 of ")
    assert "泗县" in run.out


def test_a_dry_run_needs_no_date_but_says_that_an_import_does(tmp_path):
    (tmp_path / "page.txt").write_bytes(SEED.read_bytes())
    run = Run(tmp_path, dry_run=True, json=True)
    assert (run.code, run.json["sources"][0]["pages"][0]["date"]) == (0, None)
    assert "no date" in run.err


def test_a_dry_run_says_what_an_import_would_refuse(tmp_path):
    (tmp_path / "page.txt").write_bytes("2023年11月8日 星期三\n".encode() + SEED.read_bytes())
    run = Run(tmp_path / "page.txt", dry_run=True)
    assert "An import would refuse it" not in run.out
    (tmp_path / "20231109.txt").write_bytes((tmp_path / "page.txt").read_bytes())
    run = Run(tmp_path / "20231109.txt", dry_run=True)
    assert "An import would refuse it: The page says 2023-11-08" in run.out


def test_a_dry_run_takes_the_options_into_account():
    (source,) = Run(SEED, dry_run=True, json=True, date="2023-12-01", page="A3").json["sources"]
    assert (source["pages"][0]["date"], source["pages"][0]["number"]) == ("2023-12-01", "A3")


def test_what_cannot_be_read_has_an_error_and_no_pages(folder):
    run = Run(folder, dry_run=True, json=True)
    good, image, empty = run.json["sources"]
    assert (run.code, run.json["totals"]["refused"], len(good["pages"])) == (1, 2, 1)
    assert [set(source) for source in (image, empty)] == [{"name", "sha256", "error", "pages"}] * 2
    assert (image["pages"], empty["pages"]) == ([], [])


def test_a_dry_run_opens_no_connection():
    code, out, err = output_of(
        run_in_shell("import_issue", SEED, "--dry-run", "--json", database=NO_SERVER, stdout=PIPE, stderr=PIPE)
    )
    assert (code, json.loads(out)["totals"]["articles"]) == (0, 6)
    assert "Traceback" not in err


# -- as a user runs it ------------------------------------------------------------------------------------------------


def test_a_database_that_does_not_answer_is_said_in_a_line():
    code, out, err = output_of(run_in_shell("import_issue", SEED, database=NO_SERVER, stdout=PIPE, stderr=PIPE))
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "DATABASE_URL" in err


def test_a_database_without_tables_is_said_in_a_line(tmp_path):
    database = f"sqlite:///{tmp_path}/db.sqlite3"
    code, _out, err = output_of(run_in_shell("import_issue", SEED, database=database, stdout=PIPE, stderr=PIPE))
    assert (code, len(err.splitlines())) == (1, 1)
    assert "manage.py migrate" in err


def test_json_is_utf_8_and_nothing_else_is_printed_there_whatever_the_terminal_speaks(monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    process = run_in_shell("import_issue", SEED, "--dry-run", "--json", database=NO_SERVER, stdout=PIPE, stderr=PIPE)
    _code, out, _err = output_of(process)
    assert "石柱桥头镇" in json.loads(out)["sources"][0]["pages"][0]["articles"][1]["headline"]


def test_a_terminal_that_speaks_no_chinese_is_no_reason_to_fail(monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    process = run_in_shell("import_issue", SEED, "--dry-run", database=NO_SERVER, stdout=PIPE, stderr=PIPE)
    code, out, err = output_of(process)
    assert (code, err) == (0, "")
    assert "\\u6cd7\\u53bf" in out  # 泗县


def test_a_terminal_sees_a_progress_bar_and_nothing_else_does():
    leader, follower = pty.openpty()
    termios.tcsetwinsize(follower, (24, 80))
    run_in_shell("import_issue", DEMO, "--dry-run", database=NO_SERVER, stdout=DEVNULL, stderr=follower).wait(60)
    os.set_blocking(leader, False)
    seen = os.read(leader, 10_000).decode()
    os.close(follower), os.close(leader)
    _code, out, err = output_of(
        run_in_shell("import_issue", DEMO, "--dry-run", database=NO_SERVER, stdout=PIPE, stderr=PIPE)
    )
    assert ("0/1" in seen, "0/1" in out + err) == (True, False)


def test_two_imports_of_one_page_at_once_into_a_file_leave_one_set_of_stories(tmp_path):
    database = f"sqlite:///{tmp_path}/db.sqlite3"
    assert run_in_shell("migrate", "--verbosity", "0", database=database).wait(120) == 0
    imports = [
        run_in_shell("import_issue", DEMO, "--json", database=database, stdout=PIPE, stderr=PIPE) for _ in range(3)
    ]
    reports = [json.loads(output_of(process)[1]) for process in imports]
    assert sorted(report["files"][0]["result"] for report in reports) == ["imported", "skipped", "skipped"]
