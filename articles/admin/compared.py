"""Two snapshots side by side, as the page shows them: field by field, paragraph beside paragraph, words marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.text.alignment import aligned, likeness
from articles.text.comparison import Passage, compare

from .snapshots import PICTURE, Part, SnapshotField

CHANCE = 0.15  # of the pairs of characters, which strangers share
SHORT = 4  # characters: of fewer, likeness says nothing


@dataclass(frozen=True)
class Side:
    """A part with what the other side does not have marked."""

    passages: tuple[Passage, ...]
    kind: str = ""
    image: str = ""

    @property
    def own_characters(self) -> int:
        """How many characters the other side does not have; of a picture none."""
        if self.kind == PICTURE:
            return 0
        return sum(len(passage.text) for passage in self.passages if passage.is_own)

    @property
    def text(self) -> str:
        return "".join(passage.text for passage in self.passages)


@dataclass(frozen=True)
class ComparedRow:
    """A part beside the one that it became; None where it has no counterpart."""

    one: Side | None
    other: Side | None
    is_changed: bool


@dataclass(frozen=True)
class Stretch:
    """Rows that follow each other and have all changed, or none of them."""

    rows: tuple[ComparedRow, ...]
    is_changed: bool


@dataclass(frozen=True)
class ComparedField:
    """`is_set_otherwise`: the words are the same, links, emphasis or roles are not."""

    name: str
    label: str
    stretches: tuple[Stretch, ...]
    is_changed: bool
    is_set_otherwise: bool = False

    @property
    def changed_rows(self) -> list[ComparedRow]:
        return [row for stretch in self.stretches for row in stretch.rows if row.is_changed]


@dataclass(frozen=True)
class SideWords:
    """What the two sides are called, and what stands where one of them has nothing."""

    before: str
    after: str
    not_before: str
    not_after: str


def compare_snapshots(
    one: Sequence[SnapshotField], other: Sequence[SnapshotField]
) -> list[ComparedField]:
    """In the order of `other`; a field that one of the two does not know counts as empty there."""
    before = {field.name: field for field in one}
    return [
        _compared(before.get(after.name) or _empty(after), after)
        for after in other
        if after.parts or before.get(after.name, after).parts or after.name in before
    ]


def _empty(field: SnapshotField) -> SnapshotField:
    return SnapshotField(field.name, field.label, "", ())


def _compared(one: SnapshotField, other: SnapshotField) -> ComparedField:
    is_changed = one.value != other.value
    rows = _rows(one.parts, other.parts)
    is_same_text = not any(row.is_changed for row in rows)
    stretches = tuple(
        Stretch(tuple(group), changed)
        for changed, group in groupby(rows, key=lambda row: row.is_changed)
    )
    return ComparedField(
        other.name, other.label, stretches, is_changed, is_changed and is_same_text
    )


def _rows(one: Sequence[Part], other: Sequence[Part]) -> list[ComparedRow]:
    if len(one) == len(other) == 1:  # one line became the other, however unlike
        return [_pair(one[0], other[0])]
    pairs = aligned([part.text for part in one], [part.text for part in other])
    return [
        _pair(one[left], other[right])
        if left is not None and right is not None
        else _alone(one, other, left, right)
        for left, right in pairs
    ]


def _pair(one: Part, other: Part) -> ComparedRow:
    is_changed = (one.text, one.kind) != (other.text, other.kind)
    if one.text == other.text or PICTURE in (one.kind, other.kind) or _is_unlike(one, other):
        differs = one.text != other.text
        sides = (Passage(one.text, differs),), (Passage(other.text, differs),)
    else:
        comparison = compare(one.text, other.text)
        sides = comparison.one, comparison.other
    return ComparedRow(
        Side(sides[0], one.kind, one.image), Side(sides[1], other.kind, other.image), is_changed
    )


def _is_unlike(one: Part, other: Part) -> bool:
    """Nothing but chance characters in common: marked one by one they would only confuse."""
    is_long = min(len(one.text), len(other.text)) >= SHORT
    return is_long and likeness(one.text, other.text) < CHANCE


def _alone(
    one: Sequence[Part], other: Sequence[Part], left: int | None, right: int | None
) -> ComparedRow:
    part = one[left] if left is not None else other[right or 0]
    side = Side((Passage(part.text, True),), part.kind, part.image)
    return ComparedRow(side, None, True) if left is not None else ComparedRow(None, side, True)
