"""Characters that are drawn: one that a font lacks is set as an outline or a small picture of itself.

On the page it is read like any other; in the file there is a hole in the line, and a drawing
in the hole. What it says nobody can tell from the file, so it stands as MISSING_TYPE.
"""

from __future__ import annotations

import itertools
import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from articles.reading.geometry import Box, union
from articles.reading.language import measure
from articles.reading.language.characters import MISSING_TYPE
from articles.reading.sheet import Drawing, Glyph

from .block_tuning import BLOCKS
from .glyph_rows import GlyphRow, GlyphRows
from .script_tuning import SCRIPTS
from .tuning import LINES

_Key = tuple[
    float, int
]  # a row's baseline, and the order of the character before or behind the hole


@dataclass(frozen=True)
class _Hole:
    """The characters before and behind a drawing in their row, None for one that does not stand
    near; `neighbour` is one of them.
    """

    row: GlyphRow
    before: Glyph | None
    behind: Glyph | None
    neighbour: Glyph

    @property
    def key(self) -> _Key:
        return self.row.baseline, self.neighbour.order


def with_drawn_characters(
    page: GlyphRows, drawings: Sequence[Drawing], orders: Iterator[int]
) -> GlyphRows:
    """The level characters of a page, and MISSING_TYPE where one is drawn.

    `orders`: what no character of the page has yet as its `order`.
    """
    shapes = [d for d in drawings if d.kind in ("shape", "image")]
    rows = _shown(page)
    if not shapes or not rows.glyphs:
        return page
    return page.with_more(
        [
            glyph
            for hole, drawn in _drawn_in_holes(shapes, rows)
            if _is_character(hole, drawn, rows)
            for glyph in _characters(hole, union(d.box for d in drawn), orders)
        ]
    )


def _shown(page: GlyphRows) -> GlyphRows:
    """The characters that are no blanks: on a Chinese page as a rule all."""
    blanks = {text for text in {g.text for g in page.glyphs} if text.isspace()}
    orders = {g.order for g in page.glyphs if g.text in blanks} if blanks else set()
    return page.without(orders) if orders else page


def _drawn_in_holes(
    shapes: Iterable[Drawing], rows: GlyphRows
) -> Iterator[tuple[_Hole, list[Drawing]]]:
    """Each hole with all that is drawn in it: some systems draw every stroke apart."""
    holes: dict[_Key, _Hole] = {}
    drawn: defaultdict[_Key, list[Drawing]] = defaultdict(list)
    for shape in shapes:
        for hole in _holes(shape, rows):
            holes[hole.key] = hole
            drawn[hole.key].append(shape)
    yield from ((hole, drawn[key]) for key, hole in holes.items())


def _holes(shape: Drawing, rows: GlyphRows) -> Iterator[_Hole]:
    """The holes that a drawing may stand in: at most one a row."""
    middle, reach = shape.box.middle_x, shape.box.height / SCRIPTS.lowest_drawn
    for row in rows.between(shape.box.middle_y, shape.box.middle_y + reach):
        before, behind = row.beside(middle, middle) or (None, None)
        to_left = _gap(before, shape, shape.box.x0 - before.box.x1) if before else None
        to_right = _gap(behind, shape, behind.box.x0 - shape.box.x1) if behind else None
        hole = _hole(row, (before, to_left), (behind, to_right))
        if hole:
            yield hole


def _gap(glyph: Glyph, shape: Drawing, gap: float) -> float:
    """Ems from a character to a drawing beside it, given in points; endless if the drawing cannot be its neighbour."""
    is_alike = (
        abs(glyph.light - shape.light) <= LINES.other_light
        and shape.box.height <= SCRIPTS.highest_drawn * glyph.size
    )
    return gap / glyph.size if is_alike or gap < 0 else math.inf


def _hole(
    row: GlyphRow,
    before: tuple[Glyph | None, float | None],
    behind: tuple[Glyph | None, float | None],
) -> _Hole | None:
    """The hole between two characters, each with its gap to what is drawn: none where a character is set in it."""
    near: list[Glyph | None] = []
    for glyph, gap in (before, behind):
        if gap is not None and gap < -SCRIPTS.drawn_overlap:
            return None
        near.append(glyph if gap is not None and gap <= SCRIPTS.drawn_gap else None)
    neighbour = near[0] or near[1]
    return _Hole(row, near[0], near[1], neighbour) if neighbour else None


def _is_character(hole: _Hole, drawn: Sequence[Drawing], rows: GlyphRows) -> bool:
    """Whether what is drawn in a hole has the size of a character, its detail, and its place in a text."""
    box = union(d.box for d in drawn)
    is_detailed = _is_detailed(drawn) or (_fills(hole, box) and _has_strokes(drawn))
    if not is_detailed or not _has_place_of_ink(box, hole):
        return False
    return bool(hole.before and hole.behind) or _is_at_end(hole, drawn, box, rows)


def _has_place_of_ink(box: Box, hole: _Hole) -> bool:
    """Whether a drawing is as high as a character's ink, and stands on the line as that does."""
    size, baseline = hole.neighbour.size, hole.row.baseline
    is_high_enough = SCRIPTS.lowest_drawn * size <= box.height <= SCRIPTS.highest_drawn * size
    is_below_top = box.y0 >= baseline - SCRIPTS.highest_drawn * size
    return is_high_enough and is_below_top and box.y1 <= baseline + SCRIPTS.drawn_below * size


def _is_at_end(hole: _Hole, drawn: Sequence[Drawing], box: Box, rows: GlyphRows) -> bool:
    """Whether a line's first or last character is drawn: no icon before it, no ornament behind it."""
    if hole.before is None and any(d.kind == "image" for d in drawn):
        return False
    if not _goes_on(hole):
        return False
    if _has_line_beside(hole, hole.neighbour.box, rows):
        return _has_line_beside(hole, box, rows)
    return _ends_word(hole, box)


def _is_detailed(drawn: Sequence[Drawing]) -> bool:
    """Whether what is drawn is no bullet; of a picture nobody can tell."""
    segments = sum(d.segments for d in drawn)
    return segments >= SCRIPTS.drawn_segments or any(d.kind == "image" for d in drawn)


def _has_strokes(drawn: Sequence[Drawing]) -> bool:
    """Whether it may be a character's few strokes: more than a star has."""
    return sum(d.segments for d in drawn) >= SCRIPTS.drawn_strokes


def _fills(hole: _Hole, box: Box) -> bool:
    """Whether what is drawn fills a hole of whole ems between Chinese characters of one size."""
    before, behind = hole.before, hole.behind
    if before is None or behind is None or not measure.is_han(before.text):
        return False
    size = before.size
    ems = (behind.box.x0 - before.box.x0) / _pitch(hole.row, size) - 1
    is_whole = ems >= SCRIPTS.full_drawn and abs(ems - round(ems)) <= SCRIPTS.drawn_overlap
    is_full = min(box.height, box.width) >= SCRIPTS.full_drawn * size
    return is_whole and is_full and abs(behind.size - size) <= BLOCKS.same_size * size


def _pitch(row: GlyphRow, size: float) -> float:
    """Points from one character of a row to the next: more than an em where the line is spaced out to be full."""
    steps = [
        right.box.x0 - left.box.x0
        for left, right in itertools.pairwise(row.glyphs)
        if left.size == right.size == size and measure.is_han(left.text + right.text)
    ]
    usual = statistics.median(steps) if steps else size
    return usual if size <= usual <= SCRIPTS.widest_pitch * size else size


def _goes_on(hole: _Hole) -> bool:
    """Whether a line's text goes on at the hole: behind a closing mark stands an ornament."""
    return hole.before is None or hole.before.text not in measure.CLOSING


def _ends_word(hole: _Hole, box: Box) -> bool:
    """Whether what is drawn follows a Chinese character at once and is as high, as a lone line's last."""
    before = hole.before
    if before is None or not measure.is_han(before.text):
        return False
    is_next = box.x0 - before.box.x1 <= SCRIPTS.next_drawn * before.size
    return is_next and box.height >= SCRIPTS.full_drawn * before.size


def _has_line_beside(hole: _Hole, box: Box, rows: GlyphRows) -> bool:
    """Whether the line above or below has a character of the hole's size over or under a place."""
    size = hole.neighbour.size
    reach = BLOCKS.widest_leading * size
    for row in rows.between(hole.row.baseline - reach, hole.row.baseline + reach):
        if abs(row.baseline - hole.row.baseline) < BLOCKS.least_leading * size:
            continue
        before, _ = row.beside(box.middle_x, box.middle_x) or (None, None)
        if before and before.box.x1 > box.middle_x and before.size == size:
            return True
    return False


def _characters(hole: _Hole, box: Box, orders: Iterator[int]) -> Iterator[Glyph]:
    """As many as fit in the hole, side by side."""
    near = hole.neighbour
    count = max(1, round(box.width / near.size))
    left = box.middle_x - count * near.size / 2
    for n in range(count):
        x0 = left + n * near.size
        place = near.box._replace(x0=x0, x1=x0 + near.size)
        yield near._replace(text=MISSING_TYPE, box=place, order=next(orders))
