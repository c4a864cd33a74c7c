"""Style sheets in parts: one file for a reader, the parts in their order, nothing forgotten."""

import json
import os
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from articles.web import stylesheets
from articles.web.stylesheets import PARTS, JoinedStyleSheets, join, parts_of
from tests.test_settings import PRODUCTION, manage

SHEETS = sorted(PARTS)


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_style_sheet_is_its_parts_in_their_order(sheet):
    parts = parts_of(sheet)
    assert [part.stem for part in parts] == list(PARTS[sheet])
    whole = b"".join(part.read_bytes() for part in parts)
    assert Path(finders.find(sheet)).read_bytes() == whole
    assert Client().get(f"/static/{sheet}").getvalue() == whole


@pytest.mark.parametrize("sheet", SHEETS)
def test_each_part_stands_for_itself_and_says_what_it_is_for(sheet):
    for part in parts_of(sheet):
        text = part.read_text(encoding="utf-8")
        assert text.startswith("/* "), part
        assert text.count("{") == text.count("}"), part


@pytest.mark.parametrize("sheet", SHEETS)
def test_it_asks_for_no_other_file(sheet):
    text = Path(finders.find(sheet)).read_text(encoding="utf-8")
    assert "@import" not in text
    assert "@charset" not in text  # would count only at the beginning of the first part


@pytest.mark.django_db
@pytest.mark.parametrize("sheet", SHEETS)
def test_its_parts_are_not_served_one_by_one(sheet):
    part = f"{sheet.removesuffix('.css')}/{PARTS[sheet][0]}.css"
    assert not finders.find(part)
    assert Client().get(f"/static/{part}").status_code == 404


def test_in_production_each_is_collected_as_one_file_with_its_digest(tmp_path):
    status, _, err = manage(
        "collectstatic", "--noinput", STATIC_ROOT=str(tmp_path), **PRODUCTION
    )
    assert status == 0, err
    named = json.loads((tmp_path / "staticfiles.json").read_text(encoding="utf-8"))["paths"]
    ours = sorted(
        path for path in named if path.startswith("articles/") and path.endswith(".css")
    )
    screens = [f"articles/desk/{screen}/{screen}.css" for screen in ("front", "proof")]
    assert ours == sorted([*PARTS, "articles/desk/body.css", *screens])
    for sheet in PARTS:
        assert (tmp_path / named[sheet]).read_bytes() == Path(finders.find(sheet)).read_bytes()


@pytest.fixture
def articles_in(tmp_path, monkeypatch):
    """A folder of the app with the parts one.css and two.css of a sheet, and the finder that joins them."""
    folder = tmp_path / "static/articles/small"
    folder.mkdir(parents=True)
    for name in ("two", "one"):
        (folder / f"{name}.css").write_text(f".{name} {{ }}\n", encoding="utf-8")
    app = type("App", (), {"path": str(tmp_path)})()
    monkeypatch.setattr(stylesheets.apps, "get_app_config", lambda label: app)
    monkeypatch.setattr(stylesheets, "PARTS", {"articles/small.css": ("two", "one")})
    return folder


def test_a_part_that_is_not_listed_fails_in_words(articles_in):
    (articles_in / "three.css").write_text("", encoding="utf-8")
    with pytest.raises(
        ImproperlyConfigured,
        match=r"unlisted: three\.css; missing: none\. Give each part its place",
    ):
        JoinedStyleSheets().find("articles/small.css")


def test_a_listed_part_that_is_missing_fails_in_words(articles_in):
    (articles_in / "two.css").unlink()
    with pytest.raises(ImproperlyConfigured, match=r"unlisted: none; missing: two\.css"):
        JoinedStyleSheets().find("articles/small.css")


def test_a_changed_part_is_served_at_once(articles_in):
    finder = JoinedStyleSheets()
    assert (
        Path(finder.find("articles/small.css")).read_text(encoding="utf-8")
        == ".two { }\n.one { }\n"
    )
    part = articles_in / "one.css"
    part.write_text(".new { }\n", encoding="utf-8")
    os.utime(part, ns=(2 * 10**18, 2 * 10**18))
    assert (
        Path(finder.find("articles/small.css")).read_text(encoding="utf-8")
        == ".two { }\n.new { }\n"
    )


def test_the_whole_is_as_old_as_its_newest_part(articles_in, tmp_path):
    for name, second in (("one", 1_700_000_000), ("two", 1_600_000_000)):
        os.utime(articles_in / f"{name}.css", (second, second))
    join(parts_of("articles/small.css"), tmp_path / "small.css")
    assert (tmp_path / "small.css").stat().st_mtime == 1_700_000_000


def test_what_collectstatic_is_told_to_ignore_is_left_out():
    assert [path for path, _ in JoinedStyleSheets().list(["*/admin.css"])] == [
        "articles/site.css",
        "articles/admin_frame.css",
    ]
    assert [path for path, _ in JoinedStyleSheets().list(None)] == list(PARTS)
