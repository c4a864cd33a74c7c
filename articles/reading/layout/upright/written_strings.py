"""Upright lines of a text layer that an OCR program laid over a scan: as the program wrote them.

It writes line after line, an upright one from the top to the bottom: as type that lies on its side
(tesseract), or character by character. What it says of sizes is a guess, so lines that stand beside
each other agree on one.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.reading.geometry import Box
from articles.reading.layout.lines.ocr_sizes import agreed_sizes
from articles.reading.layout.lines.ocr_tuning import OCR
from articles.reading.sheet import Glyph, Sheet

from .strings import Strings, UprightString, is_square
from .tuning import UPRIGHT

Line = Sequence[Glyph]
_SIDEWAYS = 90  # degrees clockwise: how type lies that is read downwards


@dataclass(frozen=True)
class WrittenText:
    """`sheet`: with the size that its line has for each character, and the line's baseline for level ones."""

    sheet: Sheet
    strings: Strings


def written_text(sheet: Sheet) -> WrittenText | None:
    """The sheet's lines as its layer has them; None for nearly every layer, which has no upright ones."""
    lines = list(_written_lines(sheet.glyphs))
    upright = [line for line in lines if _is_upright(line)]
    if sum(map(len, upright)) < UPRIGHT.solid_steps:
        return None
    level = [line for line in lines if not _is_upright(line)]
    strings = [UprightString(tuple(line)) for line in _sized(upright, _laid(upright))]
    sized = list(_sized(level, level))
    unsure = [UprightString((line[0],)) for line in sized if _is_lone(line)]
    glyphs = [g for string in strings for g in string.glyphs]
    glyphs += [glyph for line in sized for glyph in _on_one_baseline(line)]
    return WrittenText(
        sheet=replace(sheet, glyphs=tuple(sorted(glyphs, key=lambda g: g.order))),
        strings=Strings(
            upright=tuple(strings),
            unsure=tuple(unsure),
            level=tuple(g for line in sized if not _is_lone(line) for g in line),
        ),
    )


def _written_lines(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text.isspace():
            continue
        if line and not _goes_on(line, glyph):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _goes_on(line: Line, glyph: Glyph) -> bool:
    """Whether a character stands behind the last one of a line, in the line's direction."""
    last = line[-1]
    if last.turn != glyph.turn:
        return False
    if glyph.turn == _SIDEWAYS:
        return _follows_down(last, glyph, OCR.widest_blank)
    if len(line) == 1:
        return _follows_down(last, glyph, UPRIGHT.gap) or _follows_across(last, glyph)
    if _follows_down(line[0], line[1], UPRIGHT.gap):
        is_number = last.text.isascii() and glyph.text.isascii()
        return _follows_down(last, glyph, UPRIGHT.gap) or (
            is_number and _follows_across(last, glyph)
        )
    return _follows_across(last, glyph)


def _follows_down(upper: Glyph, lower: Glyph, widest: float) -> bool:
    """Whether a character stands below another, with at most so many ems between them."""
    em = max(upper.size, lower.size)
    off = abs(upper.box.middle_x - lower.box.middle_x)
    step = lower.box.middle_y - upper.box.middle_y
    least = UPRIGHT.least_written_step if upper.turn == 0 else -OCR.steps_back
    return (
        off <= OCR.aslant * em
        and step >= least * em
        and lower.box.y0 - upper.box.y1 <= widest * em
    )


def _follows_across(left: Glyph, right: Glyph) -> bool:
    em = max(left.size, right.size)
    return (
        abs(left.baseline - right.baseline) <= OCR.aslant * em
        and right.box.x0 - left.box.x0 >= -OCR.steps_back * em
        and right.box.x0 - left.box.x1 <= OCR.widest_blank * em
    )


def _is_upright(line: Line) -> bool:
    if not any(is_square(glyph) for glyph in line):
        return False
    if line[0].turn == _SIDEWAYS:
        return True
    return len(line) > 1 and _follows_down(line[0], line[1], UPRIGHT.gap)


def _is_lone(line: Line) -> bool:
    return len(line) == 1 and line[0].turn == 0 and is_square(line[0])


def _laid(lines: Sequence[Line]) -> list[list[Glyph]]:
    """Upright lines as level ones below each other, so that their sizes can be told as those of level lines."""
    return [[_laid_glyph(glyph, line) for glyph in line] for line in lines]


def _laid_glyph(glyph: Glyph, line: Line) -> Glyph:
    middle = statistics.median(g.box.middle_x for g in line)
    size = statistics.median(g.size for g in line)
    x0, _, y0, y1 = glyph.box.y0, 0.0, -middle - size / 2, -middle + size / 2
    return glyph._replace(box=Box(x0, y0, glyph.box.y1, y1), baseline=y1)


def _sized(lines: Sequence[Line], level: Sequence[Line]) -> Iterator[list[Glyph]]:
    """Lines in the sizes that they agree on where they stand as in `level`."""
    for line, size in zip(lines, agreed_sizes(level), strict=True):
        yield [glyph._replace(size=size) for glyph in line]


def _on_one_baseline(line: Line) -> Iterator[Glyph]:
    baseline = statistics.median_low(glyph.baseline for glyph in line)
    yield from (glyph._replace(baseline=baseline) for glyph in line)
