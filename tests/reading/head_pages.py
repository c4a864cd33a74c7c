"""Pages of two stories under a head, by seed: its words in any form, order and place, with a rule below or none."""

import random

from articles.reading.geometry import Box
from articles.reading.sheet import Drawing
from tests.reading.language.test_head_lines import DATES, ISSUES, NUMBERS, PAGE_NAMES, PAPERS
from tests.reading.sheets import HEI, KAI, SONG, line, sheet
from tests.reading.typesetter import set_body, title, write

WIDTH, HEIGHT, MARGIN = 780.0, 1000.0, 36.0
PLACES = ("one row", "two rows", "number in large type", "number at the foot")


def make_page(seed):
    """The sheet, its headlines and the number that it says."""
    chance = random.Random(f"head {seed}")
    size = chance.choice((8.0, 9.0, 10.0))
    printed, number = NUMBERS[seed % len(NUMBERS)]
    place = PLACES[seed // len(NUMBERS) % len(PLACES)]
    large = chance.choice((1.4, 2.2, 3.0)) * size if place == "number in large type" else size
    parts = [
        (chance.choice(PAPERS), 1.4 * size, KAI),
        (chance.choice(DATES), size, SONG),
        (chance.choice(PAGE_NAMES), 1.3 * size, HEI),
        (chance.choice(ISSUES), size, SONG),
    ]
    at_foot = place == "number at the foot"
    if not at_foot:
        parts.append((printed, large, HEI))
    chance.shuffle(parts)
    rows = [parts[:2], parts[2:]] if place == "two rows" else [parts]
    glyphs = [g for n, row in enumerate(rows) for g in _spread(row, 40.0 + 24.0 * n)]
    if at_foot:
        x = chance.choice((MARGIN, WIDTH / 2, WIDTH - MARGIN - _width(printed, size)))
        glyphs += _set(printed, x, HEIGHT - 22, size, HEI)
    end = 54.0 + 24.0 * (len(rows) - 1)
    rule = Drawing("rule", Box(MARGIN, end, WIDTH - MARGIN, end + 0.6))
    for n in range(2):
        glyphs += _story(2 * seed + n, MARGIN + n * 364.0, end + 40)
    drawings = [rule] if seed % 3 else []
    titles = [title(2 * seed + n) for n in range(2)]
    return sheet(glyphs, drawings=drawings, width=WIDTH, height=HEIGHT), titles, number


def _story(seed, x, y):
    glyphs = line(title(seed), x, y, 18, style=HEI)
    lines = set_body(write(seed, 4), 34, shows_indents=True)
    return glyphs + [
        g for n, text in enumerate(lines) for g in _set(text, x, y + 30 + 15 * n, 10, SONG)
    ]


def _spread(parts, y):
    """One row from margin to margin."""
    free = WIDTH - 2 * MARGIN - sum(_width(text, size) for text, size, _ in parts)
    gap, x, glyphs = free / max(1, len(parts) - 1), MARGIN, []
    for text, size, style in parts:
        glyphs += _set(text, x, y, size, style)
        x += _width(text, size) + gap
    return glyphs


def _set(text, x, y, size, style):
    """A text whose digits and Latin letters are half an em wide."""
    glyphs = []
    for character in text:
        if character not in " 　":
            (glyph,) = line(character, x, y, size, style=style)
            wide = _width(character, size)
            glyphs.append(glyph._replace(box=glyph.box._replace(x1=x + wide)))
        x += _width(character, size)
    return glyphs


def _width(text, size):
    return sum(0.5 if c.isascii() else 1.0 for c in text) * size
