"""The last tier of an upright text where it is short, and its signature: a line or two further down.

Tiers of a text have their lines on the same axes. So what stands on the axes of a text, with
nothing printed between, goes on with it, however few its lines are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.reading.box_index import BoxIndex
from articles.reading.geometry import Box
from articles.reading.sheet import Sheet

from .strings import UprightString, is_square
from .tuning import UPRIGHT

Text = list[UprightString]


def with_lower_tiers(texts: Sequence[Text], others: Sequence[Text], sheet: Sheet) -> list[Text]:
    """The texts, each with those of the other groups of strings that stand on its axes below it."""
    if not others:
        return list(texts)
    tiers = _Tiers([list(text) for text in texts], others, sheet)
    for group in sorted(others, key=lambda group: min(s.box.y0 for s in group)):
        tiers.take_in(group)
    return tiers.texts


class _Tiers:
    """Texts that grow downwards. `texts`: as they are now."""

    def __init__(self, texts: list[Text], others: Sequence[Text], sheet: Sheet) -> None:
        self.texts = texts
        self._strings = [string for group in (*texts, *others) for string in group]
        self._index = BoxIndex([string.box for string in self._strings])
        self._owners = {
            string.glyphs[0].order: at for at, text in enumerate(texts) for string in text
        }
        squares = (g.box for g in sheet.glyphs if g.turn == 0 and is_square(g))
        self._printed = BoxIndex([*squares, *_bounds(sheet)])

    def take_in(self, group: Text) -> None:
        """Into the text on whose axes all lines of the group stand, if there is one."""
        owners = {self._owner(string) for string in _uppermost(group)}
        owner = owners.pop() if len(owners) == 1 else None
        if owner is not None:
            self.texts[owner] += group
            self._owners |= {string.glyphs[0].order: owner for string in group}

    def _owner(self, string: UprightString) -> int | None:
        """The number of the text whose line ends above a string on its axis; None where something stands between."""
        box, reach = string.box, UPRIGHT.lower_tier * string.size
        touching = self._index.touching(box._replace(y0=box.y0 - reach, y1=box.y0))
        above = [line for n in touching if _is_on_axis(line := self._strings[n], string)]
        nearest = max(above, key=lambda line: line.box.y1, default=None)
        if nearest is None:
            return None
        x, slack = box.middle_x, UPRIGHT.off_axis * string.size
        between = Box(x, nearest.box.y1 + slack, x, box.y0 - slack)
        is_parted = between.y0 < between.y1 and bool(self._printed.touching(between))
        return None if is_parted else self._owners.get(nearest.glyphs[0].order)


def _uppermost(group: Text) -> Iterator[UprightString]:
    """The first string on each axis of a group: marks and digits part a line into several."""
    for string in group:
        if not any(_is_on_axis(above, string) for above in group):
            yield string


def _bounds(sheet: Sheet) -> Iterator[Box]:
    """What parts a text from another one below: rules, pictures, and the sides of frames and tints."""
    for drawing in sheet.drawings:
        box = drawing.box
        if drawing.kind in ("frame", "tint"):
            yield box._replace(y0=box.y1)
            yield box._replace(y1=box.y0)
        else:
            yield box


def _is_on_axis(line: UprightString, string: UprightString) -> bool:
    is_one_type = abs(line.size - string.size) <= UPRIGHT.other_size * string.size
    is_above = line.box.y1 <= string.box.y0
    return (
        is_above
        and is_one_type
        and (abs(line.middle_x - string.middle_x) <= UPRIGHT.off_axis * string.size)
    )
