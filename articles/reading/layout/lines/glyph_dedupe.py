"""Characters that are printed twice, for a shadow or an outline, count once."""

from __future__ import annotations

import itertools
import math
import operator
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from articles.reading.sheet import Glyph

from .glyph_rows import GlyphRow, GlyphRows
from .tuning import LINES


def dedupe_glyphs(page: GlyphRows) -> tuple[GlyphRows, set[int]]:
    """The characters, each once, and the `order` of those that stand there twice.

    The darker of the two stays: a shadow is paler than what throws it.
    """
    groups = _by_text(_crowded(page.rows))
    pairs = [pair for group in groups for pair in _twins(group)]
    if not pairs:
        return page, set()
    shadows = {pale.order for pale, _ in pairs}
    doubled = {glyph.order for pair in pairs for glyph in pair}
    return page.without(shadows), doubled


def _crowded(rows: Sequence[GlyphRow]) -> Iterable[Glyph]:
    """The characters of rows in which some begin within a shadow's reach: of most pages none do."""
    crowded = {
        row.glyphs[0].order: row for pair in _near(rows) if _are_crowded(*pair) for row in pair
    }
    return itertools.chain.from_iterable(row.glyphs for row in crowded.values())


def _near(rows: Sequence[GlyphRow]) -> Iterator[tuple[GlyphRow, GlyphRow]]:
    """Each row with itself, and with those below it that a shadow's reach leads to."""
    largest = max((max(row.sizes) for row in rows), default=0.0)
    for at, row in enumerate(rows):
        for other in rows[at:]:
            if other.highest - row.lowest > LINES.shadow * largest:
                break
            yield row, other


def _are_crowded(row: GlyphRow, other: GlyphRow) -> bool:
    """Whether two characters begin within a shadow's reach of each other; `other` may be the row itself."""
    reach = LINES.shadow * max(*row.sizes, *other.sizes)
    if other.highest - row.lowest > reach:
        return False
    lefts = sorted(row.x0s if other is row else (*row.x0s, *other.x0s))
    return min(map(operator.sub, lefts[1:], lefts), default=math.inf) <= reach


def _by_text(glyphs: Iterable[Glyph]) -> Iterable[list[Glyph]]:
    """Only the same character can be a shadow: comparing each with every other one would take seconds a page."""
    groups: defaultdict[str, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        groups[glyph.text].append(glyph)
    return groups.values()


def _twins(group: Sequence[Glyph]) -> Iterator[tuple[Glyph, Glyph]]:
    """Pairs (pale, dark) of one place. A third print pairs with the darker of the first two."""
    kept: list[Glyph] = []
    rows: defaultdict[int, list[int]] = defaultdict(list)  # indexes of kept by whole points
    for glyph in sorted(group, key=_left):
        at = _twin(glyph, kept, rows)
        if at is None:
            rows[int(glyph.baseline)].append(len(kept))
            kept.append(glyph)
            continue
        pale, dark = sorted((kept[at], glyph), key=_darkness)
        kept[at] = dark
        yield pale, dark


def _left(glyph: Glyph) -> float:
    return glyph.box.x0


def _darkness(glyph: Glyph) -> float:
    return -glyph.light


def _twin(glyph: Glyph, kept: Sequence[Glyph], rows: Mapping[int, Sequence[int]]) -> int | None:
    """Index of the character before it, of those that are the same one, that stands in the same place.

    Only those on its own baseline are looked at: a page has a thousand of some characters.
    """
    reach = LINES.shadow * glyph.size
    y = glyph.baseline
    for row in range(int(y - 2 * reach) - 1, int(y + 2 * reach) + 2):
        for at in reversed(rows.get(row, ())):
            if kept[at].box.x0 < glyph.box.x0 - reach:
                break
            if _is_twin(kept[at], glyph, reach):
                return at
    return None


def _is_twin(one: Glyph, other: Glyph, reach: float) -> bool:
    if one.turn != other.turn or one.text.isspace():
        return False
    beside = abs(one.box.x0 - other.box.x0)
    return (
        beside <= reach
        and beside <= LINES.shadow_beside * max(one.box.width, other.box.width)
        and abs(one.baseline - other.baseline) <= reach
        and abs(one.size - other.size) <= LINES.shadow_size * one.size
    )
