"""Headlines side by side are two, a headline with a blank between its clauses is one."""

import random

import pytest

from articles.reading.layout.page import read_sheet_layout
from tests.reading.sheets import HEI, column, line, sheet, wrapped
from tests.reading.typesetter import title, write

SEEDS = range(24)


def make_columns(seed, *, begins):
    """Two columns a narrow gutter apart, the right one as it `begins`; and where they stand, and their em."""
    chance = random.Random(seed)
    em, measure = chance.choice((8.5, 9.0, 10.0)), chance.randint(11, 18)
    left = 40.0
    right = left + (measure + chance.uniform(0.9, 1.3)) * em
    one, two = ("".join(write(10 * seed + n, 6)) for n in range(2))
    if begins:
        texts = wrapped(one, measure), wrapped(two, measure)
    else:
        lines = wrapped(one + two, measure)
        texts = lines[: len(lines) // 2], lines[len(lines) // 2 :]
    return chance, em, measure, (left, right), texts


def read(parts, left, right, texts, em):
    columns = [column(text, x, 110, em) for text, x in zip(texts, (left, right), strict=True)]
    page = sheet(*parts, *columns, width=right + 300, height=1000)
    return [finding.story.headline for finding in read_sheet_layout(page, 1).findings]


@pytest.mark.parametrize("seed", SEEDS)
def test_headlines_that_fill_their_columns_are_two(seed):
    chance, em, measure, (left, right), texts = make_columns(seed, begins=True)
    words = [title(10 * seed + n)[:7] for n in range(2)]
    size = measure * em / len(words[0]) * chance.uniform(0.94, 1.0)
    parts = [
        line(text, x + (measure * em - len(text) * size) / 2, 90, size, style=HEI)
        for text, x in zip(words, (left, right), strict=True)
    ]
    assert sorted(read(parts, left, right, texts, em)) == sorted(words)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_blank_between_clauses_over_columns_that_run_on_parts_nothing(seed):
    chance, em, measure, (left, right), texts = make_columns(seed, begins=False)
    size = chance.uniform(1.6, 2.2) * em
    words = title(seed)[:4], title(seed + 1)[:4]
    blank = right - (left + measure * em)
    start = right - blank / 2 - (4 + chance.uniform(0.0, 0.25)) * size
    second = right - blank / 2 + 0.2 * size
    parts = [
        line(words[0], start, 90, size, style=HEI),
        line(words[1], second, 90, size, style=HEI),
    ]
    (found,) = read(parts, left, right, texts, em)
    assert found.replace(" ", "") == "".join(words)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_headline_spread_over_its_columns_ends_where_the_next_one_is_set_close(seed):
    chance, em, measure, (left, right), texts = make_columns(seed, begins=True)
    spread, close = title(10 * seed)[:6], title(10 * seed + 1)[:6]
    size = 1.6 * em
    step = (measure * em - size) / (len(spread) - 1) / size
    parts = [
        line(spread, left, 90, size, style=HEI, step=step),
        line(close, right, 90, chance.choice((1.0, 0.9)) * size, style=HEI),
    ]
    assert sorted(read(parts, left, right, texts, em)) == sorted((spread, close))
