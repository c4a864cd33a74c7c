"""Characters that are printed twice, for a shadow or an outline, count once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from articles.reading.sheet import Glyph

from .tuning import LINES

# Characters to the right of one that are compared with it before all are looked at closely
_STEPS = 12
_x0 = attrgetter("x0")


def dedupe_glyphs(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], set[int]]:
    """The characters, each once, and the `order` of those that stand there twice.

    The darker of the two stays: a shadow is paler than what throws it.
    """
    groups = [group for group in _by_text(glyphs) if _may_hold_twins(group)]
    pairs = [pair for group in groups for pair in _twins(group)]
    if not pairs:
        return list(glyphs), set()
    shadows = {pale.order for pale, _ in pairs}
    doubled = {glyph.order for pair in pairs for glyph in pair}
    return [g for g in glyphs if g.order not in shadows], doubled


def _by_text(glyphs: Sequence[Glyph]) -> Iterable[list[Glyph]]:
    """Only the same character can be a shadow: comparing each with every other one would take seconds a page."""
    groups: defaultdict[str, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        groups[glyph.text].append(glyph)
    return groups.values()


def _may_hold_twins(group: Sequence[Glyph]) -> bool:
    """Whether any two may stand in one place, told from their places alone: of most characters none do."""
    if len(group) == 1:
        return False
    _, boxes, baselines, sizes, *_ = zip(*group, strict=True)
    reach = LINES.shadow * max(sizes)
    places = sorted(zip(map(_x0, boxes), baselines, strict=True))
    for step in range(1, min(len(places), _STEPS)):
        pairs = zip(places, places[step:], strict=False)
        off = [abs(y - other_y) for (x, y), (other_x, other_y) in pairs if other_x - x <= reach]
        if not off:
            return False
        if min(off) <= reach:
            return True
    return len(places) > _STEPS  # in columns of figures, of which hundreds begin in one place


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
