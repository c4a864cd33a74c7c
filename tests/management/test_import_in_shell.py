"""The command as a user runs it: with databases that fail, terminals of all kinds, and others at work beside it."""

import json
import os
import pty
import signal
import sqlite3
import termios
from contextlib import closing
from pathlib import Path
from subprocess import DEVNULL, PIPE

import pytest

from tests.management.import_command import DEMO, NO_SERVER, SEED, output_of, run_in_shell
from tests.pdfs import make_pdf


def test_a_database_that_does_not_answer_is_said_in_a_line():
    code, out, err = output_of(
        run_in_shell("import_issue", SEED, database=NO_SERVER, stdout=PIPE, stderr=PIPE)
    )
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "DATABASE_URL" in err


def test_a_database_without_tables_is_said_in_a_line(tmp_path):
    database = f"sqlite:///{tmp_path}/db.sqlite3"
    code, _out, err = output_of(
        run_in_shell("import_issue", SEED, database=database, stdout=PIPE, stderr=PIPE)
    )
    assert (code, len(err.splitlines())) == (1, 1)
    assert "manage.py migrate" in err


def test_json_is_utf_8_and_nothing_else_is_printed_there_whatever_the_terminal_speaks(
    monkeypatch,
):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    process = run_in_shell(
        "import_issue",
        SEED,
        "--dry-run",
        "--json",
        database=NO_SERVER,
        stdout=PIPE,
        stderr=PIPE,
    )
    _code, out, _err = output_of(process)
    assert "石柱桥头镇" in json.loads(out)["sources"][0]["pages"][0]["articles"][1]["headline"]


def test_a_terminal_that_speaks_no_chinese_is_no_reason_to_fail(monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    process = run_in_shell(
        "import_issue", SEED, "--dry-run", database=NO_SERVER, stdout=PIPE, stderr=PIPE
    )
    code, out, err = output_of(process)
    assert (code, err) == (0, "")
    assert "\\u6cd7\\u53bf" in out  # 泗县


def test_a_terminal_sees_a_progress_bar_and_nothing_else_does():
    leader, follower = pty.openpty()
    termios.tcsetwinsize(follower, (24, 80))
    run_in_shell(
        "import_issue", DEMO, "--dry-run", database=NO_SERVER, stdout=DEVNULL, stderr=follower
    ).wait(60)
    os.set_blocking(leader, False)
    seen = os.read(leader, 10_000).decode()
    os.close(follower), os.close(leader)
    _code, out, err = output_of(
        run_in_shell(
            "import_issue", DEMO, "--dry-run", database=NO_SERVER, stdout=PIPE, stderr=PIPE
        )
    )
    assert ("0/1" in seen, "0/1" in out + err) == (True, False)


@pytest.fixture
def database(sqlite_address):
    return sqlite_address


def published_in(tmp_path):
    with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as connection:
        return connection.execute(
            "SELECT count(*) FROM articles_article WHERE state = 'published'"
        ).fetchone()[0]


@pytest.fixture
def unread_pipe():
    """The end to write to of a pipe that nobody reads."""
    end, start = os.pipe()
    os.close(end)
    yield start
    os.close(start)


def test_a_reader_who_has_seen_enough_stops_no_import(tmp_path, database, unread_pipe):
    # One reading process: a second one may still be starting when all is read, and says so as it is ended.
    order = ("import_issue", DEMO, "--publish", "--jobs", "1")
    process = run_in_shell(*order, database=database, stdout=unread_pipe, stderr=PIPE)
    assert output_of(process)[::2] == (0, "")
    assert published_in(tmp_path) == 6


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_report_that_cannot_be_written_is_said_when_the_import_is_done(
    tmp_path, database, options
):
    with Path("/dev/full").open("w") as full:
        process = run_in_shell(
            "import_issue",
            DEMO,
            "--publish",
            *options,
            database=database,
            stdout=full,
            stderr=PIPE,
        )
        code, _out, err = output_of(process)
    assert (code, err.count("CommandError: "), "Traceback" in err) == (1, 1, False)
    assert published_in(tmp_path) == 6


def test_a_closed_output_is_said_before_anything_is_imported(tmp_path, database):
    process = run_in_shell(
        "import_issue",
        DEMO,
        "--publish",
        database=database,
        stderr=PIPE,
        preexec_fn=lambda: os.close(1),
    )
    code, _out, err = output_of(process)
    assert (code, len(err.splitlines()), published_in(tmp_path)) == (1, 1, 0)


def test_two_imports_of_one_page_at_once_into_a_file_leave_one_set_of_stories(database):
    imports = [
        run_in_shell(
            "import_issue", DEMO, "--json", database=database, stdout=PIPE, stderr=PIPE
        )
        for _ in range(3)
    ]
    reports = [json.loads(output_of(process)[1]) for process in imports]
    assert sorted(report["files"][0]["result"] for report in reports) == [
        "imported",
        "skipped",
        "skipped",
    ]


@pytest.mark.parametrize("everybody", [True, False])
def test_ctrl_c_stops_at_a_whole_page_and_the_same_command_goes_on(
    tmp_path, database, everybody
):
    """A terminal sends it to all that runs in it; `kill -INT` to the command alone."""
    folder = tmp_path / "archive"
    for day in range(1, 9):
        (folder / f"2023-11-{day:02}").mkdir(parents=True)
        (folder / f"2023-11-{day:02}" / "1.pdf").write_bytes(make_pdf({"date": ""}))
    process = run_in_shell(
        "import_issue",
        folder,
        database=database,
        stdout=PIPE,
        stderr=PIPE,
        start_new_session=True,
    )
    process.stdout.readline()  # the first issue is in
    (os.killpg if everybody else os.kill)(process.pid, signal.SIGINT)
    # Ends when no process under it holds its streams any more
    code, _out, err = output_of(process)
    assert (code, err.count("\n"), "Traceback" in err) == (130, 1, False)
    code, _out, err = output_of(
        run_in_shell("import_issue", folder, database=database, stdout=PIPE, stderr=PIPE)
    )
    assert (code, err) == (0, "")
    with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as connection:
        assert connection.execute("SELECT count(*) FROM articles_page").fetchone()[0] == 8
        assert connection.execute("SELECT count(*) FROM articles_article").fetchone()[0] == 8


def test_a_terminal_sees_pages_stories_and_the_time_left(tmp_path):
    (tmp_path / "20231108.pdf").write_bytes(make_pdf({"number": "1"}, {"number": "2"}))
    leader, follower = pty.openpty()
    termios.tcsetwinsize(follower, (24, 100))
    run_in_shell(
        "import_issue",
        tmp_path,
        "--dry-run",
        database=NO_SERVER,
        stdout=DEVNULL,
        stderr=follower,
    ).wait(60)
    os.set_blocking(leader, False)
    seen = os.read(leader, 10_000).decode()
    os.close(follower), os.close(leader)
    assert all(words in seen for words in ("0/1", "1/2", "2/2", "<00:", "1 条", "2 条"))
