"""A short line's guessed size makes no one type of the deck above it and the text below."""

import random

import pytest

from articles.reading.layout.lines.ocr_sizes import agreed_sizes
from tests.reading.ocr_layers import Layer, Noise

TEXT = [
    "清晨六点湖面起雾渔船陆续出港",
    "沿岸的集市已经开张人们挑着新",
    "鲜的银鱼走过石桥去赶早市湖边",
]


@pytest.mark.parametrize("seed", range(12))
def test_a_name_between_deck_and_text_joins_only_one_of_them(seed):
    lines = []
    for text, y, em in [
        ("南堤北岸一年之间", 70, 13),
        ("周平", 86, 10),
        *((t, 102 + 15 * n, 10) for n, t in enumerate(TEXT)),
    ]:
        layer = Layer(random.Random(seed + y), Noise())
        layer.line(text, 40, y, em)
        lines.append(layer.glyphs)
    deck, _, *text = agreed_sizes(lines)
    assert deck > 1.2 * max(text)
    assert max(text) - min(text) < 0.01


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("name", ["周平", "高远航"])
def test_a_name_below_a_headline_is_none_of_its_lines(seed, name):
    lines = []
    for text, y, em in [("石桥两岸迎来开市", 70, 17), (name, 92, 10)]:
        layer = Layer(random.Random(seed + y), Noise())
        layer.line(text, 40, y, em)
        lines.append(layer.glyphs)
    headline, below = agreed_sizes(lines)
    assert headline > 1.3 * below
