"""{% oneline %}: a template in lines, a page without them."""

import pytest
from django.template import Context, Engine, TemplateSyntaxError

ENGINE = Engine(builtins=["articles.templatetags.oneline"])


def shown(source, **context):
    return ENGINE.from_string(f"{{% oneline %}}{source}{{% endoneline %}}").render(
        Context(context)
    )


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("\n<p>\n  <b>a</b>\n</p>\n", "<p><b>a</b></p>"),
        ('<a\n  class="b"\n  href="c">', '<a class="b" href="c">'),
        ("two\n  words", "two words"),
        ("<b>a</b> <i>\n  b\n</i>", "<b>a</b> <i>b</i>"),
        ("a  b", "a  b"),
        ("<br>\n\n\n<br>", "<br><br>"),
    ],
)
def test_a_break_is_a_space_between_words_and_attributes_and_nothing_elsewhere(source, page):
    assert shown(source) == page


def test_beside_a_template_tag_a_break_is_nothing():
    source = '<a\n {% if x %} class="{{ x }}"{% endif %} href="\n  {{ x }}\n  ">\n  {{ x }}\n  {{ x }} {{ x }}\n</a>'
    assert shown(source, x="y") == '<a class="y" href="y">yy y</a>'


def test_it_reaches_into_loops_and_conditions():
    source = "\n{% for x in xs %}\n  {% if x %}\n    <li>\n{{ x }}</li>\n  {% endif %}\n{% endfor %}\n"
    assert shown(source, xs=[1, 0, 2]) == "<li>1</li><li>2</li>"


def test_what_a_variable_holds_keeps_its_breaks():
    assert shown("<pre>\n{{ x }}</pre>", x="a\n  b") == "<pre>a\n  b</pre>"


def test_what_stands_outside_keeps_its_breaks():
    source = "a\n{% oneline %}\nb\n{% endoneline %}\nc\n"
    assert ENGINE.from_string(source).render(Context()) == "a\nb\nc\n"


def test_it_must_be_closed():
    with pytest.raises(TemplateSyntaxError, match="endoneline"):
        ENGINE.from_string("{% oneline %}")
