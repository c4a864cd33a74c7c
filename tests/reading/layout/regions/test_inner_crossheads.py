"""A crosshead at the top of one column, level with the first line of another, is neither deck nor byline."""

import random

import pytest

from tests.reading.column_pages import (
    as_told,
    is_right_or_doubted,
    set_column,
    set_text,
    stories_of,
)
from tests.reading.sheets import HEI, KAI, line, sheet
from tests.reading.typesetter import set_body, title, write

CROSSHEADS = (
    "路通了",
    "渔村新貌",
    "从一条路说起",
    "“水上邮路”",
    "夜校",
    "产业兴，日子旺",
    "让老街活起来",
)


class Page:
    """A story over so many columns, one of which, not the first, begins with a crosshead; another below it."""

    def __init__(self, seed, columns):
        self.chance = chance = random.Random(f"{seed} {columns}")
        self.seed, self.columns = seed, columns
        self.em, self.measure = chance.choice((9, 10)), chance.choice((14, 16, 18))
        step = (self.measure + chance.choice((1.2, 1.5, 2.0))) * self.em
        self.left = [40 + n * step for n in range(columns)]
        self.wide = self.left[-1] + self.measure * self.em - 40
        self.parts = [
            line("江南日报", 40, 44, 14, style=HEI),
            line("2026年5月24日", 240, 44, 9),
        ]

    def sheet(self):
        name, em = title(self.seed), self.em
        size = min(24, self.wide / len(name))
        x = 40 + self.chance.choice((0, 0.5)) * (self.wide - size * len(name))
        self.parts.append(line(name, x, 104, size, style=HEI))
        top = 104 + self.chance.choice((1.8, 2.5, 3.0)) * em
        text = self.story(top)
        below = top + 60 * em
        stories = [(name, text), (title(self.seed + 500), self.other(below))]
        return sheet(*self.parts, width=self.wide + 80, height=below + 600), stories

    def story(self, top):
        told, text = write(self.seed, 3 * self.columns, (2, 3)), ""
        at = self.chance.randrange(1, self.columns)
        crosshead = CROSSHEADS[self.seed % len(CROSSHEADS)]
        for n, x in enumerate(self.left):
            y = top + 0.9 * self.em
            if n == at:
                y = self.crosshead(crosshead, x, top)
                text += crosshead
            self.column(told[3 * n : 3 * n + 3], x, y)
            text += "".join(told[3 * n : 3 * n + 3])
        return text

    def crosshead(self, text, x, top):
        """Where its column's text begins."""
        size = self.chance.choice((1.1, 1.25, 1.4)) * self.em
        free = self.measure * self.em - size * len(text)
        x += self.chance.choice((0, 2 * self.em, free / 2))
        style, y = self.chance.choice((HEI, HEI, KAI)), top + 0.9 * size
        self.parts.append(set_text(text, x, y, size, style=style))
        return y + self.chance.choice((1.5, 1.8, 2.2)) * self.em

    def column(self, paragraphs, x, y):
        lines = set_body(paragraphs, self.measure, shows_indents=True)
        self.parts.append(set_column(lines, x, y, self.em, self.measure))

    def other(self, y):
        told = write(self.seed + 500, 2 * self.columns, (2, 4))
        self.parts.append(line(title(self.seed + 500), 40, y, 20, style=HEI))
        for n, x in enumerate(self.left):
            self.column(told[2 * n : 2 * n + 2], x, y + 2.4 * self.em)
        return "".join(told)


def make_page(seed, columns):
    return Page(seed, columns).sheet()


@pytest.mark.parametrize("columns", [2, 3, 4])
def test_it_stays_in_its_story_at_its_place(columns):
    pages = [make_page(seed, columns) for seed in range(14)]
    right = [is_right_or_doubted(page, stories) for page, stories in pages]
    assert False not in right
    assert right.count(True) >= 12


@pytest.mark.parametrize("seed", range(4))
def test_one_that_reads_as_a_name_is_no_byline(seed):
    page, stories = make_page(7 * seed, 2)
    assert stories_of(page) == as_told(stories)
