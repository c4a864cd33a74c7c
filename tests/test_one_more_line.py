"""A further line of text in Story costs four lines of code: a copy of the project gets one, and its tests say so."""

import inspect
import os
import shutil
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from articles import story
from articles.models import Article

NEW = "dateline_place"


def test_one_more_line_costs_a_field_of_story_a_row_of_the_table_a_column_and_a_migration(
    tmp_path,
):
    copy = copy_of_the_project(tmp_path)
    in_story, in_table = f'    {NEW}: str = ""\n', f'    StoryField("{NEW}", "opening"),\n'
    write_before(copy / path_of(story), "    bylines: tuple[Credit, ...] = ()\n", in_story)
    write_before(
        copy / path_of(story), '    StoryField("bylines", "rows", "credits"),\n', in_table
    )
    column = (
        f'    {NEW} = models.CharField("place of the dateline", max_length=30, blank=True)\n'
    )
    write_before(copy / path_of(Article), "    headline = models.CharField(\n", column)
    run(copy, "manage.py", "makemigrations", "articles", "--name", "one_more_line")
    watch_it(copy)
    tests = [
        "tests/test_story_fields.py",
        "tests/desk/test_normalization.py",
        "tests/desk/test_clearances.py",
    ]
    wanted = f"{NEW} or same or line_of_a_story"
    told = run(copy, "-m", "pytest", *tests, "-v", "-p", "no:cacheprovider", "-k", wanted)
    assert f"[{NEW}]" in told, "No test of one line each was run for the new one."


def watch_it(copy):
    """What is online changes in it by a signature alone, whoever writes it: the triggers of the migration say so."""
    (path,) = (copy / "articles/migrations").glob("*_one_more_line.py")
    text = path.read_text(encoding="utf-8")
    clearances = 'import_module("articles.migrations.0043_clearances")'
    text = text.replace(
        "    operations = [", f'    operations = {clearances}.with_lines(["{NEW}"],'
    )
    text = text.replace("        ),\n    ]", "        ),\n    )")
    path.write_text(f"from importlib import import_module\n{text}", encoding="utf-8")


def copy_of_the_project(folder):
    """What the tests of this module need of it, in `folder`."""
    left_out = shutil.ignore_patterns("__pycache__", "samples", "benchmarks", "browser")
    for name in ("articles", "newsroom", "templates", "tests"):
        shutil.copytree(settings.BASE_DIR / name, folder / name, ignore=left_out)
    for name in ("manage.py", "pyproject.toml"):
        shutil.copy(settings.BASE_DIR / name, folder)
    return folder


def path_of(thing):
    return Path(inspect.getsourcefile(thing)).relative_to(settings.BASE_DIR)


def write_before(path, line, new):
    text = path.read_text(encoding="utf-8")
    assert text.count(line) == 1, (
        f"{path.name} no longer has the one line {line!r}: name another one in this test."
    )
    path.write_text(text.replace(line, new + line), encoding="utf-8")


def run(folder, *arguments):
    """What Python prints in the copy; a failure is told whole."""
    environment = os.environ | {"DEMO": "1", "DATABASE_URL": "sqlite://:memory:"}
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command,
        check=False,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
