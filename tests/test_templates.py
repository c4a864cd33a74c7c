"""Our own templates fail on a variable that does not exist; Django's, which lean on silence, do not. None is packed."""

from pathlib import Path

import pytest
from django.template import Context, Engine

from tests.templates import UndefinedVariable

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
LONGEST_LINE = 160  # characters


@pytest.fixture
def render(tmp_path):
    """A function (name, **context) → text, over the templates in tmp_path/ours and tmp_path/theirs."""
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    pages = {
        theirs
        / "base.html": "[{{ missing }}|{{ missing|upper }}|{% block title %}theirs{% endblock %}]",
        ours / "page.html": "{{ present }}{% if missing %}{{ missing }}{% endif %}",
        ours / "typo.html": "one\n{{ presnet }}",
        ours / "attribute.html": "{{ present.lenght }}",
        ours
        / "extends.html": "{% extends 'base.html' %}{% block title %}{{ present }}{% endblock %}",
        ours
        / "typo_in_block.html": "{% extends 'base.html' %}{% block title %}{{ presnet }}{% endblock %}",
        ours / "includes.html": "{% include 'base.html' %}",
    }
    for path, text in pages.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    engine = Engine(dirs=[str(ours), str(theirs)], string_if_invalid=UndefinedVariable(ours))
    return lambda name: engine.get_template(name).render(Context({"present": "here"}))


@pytest.mark.parametrize("name", ["typo.html", "attribute.html", "typo_in_block.html"])
def test_an_undefined_variable_in_our_template_fails_and_says_where(render, name):
    with pytest.raises(AssertionError, match=rf"{name}:\d: .* is undefined"):
        render(name)


def test_a_variable_asked_for_with_if_may_be_missing(render):
    assert render("page.html") == "here"


def test_a_template_of_django_stays_silent_even_where_ours_builds_on_it(render):
    assert render("extends.html") == "[||here]"
    assert render("includes.html") == "[||theirs]"


def test_the_tests_themselves_run_under_this_rule(settings):
    assert isinstance(settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"], UndefinedVariable)


def test_no_line_of_a_template_is_longer_than_160_characters():
    lines = {
        f"{path.relative_to(TEMPLATES)}:{number}": line
        for path in TEMPLATES.rglob("*.*")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    }
    assert lines
    too_long = [place for place, line in lines.items() if len(line) > LONGEST_LINE]
    assert too_long == [], (
        "break them: {% oneline %} keeps the page as it is (articles/templatetags/oneline.py)"
    )
