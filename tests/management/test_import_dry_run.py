"""The command only reads: what it prints for people and for programs, without a database."""

import json
from subprocess import PIPE

import pytest
from django.utils import translation

from articles.story import LINES
from tests.management.import_command import (
    NO_SERVER,
    SEED,
    Run,
    make_folder,
    output_of,
    run_in_shell,
)

# What an article of newsroom-reading/1 has had from the beginning, in its order; a further line may stand between.
FIRST = (
    "kicker", "headline", "deck", "section", "kind", "lead_in", "dateline", "bylines", "byline_printed", "body",
    "photos", "region", "polygon", "continues_on", "continued_from", "confidence", "doubts",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def folder(tmp_path):
    return make_folder(tmp_path)


def test_a_dry_run_prints_the_reading_format():
    run = Run(SEED, dry_run=True, json=True)
    (source,) = run.json["sources"]
    (page,) = source["pages"]
    assert (run.json["format"], source["name"], len(source["sha256"])) == (
        "newsroom-reading/1",
        "page-3.txt",
        64,
    )
    assert {key: page[key] for key in ("sequence", "number", "name", "newspaper", "date")} == {
        "sequence": 1,
        "number": "3",
        "name": "",
        "newspaper": "",
        "date": "2023-11-08",
    }
    totals = run.json["totals"]
    squeezed = "".join(SEED.read_text(encoding="utf-8").split())
    assert (totals["sources"], totals["pages"], totals["articles"], totals["refused"]) == (
        1,
        1,
        6,
        0,
    )
    assert (totals["characters"], totals["leftover_characters"]) == (len(squeezed), 0)


def test_no_field_of_the_reading_format_is_left_out():
    (source,) = Run(SEED, dry_run=True, json=True).json["sources"]
    articles = source["pages"][0]["articles"]
    photos = [photo for article in articles for photo in article["photos"]]
    assert len(articles) == 6
    for article in articles:
        assert [name for name in article if name in FIRST or name not in LINES] == list(FIRST)
        assert set(LINES) <= set(article)
    assert [tuple(photo) for photo in photos] == [
        ("caption", "caption_printed", "credits", "region")
    ]
    assert photos[0]["credits"] == [{"name": "李贺", "role": "摄", "agency": "新华社"}]
    assert {article["region"] for article in articles} | {
        article["polygon"] for article in articles
    } == {None}


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
    assert [set(source) for source in (image, empty)] == [
        {"name", "sha256", "error", "pages"}
    ] * 2
    assert (image["pages"], empty["pages"]) == ([], [])


def test_a_dry_run_opens_no_connection():
    code, out, err = output_of(
        run_in_shell(
            "import_issue",
            SEED,
            "--dry-run",
            "--json",
            database=NO_SERVER,
            stdout=PIPE,
            stderr=PIPE,
        )
    )
    assert (code, json.loads(out)["totals"]["articles"]) == (0, 6)
    assert "Traceback" not in err
