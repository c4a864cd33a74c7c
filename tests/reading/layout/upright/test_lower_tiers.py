"""What stands on a text's axes goes on with it, with nothing printed between and not too far below."""

import pytest

from articles.reading.geometry import Box
from articles.reading.layout.upright.lower_tiers import with_lower_tiers
from articles.reading.layout.upright.strings import UprightString
from articles.reading.layout.upright.tuning import UPRIGHT
from articles.reading.sheet import Drawing, Glyph
from tests.reading.sheets import line, sheet, upright

EM, FOOT = 10.0, 100.0
TEXT = "塘柚棋与铺集坡在茶湾"


def string(text, x, y):
    """Characters below each other, from `y` down."""
    return UprightString(tuple(upright(text, x, y + 0.88 * EM, EM, 1.0)))


def joined(below, *, glyphs: tuple[Glyph, ...] = (), drawings=()):
    """Whether the strings below are of the text of three lines above."""
    text = [string(TEXT, 100 + 18 * n, FOOT - 100) for n in range(3)]
    printed = [g for s in (*text, *below) for g in s.glyphs]
    page = sheet(printed, list(glyphs), drawings=drawings)
    (found,) = with_lower_tiers([text], [below], page)
    return len(found) > len(text)


def a_tier(white):
    return [string("岭风东乐", 118, FOOT + white), string("艺为", 100, FOOT + white)]


@pytest.mark.parametrize("white", [20.0, 60.0, 130.0])
def test_a_short_tier_below_is_of_the_text(white):
    assert joined(a_tier(white))


def test_one_line_of_it_off_the_axes_is_of_no_tier():
    below = [string("岭风东乐", 118, FOOT + 20), string("艺为", 107, FOOT + 20)]
    assert not joined(below)


def test_too_far_below_it_is_something_else():
    assert not joined(a_tier((UPRIGHT.lower_tier + 1) * EM))


@pytest.mark.parametrize(
    ("kind", "box"),
    [
        ("rule", Box(90, FOOT + 30, 200, FOOT + 31)),
        ("frame", Box(90, FOOT + 30, 200, FOOT + 200)),
        ("tint", Box(90, FOOT - 120, 200, FOOT + 30)),
        ("image", Box(90, FOOT + 20, 200, FOOT + 50)),
    ],
)
def test_what_is_drawn_between_parts_them(kind, box):
    assert not joined(a_tier(60), drawings=(Drawing(kind, box, 0.5),))


def test_a_level_line_between_parts_them():
    assert not joined(a_tier(60), glyphs=tuple(line("湖上渔家早起忙", 90, FOOT + 40, EM)))


def test_a_frame_around_both_parts_nothing():
    around = Drawing("frame", Box(80, FOOT - 120, 220, FOOT + 200), 0.5)
    assert joined(a_tier(60), drawings=(around,))
