"""What was deleted or hidden where it was copied is no text of the story, and lines stay lines."""

import pytest

from articles.text.richtext import clean
from articles.text.visible import Visibility, visibility_of
from tests.text.pasted import PASTED

NORMAL = Visibility()


@pytest.mark.parametrize(("html", "body"), PASTED.values(), ids=PASTED)
def test_of_what_is_pasted_the_body_has_what_was_seen(html, body):
    assert clean(html) == body


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY:NONE",
        "display: none !important",
        "display:none ! important ",
        "/* a /* b */display:none",
        "color:red;/* display:block; */display:none",
        "visibility:collapse",
        "font-size:0",
        "font-size:0.0em",
        "font-size:.0px",
        "opacity:0",
        "opacity:.0%",
        "mso-hide:all",
        "mso-special-character:comment",
        "text-decoration-line:line-through",
    ],
)
def test_styles_that_hide(style):
    assert not visibility_of("span", [("style", style)], NORMAL).is_seen


@pytest.mark.parametrize(
    "style",
    [
        "",
        "display:block",
        "display:none;display:inline",
        "font-size:10px",
        "font-size:0.5em",
        "opacity:0.01",
        "mso-hide:none",
        "text-decoration:underline",
        ";;:",
        "/* display:none",
        "display:important",
    ],
)
def test_styles_that_do_not_hide(style):
    assert visibility_of("span", [("style", style)], NORMAL).is_seen


def test_no_style_shows_again_what_is_gone_around_it():
    around = visibility_of("div", [("style", "display:none")], NORMAL)
    inside = visibility_of("p", [("style", "display:block;visibility:visible")], around)
    assert not inside.is_seen


def test_a_share_of_no_size_is_no_size():
    around = visibility_of("div", [("style", "font-size:0")], NORMAL)
    assert not visibility_of("p", [("style", "font-size:100%")], around).is_seen
    assert visibility_of("p", [("style", "font-size:14px")], around).is_seen


LONG = 200_000  # characters: where time grows with the square, nobody waits for the end


@pytest.mark.parametrize(
    "style",
    [
        "font-size:" + "0" * LONG + "x!",
        "a:" + " " * LONG + "!x",
        "/*x" * LONG,
        "text-decoration:" + "line-throug" * LONG,
        "white-space:" + "pre" * LONG,
        "font-size:" + "1" * LONG + "e",
    ],
    ids=["zeros", "spaces", "comments", "decorations", "lines", "digits"],
)
def test_a_style_of_any_length_is_read_in_one_go(style):
    assert clean(f'<p style="{style}">一</p>') == "<p>一</p>"


def test_elements_that_show_their_tags_are_read_in_one_go_however_many_stand_open():
    assert clean("<xmp>" * (LONG // 5)).count("xmp") < LONG
    assert clean("<p>一</p><!-- <xmp> --><p>二</p>") == "<p>一</p>\n<p>二</p>"
    assert clean("<xmp>" + "一" * LONG + "</xmp>") == f"<p>{'一' * LONG}</p>"
