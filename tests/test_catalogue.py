"""The Chinese catalogue: nothing that people see is left untranslated, and what is compiled is what is written."""

import ast
import gettext
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = Path("articles/locale/zh_Hans/LC_MESSAGES/django.po")
needs_gettext = pytest.mark.skipif(
    not shutil.which("msgfmt"), reason="GNU gettext is not installed (apt-get install gettext)"
)


def messages(compiled):
    with compiled.open("rb") as file:
        texts = dict(gettext.GNUTranslations(file)._catalog)
    header = texts.pop("")  # when and with what it was made
    return texts, [line for line in header.splitlines() if line.startswith("Plural-Forms")]


@needs_gettext
def test_the_compiled_catalogue_is_the_written_one(tmp_path):
    fresh = tmp_path / "django.mo"
    subprocess.run(
        ["msgfmt", "--check", "-o", fresh, ROOT / CATALOGUE], check=True, capture_output=True
    )
    assert messages(fresh) == messages(ROOT / CATALOGUE.with_suffix(".mo"))


@needs_gettext
def test_every_string_of_code_and_templates_is_translated(tmp_path, monkeypatch, settings):
    for folder in ("articles", "newsroom", "templates"):
        shutil.copytree(
            ROOT / folder,
            tmp_path / folder,
            ignore=shutil.ignore_patterns("static", "__pycache__"),
        )
    monkeypatch.chdir(tmp_path)
    settings.LOCALE_PATHS = [str(tmp_path / "articles/locale")]
    call_command(
        "makemessages", locale=["zh_Hans"], no_obsolete=True, no_wrap=True, verbosity=0
    )
    counts = told("msgfmt", "--statistics", "--output-file", os.devnull, CATALOGUE)
    left = told("msgattrib", "--untranslated", CATALOGUE) + told(
        "msgattrib", "--only-fuzzy", CATALOGUE
    )
    assert re.fullmatch(r"\d+ translated messages?\.", counts.strip()), (
        f"{counts}make messages, then translate:\n{left}"
    )


def test_no_string_is_translated_inside_an_f_string_where_gettext_does_not_look():
    unseen = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in (ROOT / "articles").rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and ast.unparse(call.func) in ("_", "gettext")
        and isinstance(call.args[0], ast.Constant)
    ]
    assert unseen == []


@pytest.mark.parametrize(
    ("word", "other"), [("文章", "稿件"), ("疑点", "存疑"), ("剩余文字", "未归入")]
)
def test_the_desk_and_the_import_call_one_thing_by_one_word(word, other):
    said = desk_words()
    assert any(word in words for words in said)
    assert [words for words in said if other in words] == []


def test_an_edition_is_called_by_one_word():
    said = [
        entry
        for entry in entries()
        if re.search(r'^msgid "(?!.*main edition)[^"]*[Ee]dition', entry, re.M)
    ]
    assert len(said) > 2
    # A column of a file is called in Chinese what it is called in the file.
    translated = [entry for entry in said if "edition" not in entry.partition("msgstr")[2]]
    assert [entry for entry in translated if "版别" not in entry] == []


def desk_words():
    """The translations of all that editors read; the reader's site has words of its own."""
    site = re.compile(r"^#: (templates/(articles/\S+|404\.html) ?)+$", re.M)
    return [entry.partition("msgstr")[2] for entry in entries() if not site.search(entry)]


def entries():
    # The first is the header
    return (ROOT / CATALOGUE).read_text(encoding="utf-8").split("\n\n")[1:]


def told(*command):
    """What gettext's `command` prints, in English."""
    environment = os.environ | {"LC_ALL": "C.UTF-8", "LANGUAGE": ""}
    done = subprocess.run(
        command, check=True, capture_output=True, encoding="utf-8", env=environment
    )
    return done.stdout + done.stderr
