"""Crossheads in any type, size and place between the paragraphs of a story are the story's."""

import random

import pytest

from articles.reading.layout.page import read_sheet_layout
from tests.reading.column_pages import as_told, make_crossheads_at_foot, stories_of
from tests.reading.picture_pages import BRIDGE, LAKE, TEA
from tests.reading.sheets import HEI, KAI, SONG, column, line, sheet, wrapped

WORDS = ("1997年初", "渔村新貌", "“两头热”", "路通了", "一、起步", "三年之后", "2023年")


def make_page(seed):
    """A story over two or three columns with crossheads between its paragraphs, beside another story."""
    chance = random.Random(seed)
    size, measure = chance.choice((8.5, 9.0, 10.0)), chance.choice((12, 16, 20))
    style, times = chance.choice(
        ((HEI, 1.0), (KAI, 1.0), (HEI, 0.9), (HEI, 1.2), (KAI, 1.3), (SONG, 1.0))
    )
    place, white = chance.choice(("centred", "flush", "set in")), chance.choice((0.3, 0.8, 1.5))
    step, columns = (measure + 2) * size, chance.choice((2, 3))
    parts, words = [], chance.sample(WORDS, columns)
    for n in range(columns):
        x, y = 40 + n * step, 120.0
        for told, crosshead in ((LAKE, words[n]), (BRIDGE + TEA, "")):
            rows = wrapped(told, measure)
            parts.append(column(rows, x, y, size))
            y += 1.5 * size * len(rows)
            if crosshead:
                em = size * times
                blank = {
                    "centred": (measure * size - em * len(crosshead)) / 2,
                    "flush": 0.0,
                    "set in": 2 * size,
                }
                y += white * size
                parts.append(line(crosshead, x + blank[place], y, em, style=style))
                y += 1.5 * em + white * size
    parts.append(line("湖上渔家早新桥今通车", 40, 90, columns * step / 12, style=HEI))
    other = 40 + columns * step
    parts += [
        line("采茶正当时", other, 90, 20, style=HEI),
        column(wrapped(TEA + LAKE, measure), other, 120, size),
    ]
    return sheet(*parts, width=other + step + 40, height=900), words


@pytest.mark.parametrize("seed", range(24))
def test_no_crosshead_is_left_over_or_a_story_of_its_own(seed):
    page, words = make_page(seed)
    found = read_sheet_layout(page, 1)
    assert found.leftovers == ()
    stories = {finding.story.headline: finding.story for finding in found.findings}
    assert set(stories) == {"湖上渔家早新桥今通车", "采茶正当时"}
    told = [paragraph.text for paragraph in stories["湖上渔家早新桥今通车"].body]
    assert [text for text in told if text in words] == words


@pytest.mark.parametrize("seed", range(18))
def test_a_crosshead_at_the_foot_of_a_column_heads_the_text_at_the_top_of_the_next(seed):
    page, stories = make_crossheads_at_foot(seed)
    assert stories_of(page) == as_told(stories)
