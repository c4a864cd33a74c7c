"""What a refusal advises is something that whoever reads it can do."""

import ast
import re
from pathlib import Path

import pytest
from django.utils import translation

from articles.web.refusals import RefusedError

ROOT = Path(__file__).resolve().parents[2]
OPTION = re.compile(r"(?<![-\w])--[a-z]|import_issue|manage\.py")
SHOWN_IN_BROWSERS = ("admin", "desk", "login", "site", "templatetags", "presenting", "models")


def strings_in(node):
    return [
        part.value
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]


def calls(*names):
    """Each call of a function of these names in articles/, with the file that it is in."""
    for path in sorted((ROOT / "articles").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names:
                yield path, node


def test_no_refusal_advises_an_option_to_who_fills_in_a_form():
    refusals = list(calls("RefusedError", "ReadingError"))
    told = [
        text for _path, call in refusals for part in call.args[:2] for text in strings_in(part)
    ]
    assert len(refusals) > 30
    assert [text for text in told if OPTION.search(text)] == []


def test_no_string_of_the_desk_or_the_site_names_a_command():
    folders = [ROOT / "articles" / name for name in SHOWN_IN_BROWSERS]
    told = [
        text
        for path, call in calls("_", "gettext", "gettext_noop", "ngettext")
        if any(folder in path.parents for folder in folders)
        for text in strings_in(call)
    ]
    assert [text for text in told if OPTION.search(text)] == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "No date. Say it."), ("zh-hans", "No date.Say it.")],
)
def test_the_advice_follows_the_reason(language, expected):
    with translation.override(language):
        refusal = RefusedError("No date.", "Say it.")
        assert (str(refusal), refusal.in_command) == (expected, "No date.")
