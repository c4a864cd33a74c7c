"""Each message of a doubt has a code of its own, so that a row outlives every rewording."""

import ast
from collections import defaultdict
from pathlib import Path

from django.utils.translation import override

from articles.models import PageDoubt
from articles.models.doubt_codes import CODES, FORMERLY, PRINT_CODES, UNLISTED, code_of, listed
from articles.reading.confidence import COSTS, UNREADABLE, UNREADABLE_PDF

ARTICLES = Path(__file__).resolve().parents[2] / "articles"
# functions whose first argument is the message of a doubt
SAYING = {"doubt", "Doubt", "make_doubt", "doubt_once"}
# worded like a doubt, but a page that was refused has none
REFUSALS = {"TOO_MUCH_MEMORY"}


def messages_said() -> dict[str, set[str]]:
    """The names that are passed as a doubt's message, each with the msgids that any module gives this name."""
    named, said = defaultdict(set), set()
    for path in ARTICLES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and is_call(node.value, {"gettext_noop"}):
                named[node.targets[0].id].add(node.value.args[0].value)
            if is_call(node, SAYING):
                said |= {each.id for each in node.args if isinstance(each, ast.Name)}
                said |= {
                    each.attr
                    for each in node.args
                    if isinstance(each, ast.Attribute) and each.attr.isupper()
                }
    return {name: named[name] for name in sorted(said & named.keys()) if name.isupper()}


def is_call(node, names):
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    return getattr(called, "id", getattr(called, "attr", "")) in names


def test_every_message_of_a_doubt_has_a_code():
    assert [message for message in COSTS if code_of(message) == UNLISTED] == []
    unlisted = [
        name
        for name, messages in messages_said().items()
        if name not in REFUSALS and all(code_of(each) == UNLISTED for each in messages)
    ]
    assert unlisted == []


def test_the_search_for_messages_finds_those_of_all_rooms():
    assert {"NO_HEADLINE", "ONE_SIDED", "NO_NUMBER", "ODD_CREDIT"} <= messages_said().keys()


def test_no_two_messages_share_a_code_and_no_two_codes_a_message():
    assert len(set(CODES.values())) == len(CODES)
    assert set(FORMERLY.values()) <= CODES.keys()
    assert CODES.keys() >= PRINT_CODES


def test_a_code_is_a_short_slug():
    for code in CODES:
        assert code == code.lower()
        assert code.replace("-", "").isalpha()
        assert len(code) <= PageDoubt._meta.get_field("code").max_length


def test_a_message_that_was_reworded_keeps_its_code():
    assert code_of(UNREADABLE_PDF) == code_of(UNREADABLE) == "unreadable"


def test_what_no_table_knows_is_kept_as_it_was_said():
    code, arguments = listed("No story on page %(page)s", {"page": "3"})
    doubt = PageDoubt(code=code, arguments=arguments)
    assert (code, str(doubt)) == (UNLISTED, "No story on page 3")
    assert listed(doubt.message, doubt.arguments) == (code, arguments)


def test_a_doubt_is_said_in_the_editors_language():
    doubt = PageDoubt(code="no-headline")
    with override("en"):
        assert doubt.in_words == "No headline was found for this story."
    with override("zh-hans"):
        assert "标题" in doubt.in_words


def test_an_argument_that_an_older_row_has_not_is_left_out_visibly():
    with override("en"):
        assert "“…”" in PageDoubt(code="torn", arguments={"after": "下文"}).in_words
