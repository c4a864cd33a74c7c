"""Zones of upright text: where strings stand beside each other as text does, and what belongs to them.

A zone takes in the headlines at it, upright or level, and what stands inside it. Everything else
of the page is level.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from articles.reading.box_index import BoxIndex
from articles.reading.geometry import Box, contains, overlap_x, overlap_y, union
from articles.reading.language import measure
from articles.reading.sheet import Glyph, Sheet

from .strings import Strings, UprightString, is_square, may_hold_upright_text, strings_of
from .tuning import UPRIGHT

Axis = tuple[float, float]  # the middle of an upright line and its em, in points


@dataclass(frozen=True)
class UprightZone:
    """`axes`: for each character of an upright line, by its `order`, the line's middle and its em, in points.

    `orders`: all characters of the zone, level ones too. `box`: around them. `size`: the em of
    its text in points.
    """

    box: Box
    size: float
    axes: dict[int, Axis]
    orders: frozenset[int]


def upright_zones(sheet: Sheet) -> list[UprightZone]:
    """The zones from right to left; none on nearly every page."""
    if sheet.is_ocr or not may_hold_upright_text(sheet.glyphs):
        return []
    strings = strings_of(sheet.glyphs)
    texts = list(_texts(strings.upright, sheet))
    zones = [_zone(text, strings, sheet) for text in _merged(texts, strings)]
    return sorted(zones, key=lambda zone: -zone.box.x1)


def _texts(strings: Sequence[UprightString], sheet: Sheet) -> Iterator[list[UprightString]]:
    """Strings of one size near each other that are long, many and have marks between the words."""
    marks = BoxIndex([g.box for g in sheet.glyphs if g.text in measure.SQUEEZABLE])
    for group in _near_each_other(strings):
        long = [s for s in group if len(s.glyphs) >= UPRIGHT.text_string]
        characters = sum(len(s.glyphs) for s in long)
        if len(long) < UPRIGHT.text_strings or characters < UPRIGHT.text_characters:
            continue
        inside = marks.touching(union(s.box for s in group))
        if len(inside) * UPRIGHT.for_a_mark >= characters:
            yield group


def _near_each_other(strings: Sequence[UprightString]) -> Iterable[list[UprightString]]:
    """Strings of one size in groups, each with those beside and below it (union-find)."""
    owner = list(range(len(strings)))

    def find(at: int) -> int:
        while owner[at] != at:
            owner[at] = owner[owner[at]]
            at = owner[at]
        return at

    index = BoxIndex([s.box for s in strings])
    for n, string in enumerate(strings):
        across, down = UPRIGHT.beside * string.size, UPRIGHT.below * string.size
        x0, y0, x1, y1 = string.box
        for other in index.touching(Box(x0 - across, y0 - down, x1 + across, y1 + down)):
            if _is_one_type(string, strings[other]):
                owner[find(other)] = find(n)
    groups: defaultdict[int, list[UprightString]] = defaultdict(list)
    for n, string in enumerate(strings):
        groups[find(n)].append(string)
    return groups.values()


def _is_one_type(a: UprightString, b: UprightString) -> bool:
    return abs(a.size - b.size) <= UPRIGHT.other_size * a.size


def _merged(
    texts: Iterable[list[UprightString]], strings: Strings
) -> list[list[UprightString]]:
    """Texts with no level text between them as one, each compared with those before it."""
    level = BoxIndex([g.box for g in strings.level])
    found: list[list[UprightString]] = []
    for text in sorted(texts, key=lambda group: min(s.box.y0 for s in group)):
        fits = [one for one in found if _is_free_of_level(one, text, level, strings.level)]
        if fits:
            fits[0] += text
        else:
            found.append(list(text))
    return found


def _is_free_of_level(
    one: Sequence[UprightString],
    other: Sequence[UprightString],
    level: BoxIndex,
    glyphs: Sequence[Glyph],
) -> bool:
    both = [*one, *other]
    size = _usual_size(both)
    inside = [glyphs[n] for n in level.touching(union(s.box for s in both))]
    texts = sum(glyph.size <= UPRIGHT.display * size for glyph in inside)
    return texts <= UPRIGHT.level_share * sum(len(s.glyphs) for s in both)


def _usual_size(strings: Sequence[UprightString]) -> float:
    counts: defaultdict[float, int] = defaultdict(int)
    for string in strings:
        counts[string.size] += len(string.glyphs)
    return max(counts, key=lambda size: counts[size])


def _zone(text: Sequence[UprightString], strings: Strings, sheet: Sheet) -> UprightZone:
    size = _usual_size(text)
    hull = union(s.box for s in text)
    rules = [d.box for d in sheet.drawings if d.kind == "rule" and d.box.width > d.box.height]
    hull = _with_short_lines(hull, strings.unsure, size)
    hull = _with_upright_headlines(hull, strings.upright, size)
    hull = _with_level_headlines(hull, sheet.glyphs, size, rules)
    inside = [g for g in sheet.glyphs if _is_inside(g, hull, size)]
    level = _level_text(inside, strings, size)
    members = [g for g in inside if g.order not in level]
    orders = frozenset(g.order for g in members)
    unsure = [s for s in strings.unsure if abs(s.size - size) <= UPRIGHT.other_size * size]
    own = [s for s in (*strings.upright, *unsure) if s.glyphs[0].order in orders]
    in_line = _without_level_lines(members, union(s.box for s in text), strings.level)
    return UprightZone(hull, size, _axes(own, in_line), orders)


def _without_level_lines(
    members: Sequence[Glyph], text: Box, level: Sequence[Glyph]
) -> list[Glyph]:
    """The zone's characters without those of level lines above or below its upright text."""
    beyond = _level_lines_beyond(text, level, members)
    return [g for g in members if g.order not in beyond]


def _level_lines_beyond(
    text: Box, level: Sequence[Glyph], members: Sequence[Glyph]
) -> set[int]:
    """Orders of what stands in level lines above or below the upright text: no part of its lines."""
    found = [g for g in level if not text.y0 < g.box.middle_y < text.y1]
    squares = {g.order for g in found}
    marks = (g for g in members if not is_square(g) and any(_share_line(g, f) for f in found))
    return squares | {g.order for g in marks}


def _share_line(mark: Glyph, letter: Glyph) -> bool:
    """Whether a mark stands in a level line right before or behind a letter."""
    left, right = sorted((mark, letter), key=lambda g: g.box.x0)
    return _follows(left, right)


def _is_inside(glyph: Glyph, hull: Box, size: float) -> bool:
    slack = UPRIGHT.mark_shift * size
    x, y = glyph.box.middle_x, glyph.box.middle_y
    return hull.x0 - slack <= x <= hull.x1 + slack and hull.y0 - slack <= y <= hull.y1 + slack


def _with_upright_headlines(hull: Box, strings: Sequence[UprightString], size: float) -> Box:
    """The zone's box with the upright headlines and names beside, above and below it."""
    for string in sorted(strings, key=lambda s: _white(s.box, hull)):
        gap = UPRIGHT.headline_gap * max(size, string.size)
        if _white(string.box, hull) <= gap and _is_level_with(string.box, hull):
            hull = union([hull, string.box])
    return hull


def _white(a: Box, b: Box) -> float:
    return max(0.0, -overlap_x(a, b)) + max(0.0, -overlap_y(a, b))


def _is_level_with(box: Box, hull: Box) -> bool:
    return overlap_y(box, hull) > 0.5 * box.height or overlap_x(box, hull) > 0.5 * box.width


def _with_short_lines(hull: Box, strings: Sequence[UprightString], size: float) -> Box:
    """The zone's box with the lines of one character or two at its left, which tell no direction."""
    near = [s for s in strings if abs(s.size - size) <= UPRIGHT.other_size * size]
    for string in sorted(near, key=lambda s: -s.box.x1):
        white = hull.x0 - string.box.x1
        is_inside = hull.y0 <= string.box.middle_y <= hull.y1
        if is_inside and 0 <= white <= UPRIGHT.beside * size:
            hull = union([hull, string.box])
    return hull


def _with_level_headlines(
    hull: Box, glyphs: Sequence[Glyph], size: float, rules: Sequence[Box]
) -> Box:
    """The zone's box with the level headlines in it and right above it, from the lowest upwards."""
    display = [g for g in glyphs if g.turn == 0 and g.size >= UPRIGHT.display * size]
    for line in sorted(_level_lines(display), key=lambda line: -line[0].box.y1):
        box = union(g.box for g in line)
        gap = hull.y0 - box.y1
        is_near = gap <= UPRIGHT.headline_gap * line[0].size and box.y0 < hull.y1
        is_over = overlap_x(box, hull) > 0.5 * min(box.width, hull.width)
        if is_near and is_over and not _is_ruled_off(box, hull, rules):
            hull = union([hull, box])
    return hull


def _level_lines(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Characters that follow each other on one baseline in one size."""
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda g: (round(g.baseline), g.box.x0)):
        if line and not _follows(line[-1], glyph):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _follows(left: Glyph, right: Glyph) -> bool:
    em = left.size
    return (
        abs(left.baseline - right.baseline) <= UPRIGHT.other_size * em
        and abs(left.size - right.size) <= UPRIGHT.other_size * em
        and -UPRIGHT.overlap * em <= right.box.x0 - left.box.x1 <= UPRIGHT.gap * em
    )


def _is_ruled_off(box: Box, hull: Box, rules: Sequence[Box]) -> bool:
    return any(
        box.y1 <= rule.middle_y <= hull.y0 and overlap_x(rule, box) > 0.5 * box.width
        for rule in rules
    )


def _level_text(glyphs: Sequence[Glyph], strings: Strings, size: float) -> set[int]:
    """Orders of the characters of level text that lies inside the zone: paragraphs, not headlines or captions."""
    level = {g.order for g in strings.level}
    texts = [g for g in glyphs if g.order in level and g.size <= UPRIGHT.display * size]
    if len(texts) < UPRIGHT.text_characters:
        return set()
    around = union(g.box for g in texts)
    upright = [s for s in strings.upright if contains(around, s.box)]
    return set() if upright else {g.order for g in glyphs if contains(around, g.box, size / 2)}


def _axes(strings: Sequence[UprightString], glyphs: Sequence[Glyph]) -> dict[int, Axis]:
    """Each character of an upright line with the line's axis; marks, digits and words in it, too."""
    axes = {g.order: (s.middle_x, s.size) for s in strings for g in s.glyphs}
    index = BoxIndex([s.box for s in strings])
    for glyph in glyphs:
        if glyph.order in axes or glyph.turn not in (0, 90):
            continue
        string = _string_around(glyph, strings, index)
        if string is not None:
            axes[glyph.order] = string.middle_x, string.size
    return axes


def _string_around(
    glyph: Glyph, strings: Sequence[UprightString], index: BoxIndex
) -> UprightString | None:
    """The string that a mark, a digit or a letter stands in or right above or below."""
    em, box = glyph.size, glyph.box
    beyond = UPRIGHT.beyond * em
    x = box.middle_x
    asked = Box(x - em, box.y0 - beyond, x + em, box.y1 + beyond)
    near = [strings[n] for n in index.touching(asked)]
    fits = [s for s in near if _is_in_line(glyph, s)]
    return min(fits, key=lambda s: (_down_to(s, box), abs(s.middle_x - x)), default=None)


def _down_to(string: UprightString, box: Box) -> float:
    return max(0.0, -overlap_y(string.box, box))


def _is_in_line(glyph: Glyph, string: UprightString) -> bool:
    """Whether a character's middle is the string's, or, of a mark, a little to the right of it."""
    if glyph.size > (1 + UPRIGHT.other_size) * string.size:
        return False
    off = (glyph.box.middle_x - string.middle_x) / string.size
    is_mark = glyph.text in measure.SQUEEZABLE
    return -UPRIGHT.off_line <= off <= (UPRIGHT.mark_shift if is_mark else UPRIGHT.off_line)
