"""A release of the code makes every kept page anew: whichever file of it is the newer one."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings

from articles.middleware.conditional_get import folders_of_pages, newest_change

PAGES_ARE_MADE_BY = ("articles", "templates")
NO_RELEASE = shutil.ignore_patterns("__pycache__")
OLD, NEW = 1_000_000_000, 2_000_000_000  # seconds since 1970


def make_release(folder):
    """A copy of what pages are made by, all of it from one day; its folders."""
    copies = [folder / name for name in PAGES_ARE_MADE_BY]
    for copy in copies:
        shutil.copytree(settings.BASE_DIR / copy.name, copy, ignore=NO_RELEASE)
        for path in files_of(copy):
            os.utime(path, (OLD, OLD))
    return copies


def files_of(folder):
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def changes_the_release(path, folders):
    os.utime(path, (NEW, NEW))
    told = newest_change(folders)
    os.utime(path, (OLD, OLD))
    return told == NEW


def test_the_release_is_told_by_all_of_articles_and_of_the_templates():
    wanted = {settings.BASE_DIR / name for name in PAGES_ARE_MADE_BY}
    assert set(map(Path, folders_of_pages())) == wanted, (
        "articles.middleware.conditional_get.folders_of_pages() must name exactly these folders, or a release leaves "
        "pages as the old code made them."
    )


@pytest.mark.parametrize("name", PAGES_ARE_MADE_BY)
def test_every_file_that_is_newer_makes_a_release(tmp_path, name):
    folders = make_release(tmp_path)
    files = files_of(tmp_path / name)
    forgotten = [
        str(path.relative_to(tmp_path))
        for path in files
        if not changes_the_release(path, folders)
    ]
    assert files
    assert forgotten == [], (
        f"A release of these alone would not be noticed by newest_change(): {forgotten}"
    )


def test_what_python_compiles_for_itself_is_no_release(tmp_path):
    folders = make_release(tmp_path)
    compiled = tmp_path / "articles/models/__pycache__/article.cpython-311.pyc"
    compiled.parent.mkdir()
    compiled.touch()
    assert newest_change(folders) == OLD
