"""Lines of an OCR layer that run over a gutter, cut where the columns beside them begin."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.reading.box_index import BoxIndex
from articles.reading.geometry import Box
from articles.reading.sheet import Glyph

from .ocr_tuning import OCR

Line = Sequence[Glyph]


def cut_at_gutters(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines in their order, cut at each blank behind which more lines near by begin than run across."""
    page = _beginnings(lines)
    for line in lines:
        yield from _cut(line, page)


@dataclass(frozen=True)
class _Beginnings:
    """Where the lines of a page stand, as boxes without height: whole, and the left edge of each part of a line."""

    lines: BoxIndex
    parts: BoxIndex
    owners: Sequence[int]  # for each part the number of its line

    def is_column(self, glyph: Glyph) -> bool:
        """Whether a column begins at a character: most lines above and below begin there, too."""
        x, y = glyph.box.x0, glyph.baseline
        slack, reach = OCR.edge * glyph.size, OCR.gutter_reach * glyph.size
        place = Box(x - slack, y - reach, x + slack, y + reach)
        begin = len({self.owners[n] for n in self.parts.touching(place)})
        if begin <= OCR.gutter_lines:
            return False
        boxes = [self.lines.boxes[n] for n in self.lines.touching(place)]
        return begin > sum(box.x0 < place.x0 and box.x1 > x for box in boxes)


def _beginnings(lines: Sequence[Line]) -> _Beginnings:
    parts = [(n, line[at]) for n, line in enumerate(lines) for at in (0, *_blanks(line))]
    return _Beginnings(
        lines=BoxIndex([_flat(line[0], line[-1]) for line in lines]),
        parts=BoxIndex([_flat(glyph, glyph)._replace(x1=glyph.box.x0) for _, glyph in parts]),
        owners=[n for n, _ in parts],
    )


def _flat(first: Glyph, last: Glyph) -> Box:
    return Box(first.box.x0, first.baseline, last.box.x1, first.baseline)


def _blanks(line: Line) -> list[int]:
    """Where a character stands behind a blank that is no letter-spacing and no word space."""
    shown = [n for n, glyph in enumerate(line) if not glyph.text.isspace()]
    gaps = [
        (line[right].box.x0 - line[left].box.x1) / line[right].size
        for left, right in itertools.pairwise(shown)
    ]
    if not gaps:
        return []
    least = OCR.least_gutter + max(0.0, statistics.median(gaps))
    return [at for at, gap in zip(shown[1:], gaps, strict=True) if gap > least]


def _cut(line: Line, page: _Beginnings) -> Iterator[Line]:
    start = 0
    for at in _blanks(line):
        if page.is_column(line[at]):
            yield _without_last_blanks(line[start:at])
            start = at
    yield line[start:]


def _without_last_blanks(line: Line) -> Line:
    end = len(line)
    while end > 1 and line[end - 1].text.isspace():
        end -= 1
    return line[:end]
