"""`show_page`: a stage of the reading on the page's picture, or as a list."""

import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from tests.management.import_command import NO_SERVER, ROOT
from tests.reading.floors import SAMPLES

PDF, DUMP = SAMPLES / "pages/county-3.pdf", SAMPLES / "pages/airy-1.txt"


def test_a_stage_is_drawn_into_the_file_that_was_asked_for(tmp_path, capsys):
    out = tmp_path / "roles.png"
    call_command("show_page", str(PDF), "1", stage="roles", out=str(out))
    with Image.open(out) as picture:
        assert picture.format == "PNG"
        assert picture.width > 1000
    assert capsys.readouterr().out.strip() == str(out)


def test_a_stage_is_listed_a_mark_a_line_with_kind_place_and_text(capsys):
    call_command("show_page", str(PDF), stage="roles", dump=True)
    lines = capsys.readouterr().out.splitlines()
    (headline,) = [line for line in lines if "专题综艺晚会不能成风" in line]
    kind, x0, y0, x1, y1, *_rest = headline.split()
    assert kind == "headline"
    assert float(x0) < float(x1)
    assert float(y0) < float(y1)


def test_a_text_dump_is_listed_and_not_drawn(tmp_path, capsys):
    call_command("show_page", str(DUMP), stage="stories", dump=True)
    assert "story" in capsys.readouterr().out
    with pytest.raises(CommandError, match="--dump"):
        call_command("show_page", str(DUMP), stage="stories", out=str(tmp_path / "a.png"))


def test_whoever_names_no_place_to_show_it_is_told_both():
    with pytest.raises(CommandError, match=r"--out.*--dump"):
        call_command("show_page", str(PDF), stage="lines")


def test_a_file_that_is_not_there_or_no_page_is_refused_in_words(tmp_path):
    missing = tmp_path / "missing.pdf"
    with pytest.raises(CommandError, match=r"missing\.pdf"):
        call_command("show_page", str(missing), stage="lines", dump=True)
    missing.write_bytes(b"%PDF-1.4 and nothing more")
    with pytest.raises(CommandError):
        call_command("show_page", str(missing), stage="lines", dump=True)
    with pytest.raises(CommandError):
        call_command("show_page", str(PDF), "7", stage="lines", dump=True)


def test_a_folder_that_cannot_be_written_to_is_refused_in_words(tmp_path):
    with pytest.raises(CommandError, match=r"page\.png"):
        call_command("show_page", str(PDF), stage="lines", out=str(tmp_path / "no/page.png"))


def test_it_needs_neither_key_nor_database():
    command = [
        sys.executable,
        ROOT / "manage.py",
        "show_page",
        PDF,
        "--stage",
        "lines",
        "--dump",
    ]
    environment = {"DATABASE_URL": NO_SERVER, "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        command, check=False, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert "专题综艺晚会不能成风" in done.stdout
