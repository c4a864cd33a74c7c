"""Pages as OCR programs write them over a scan: line after line, with sizes, edges and baselines that are guesses."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, replace

from articles.reading.geometry import Box
from articles.reading.language.measure import character_width, width
from articles.reading.sheet import Glyph, Sheet, Style
from tests.reading.typesetter import set_lines, title, write

LATIN = (
    "The committee met on Tuesday to discuss the new footpath along the river. "
    "Several residents spoke in favour of a wider path, and others asked for more benches. "
    "The library lends maps and lanterns free of charge. Tea will be served after the opening. "
    "Anglers are asked to leave their boats on the northern bank. "
)


@dataclass(frozen=True)
class Noise:
    """How far a program's guesses are off: shares of the size, points of edges and baselines."""

    size: float = 0.15
    edge: float = 0.7
    baseline: float = 0.6


@dataclass(frozen=True)
class Told:
    headline: str
    body: str


class Layer:
    """Glyphs in the order in which a program writes them."""

    def __init__(self, chance: random.Random, noise: Noise) -> None:
        self.chance, self.noise = chance, noise
        self.glyphs: list[Glyph] = []
        self._order = itertools.count()

    def line(self, text: str, x: float, y: float, em: float) -> None:
        """A line whose characters run as wide as they are printed, in a size that is off."""
        off = self.chance.uniform
        size = em * (1 + off(-self.noise.size, self.noise.size))
        x += off(-self.noise.edge, self.noise.edge)
        y += off(-self.noise.baseline, self.noise.baseline)
        for character in text:
            wide = character_width(character) * em
            box = Box(x, y - 0.88 * size, x + wide, y + 0.12 * size)
            self.glyphs.append(Glyph(character, box, y, size, 0, 0.0, 0, next(self._order)))
            x += wide


def scanned_page(seed: int, noise: Noise = Noise(), rows: int = 3) -> tuple[Sheet, list[Told]]:
    """A page of stories in rows of columns, and what it tells."""
    chance = random.Random(seed)
    em = chance.choice((7.5, 8.0, 9.0, 10.5))
    measure = chance.choice((11, 13, 16, 19))
    gutter = chance.choice((1.0, 1.3, 1.8)) * em
    leading = chance.choice((1.3, 1.4, 1.6)) * em
    columns = chance.choice((4, 5, 6))
    layer, told = Layer(chance, noise), []
    step = measure * em + gutter
    y = 60.0
    for row in range(rows):
        shares = chance.choice(((columns,), (2, columns - 2), (columns - 2, 2)))
        lowest, x = y, 30.0
        for n, share in enumerate(shares):
            story = 100 * seed + 10 * row + n
            foot = _story(layer, told, story, (x, y, em, leading), (measure, step, share))
            lowest, x = max(lowest, foot), x + share * step
        y = lowest + 3 * em
    sheet = Sheet(60 + columns * step, y + 40, tuple(layer.glyphs), (Style("Song"),))
    return replace(sheet, is_ocr=True), told


def _story(layer, told, number, place, columns):
    x, y, em, leading = place
    measure, step, count = columns
    headline = title(number)
    large = min(layer.chance.choice((2.0, 2.4, 2.8)) * em, 0.9 * step * count / width(headline))
    layer.line(headline, x, y + large, large)
    paragraphs = write(number, layer.chance.randint(2, 3) * count, (1, 3))
    lines = [
        (text, 2 * em if first else 0.0)
        for paragraph in paragraphs
        for text, first in _set(paragraph, measure)
    ]
    deep = -(-len(lines) // count)
    top = y + large + 2 * em
    for column in range(count):
        for n, (text, indent) in enumerate(lines[column * deep : (column + 1) * deep]):
            layer.line(text, x + column * step + indent, top + n * leading, em)
    told.append(Told(headline, "".join(paragraphs)))
    return top + deep * leading


def _set(paragraph, measure):
    first, *others = set_lines(paragraph, measure)
    return [(first, True), *((line, False) for line in others)]


def dense_latin_page(characters: int, seed: int = 1) -> Sheet:
    """Columns of English with as many characters, whatever size the program takes each line for."""
    chance = random.Random(seed)
    layer = Layer(chance, Noise(size=0.3, edge=1.0, baseline=0.5))
    rows = max(20, int((characters / 36 / 8) ** 0.5 * 3))
    words = itertools.cycle(LATIN.split())
    column = 0
    while len(layer.glyphs) < characters:
        for row in range(rows):
            line = next(words)
            while width(line) < 19:
                line += " " + next(words)
            layer.line(line, 15 + 148 * column, 40 + 8.9 * row, 9.0)
        column += 1
    sheet = Sheet(30 + 148 * column, 60 + 8.9 * rows, tuple(layer.glyphs), (Style("Times"),))
    return replace(sheet, is_ocr=True)
