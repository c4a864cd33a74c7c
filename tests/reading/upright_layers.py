"""Text layers that OCR programs lay over scans of upright pages: line after line, with guessed sizes and places.

`turned_layer`: each upright line a run of type on its side, as tesseract writes what chi_tra_vert or
jpn_vert read. `boxed_layer`: each character in a box of its own, below the one before.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.reading.geometry import Box
from articles.reading.language.measure import character_width
from articles.reading.sheet import Glyph, Sheet, Style
from tests.reading.ocr_layers import Layer, Noise
from tests.reading.upright_zones import Run, ZonePage


@dataclass(frozen=True)
class UprightNoise(Noise):
    """`along`: points by which words are off along their line."""

    along: float = 0.5


def turned_layer(page: ZonePage, noise: UprightNoise = UprightNoise()) -> Sheet:
    return _layer(page, noise, _turned_run)


def boxed_layer(page: ZonePage, noise: UprightNoise = UprightNoise()) -> Sheet:
    return _layer(page, noise, _boxed_run)


def _layer(page: ZonePage, noise: UprightNoise, write) -> Sheet:
    chance = random.Random(page.seed)
    layer = Layer(chance, noise)
    for run in page.runs:
        if run.is_ruby:
            continue  # programs take it for dirt, or for what nobody could hold a test to
        if run.is_upright:
            layer.glyphs += write(run, noise, chance, layer._order)
        else:
            layer.line(run.text, run.x, run.y + 0.88 * run.size, run.size)
    box = page.box
    sheet = Sheet(box.x1 + 40, box.y1 + 40, tuple(layer.glyphs), (Style("GlyphLessFont"),))
    drawings = tuple(d for d in page.drawings if d.kind == "image")
    return replace(sheet, is_ocr=True, drawings=drawings)


def _turned_run(
    run: Run, noise: UprightNoise, chance: random.Random, order: Iterator[int]
) -> Iterator[Glyph]:
    """Words of one to three characters on the line's axis, all in one guessed size."""
    off = chance.uniform
    size = run.size * (1 + off(-noise.size, noise.size))
    middle = run.x + run.size / 2 + off(-noise.baseline, noise.baseline)
    x0, x1 = middle - size / 2, middle + size / 2
    y, start = run.y + off(-noise.edge, noise.edge), run.y
    units = iter(run.text)
    while word := "".join(itertools.islice(units, chance.randint(1, 3))):
        at = y + off(-noise.along, noise.along)
        for character in word:
            long = character_width(character) * run.step * run.size
            box = Box(x0, at, x1, at + long)
            yield Glyph(character, box, start, size, 90, 0.0, 0, next(order))
            at += long
            y += long


def _boxed_run(
    run: Run, noise: UprightNoise, chance: random.Random, order: Iterator[int]
) -> Iterator[Glyph]:
    off = chance.uniform
    y = run.y
    for character in run.text:
        size = run.size * (1 + off(-noise.size, noise.size))
        x = run.x + (run.size - size) / 2 + off(-noise.baseline, noise.baseline)
        long = character_width(character) * run.step * run.size
        top = y + (run.size - size) / 2 + off(-noise.along, noise.along)
        wide = character_width(character) * size
        box = Box(x, top, x + wide, top + size)
        yield Glyph(character, box, top + 0.88 * size, size, 0, 0.0, 0, next(order))
        y += long
