"""Drop caps: a first character as high as two or three lines of the text that runs around it, put back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.reading.geometry import Box, overlap_y, union
from articles.reading.language.measure import is_han

from .lines import PrintedLine
from .tuning import LINES


def with_drop_caps(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines with every drop cap in front of the line that it begins; the lines around it as if none stood there."""
    found = list(lines)
    for cap in [line for line in lines if _may_be_cap(line)]:
        beside = sorted((n for n, line in enumerate(found) if _stands_beside(line, cap)), key=lambda n: found[n].box.y0)
        if len(beside) < LINES.cap_lines or found[beside[0]].box.y0 > cap.box.middle_y:
            continue
        first = found[beside[0]]
        indent = cap.box.x0 + 2 * first.size
        found[beside[0]] = replace(
            first,
            text=cap.text + first.text,
            box=Box(min(indent, first.box.x0), *first.box[1:]),
            ends=(-1, first.ends[1]),
        )
        for n in beside[1:]:
            found[n] = replace(found[n], box=union([found[n].box, found[n].box._replace(x0=cap.box.x0)]))
        found.remove(cap)
    return found


def _may_be_cap(line: PrintedLine) -> bool:
    return line.characters == 1 and is_han(line.text[0]) and not line.is_vertical and not line.turn


def _stands_beside(line: PrintedLine, cap: PrintedLine) -> bool:
    rule = LINES
    return (
        line.size * rule.cap_size <= cap.size
        and -0.5 * line.size <= line.box.x0 - cap.box.x1 <= 1.5 * line.size
        and overlap_y(line.box, cap.box) > 0.5 * line.box.height
        and line.characters > 1
    )
