"""Sizes of an OCR layer's lines: noise, line by line, snapped to what the lines of a paragraph agree on.

1. a line's em, by how far its characters run                       _measured_em
2. lines below each other that nearly agree are one type            _Columns
3. the types of a page that nearly agree are the most used one      _page_sizes
"""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from articles.reading.box_index import BoxIndex
from articles.reading.disjoint_sets import DisjointSets
from articles.reading.geometry import Box, overlap_x
from articles.reading.language import measure
from articles.reading.sheet import Glyph

from .ocr_tuning import OCR

Line = Sequence[Glyph]


def agreed_sizes(lines: Sequence[Line]) -> list[float]:
    """For each line its em in points."""
    ems = [_measured_em(line) for line in lines]
    sizes = [0.0] * len(lines)
    for paragraph in _paragraphs(lines, ems):
        agreed = _middle((ems[n], len(lines[n])) for n in paragraph)
        for n in paragraph:
            sizes[n] = agreed
    return _page_sizes(sizes, [len(line) for line in lines])


def _measured_em(line: Line) -> float:
    """By how far characters that are an em wide run; of Latin words, whose letters differ, as the layer says.

    Not from one character to the next: where the program boxes words, those inside one are wrong.
    """
    if not _is_measured(line, OCR.measured):
        return statistics.median(g.size for g in line)
    return _run_em(line)


def _run_em(line: Line) -> float:
    text = measure.squeeze("".join(g.text for g in line))
    return (line[-1].box.x1 - line[0].box.x0) / measure.width(text)


def _is_measured(line: Line, least: int) -> bool:
    """Whether most of a line are characters of an em, and at least so many."""
    wide = sum(measure.character_width(g.text[-1]) == 1.0 for g in line)
    return wide >= least and 2 * wide >= len(line)


def _is_well_measured(line: Line) -> bool:
    return _is_measured(line, OCR.well_measured)


def _middle(sizes: Iterable[tuple[float, int]]) -> float:
    """The median size, each counted as often as its line has characters."""
    found = sorted(sizes)
    half = sum(count for _, count in found) / 2
    passed = 0
    for size, count in found:
        passed += count
        if passed >= half:
            return size
    return found[-1][0]


def _paragraphs(lines: Sequence[Line], ems: Sequence[float]) -> Iterator[list[int]]:
    """Lines that stand right below each other and nearly agree, by their numbers.

    Where a line is too short to be measured, it goes with the neighbour whose size is nearer to
    what the layer says: it must not make one paragraph of a deck and the text below it.
    """
    paragraphs = DisjointSets(range(len(lines)))
    measured = [
        (em, em) if _is_well_measured(line) else None
        for line, em in zip(lines, ems, strict=True)
    ]

    for above, below in sorted(_neighbours(lines, ems), key=_by_likeness(lines, ems)):
        one, other = paragraphs.find(above), paragraphs.find(below)
        if one != other and _may_be_one(measured[one], measured[other]):
            paragraphs.join(one, other)
            measured[one] = _range_of(measured[one], measured[other])
    yield from paragraphs.groups()


def _by_likeness(
    lines: Sequence[Line], ems: Sequence[float]
) -> Callable[[tuple[int, int]], tuple[bool, float]]:
    """Orders pairs of lines: those that are both measured, then by how little their sizes differ."""

    def key(pair: tuple[int, int]) -> tuple[bool, float]:
        one, other = pair
        is_guessed = not all(_is_well_measured(lines[n]) for n in pair)
        return is_guessed, abs(math.log(ems[one] / ems[other]))

    return key


_Range = tuple[float, float]  # the least and the largest measured em of a paragraph's lines


def _may_be_one(a: _Range | None, b: _Range | None) -> bool:
    """Whether what was measured of two paragraphs nearly agrees."""
    if a is None or b is None:
        return True
    lower, upper = sorted((a, b))
    return upper[0] <= lower[1] * OCR.measured_noise


def _range_of(a: _Range | None, b: _Range | None) -> _Range | None:
    if a is None or b is None:
        return a or b
    return min(a[0], b[0]), max(a[1], b[1])


def _neighbours(lines: Sequence[Line], ems: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Pairs of lines, the lower one the next line of the upper one's column, in nearly one size."""
    boxes = [_box_of(line) for line in lines]
    index = BoxIndex(boxes)
    for at, box in enumerate(boxes):
        indent = OCR.indent * ems[at]
        under = Box(box.x0 - indent, box.y1, box.x1 + indent, box.y1 + OCR.leading * ems[at])
        below = [
            n
            for n in index.touching(under)
            if boxes[n].y1 > box.y1 + OCR.one_row * ems[at]
            and _is_in_column(box, boxes[n], indent)
        ]
        nearest = min(below, key=lambda n: boxes[n].y1, default=None)
        if nearest is not None and _nearly_agree(lines, ems, at, nearest):
            yield at, nearest


def _box_of(line: Line) -> Box:
    """From a line's first to its last character, on its baseline: its height is not known yet."""
    baseline = line[0].baseline
    return Box(line[0].box.x0, baseline, line[-1].box.x1, baseline)


def _is_in_column(a: Box, b: Box, indent: float) -> bool:
    """Below each other for a good part, or both near one left edge: a last line may be very short."""
    is_below = overlap_x(a, b) > OCR.same_column * min(a.width, b.width)
    return is_below or abs(a.x0 - b.x0) <= indent


def _nearly_agree(lines: Sequence[Line], ems: Sequence[float], one: int, other: int) -> bool:
    """Whether two sizes differ by no more than noise, of which there is less where it was measured.

    That of a name of two characters, of which the layer says anything, is measured roughly: below a headline it
    is none of its lines.
    """
    smaller, larger = sorted((ems[one], ems[other]))
    if all(_is_well_measured(lines[n]) for n in (one, other)):
        return larger <= smaller * OCR.measured_noise
    if all(_is_measured(lines[n], OCR.roughly_measured) for n in (one, other)):
        smaller, larger = sorted((_run_em(lines[one]), _run_em(lines[other])))
        return larger <= smaller * OCR.rough_noise
    return larger <= smaller * OCR.noise


def _page_sizes(sizes: Sequence[float], weights: Sequence[int]) -> list[float]:
    """Sizes that nearly agree as the one of them that most characters have."""
    counts: defaultdict[float, int] = defaultdict(int)
    for size, weight in zip(sizes, weights, strict=True):
        counts[size] += weight
    usual: dict[float, float] = {}
    for size in sorted(counts, key=lambda s: -counts[s]):
        low, high = size / OCR.one_type, size * OCR.one_type
        for other in counts:
            if low <= other <= high:
                usual.setdefault(other, size)
    return [usual[size] for size in sizes]
