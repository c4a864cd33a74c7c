"""Zones of upright text: where strings stand beside each other as text does, and what belongs to them.

A zone takes in the headlines at it, upright or level, and what stands inside it. Everything else
of the page is level.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.reading.geometry import Box, contains, overlap_x, overlap_y, union
from articles.reading.language.furniture_forms import is_day
from articles.reading.language.head_lines import PAPER, says_head
from articles.reading.sheet import Glyph, Sheet

from .axes import Axis, axes_of, is_in_line, written_axes
from .level_lines import follows, level_lines
from .strings import Strings, UprightString, is_square
from .texts import sizes_of, usual_size
from .tuning import UPRIGHT


@dataclass(frozen=True)
class UprightZone:
    """`axes`: for each character of an upright line, by its `order`, that of its line.

    `orders`: all characters of the zone, level ones too. `box`: around them; `text`: around the
    text alone. `sizes`: the ems of its texts in points, the usual one first. `pictures`: those
    that stand at it.
    """

    box: Box
    sizes: tuple[float, ...]
    axes: dict[int, Axis]
    orders: frozenset[int]
    text: Box
    pictures: tuple[Box, ...] = ()

    @property
    def size(self) -> float:
        return self.sizes[0]


def zone_of(text: Sequence[UprightString], strings: Strings, sheet: Sheet) -> UprightZone:
    size, sizes = usual_size(text), sizes_of(text)
    lines = _with_ends(union(s.box for s in text), text, sheet.glyphs)
    unsure = [s for s in strings.unsure if _is_any(s.size, sizes)]
    told = replace(strings, unsure=tuple(unsure))
    hull = _with_headlines(lines, text, told, sheet)
    inside = [g for g in sheet.glyphs if _is_inside(g, hull, size)]
    level = _level_text(inside, strings, size)
    members = [g for g in inside if g.order not in level]
    orders = frozenset(g.order for g in members)
    own = [s for s in (*strings.upright, *unsure) if s.glyphs[0].order in orders]
    in_line = _without_level_lines(members, union(s.box for s in text), strings.level)
    axes = written_axes(own) if sheet.is_ocr else axes_of(own, in_line)
    return UprightZone(hull, sizes, axes, orders, union(s.box for s in text))


def _with_headlines(
    hull: Box, text: Sequence[UprightString], strings: Strings, sheet: Sheet
) -> Box:
    """The box of a text with its short lines and the headlines at it."""
    size = usual_size(text)
    rules = [d.box for d in sheet.drawings if d.kind == "rule" and d.box.width > d.box.height]
    hull = _with_short_lines(hull, strings.unsure)
    hull = _with_upright_headlines(hull, strings.upright, text)
    return _with_level_headlines(hull, sheet.glyphs, size, rules)


def _without_level_lines(
    members: Sequence[Glyph], text: Box, level: Sequence[Glyph]
) -> list[Glyph]:
    """The zone's characters without those of level lines, which are no part of its upright ones."""
    beyond = _in_level_lines(text, level, members)
    return [g for g in members if g.order not in beyond]


def _in_level_lines(text: Box, level: Sequence[Glyph], members: Sequence[Glyph]) -> set[int]:
    """Orders of what stands in level lines, inside the upright text in those of several characters."""
    runs = {
        g.order for line in level_lines(level) if len(line) >= UPRIGHT.level_run for g in line
    }
    found = [g for g in level if g.order in runs or not text.y0 < g.box.middle_y < text.y1]
    squares = {g.order for g in found}
    marks = (g for g in members if not is_square(g) and any(_share_line(g, f) for f in found))
    return squares | {g.order for g in marks}


def _share_line(mark: Glyph, letter: Glyph) -> bool:
    """Whether a mark stands in a level line right before or behind a letter."""
    left, right = sorted((mark, letter), key=lambda g: g.box.x0)
    return follows(left, right)


def _is_inside(glyph: Glyph, hull: Box, size: float) -> bool:
    slack = UPRIGHT.mark_shift * size
    x, y = glyph.box.middle_x, glyph.box.middle_y
    return hull.x0 - slack <= x <= hull.x1 + slack and hull.y0 - slack <= y <= hull.y1 + slack


def _with_upright_headlines(
    hull: Box, strings: Sequence[UprightString], text: Sequence[UprightString]
) -> Box:
    """The zone's box with the upright headlines and names beside, above and below it."""
    size = usual_size(text)
    for string in sorted(strings, key=lambda s: _white(s.box, hull)):
        gap = UPRIGHT.headline_gap * max(size, string.size)
        if _white(string.box, hull) <= gap and (
            _is_level_with(string.box, hull) or _begins_level(string, text)
        ):
            hull = union([hull, string.box])
    return hull


def _white(a: Box, b: Box) -> float:
    return max(0.0, -overlap_x(a, b)) + max(0.0, -overlap_y(a, b))


def _is_level_with(box: Box, hull: Box) -> bool:
    """Whether type stands beside, above or below a zone for a good part.

    A headline may be longer than its text, which begins level with it.
    """
    if overlap_y(box, hull) > 0.5 * box.height or overlap_x(box, hull) > 0.5 * box.width:
        return True
    return overlap_y(box, hull) > 0.9 * hull.height


def _begins_level(headline: UprightString, text: Sequence[UprightString]) -> bool:
    """Whether a headline begins at the height of a line right beside it, however far it runs down."""
    reach, box = UPRIGHT.headline_gap * headline.size, headline.box
    return any(
        0 <= box.x0 - line.box.x1 <= reach
        and abs(line.box.y0 - box.y0) <= UPRIGHT.begins_level * line.size
        for line in text
    )


def _is_any(size: float, sizes: Sequence[float]) -> bool:
    return any(abs(size - one) <= UPRIGHT.other_size * one for one in sizes)


def _with_ends(hull: Box, text: Sequence[UprightString], glyphs: Sequence[Glyph]) -> Box:
    """The box of a text with the digits, words and marks that its lines begin or end with above and below it."""
    beyond = [g for g in glyphs if not is_square(g) and not g.text.isspace()]
    beyond = [g for g in beyond if not hull.y0 <= g.box.middle_y <= hull.y1]
    beyond = [g for g in beyond if hull.x0 <= g.box.middle_x <= hull.x1]
    ends = [_run_on(string, beyond) for string in text] if beyond else []
    return union([hull, *ends])


def _run_on(string: UprightString, beyond: Sequence[Glyph]) -> Box:
    """A string's box with what goes on from it up and down, solid as text is set."""
    box, reach = string.box, UPRIGHT.level_gap * string.size
    near = (g for g in beyond if is_in_line(g, string))
    for glyph in sorted(near, key=lambda g: _white(g.box, string.box)):
        if -overlap_y(box, glyph.box) <= reach:
            box = union([box, glyph.box])
    return box


def _with_short_lines(hull: Box, strings: Sequence[UprightString]) -> Box:
    """The zone's box with the lines of one character or two at its left and below it, which tell no direction."""
    for string in sorted(strings, key=lambda s: (s.box.y0 > hull.y1, -s.box.x1)):
        if _ends_text(string, hull):
            hull = union([hull, string.box])
    return hull


def _ends_text(string: UprightString, hull: Box) -> bool:
    """Whether a short line stands where the last line of a text's tier, or its last tier, does."""
    box, size = string.box, string.size
    if hull.y0 <= box.middle_y <= hull.y1:
        return 0 <= hull.x0 - box.x1 <= UPRIGHT.beside * size
    is_under = hull.x0 <= box.middle_x <= hull.x1
    return is_under and 0 <= box.y0 - hull.y1 <= UPRIGHT.below * size


def _with_level_headlines(
    hull: Box, glyphs: Sequence[Glyph], size: float, rules: Sequence[Box]
) -> Box:
    """The zone's box with the level headlines in it and right above it, from the lowest upwards.

    Above a headline type that is hardly larger than the text is its kicker.
    """
    display = [g for g in glyphs if g.turn == 0 and g.size >= UPRIGHT.level_kicker * size]
    least = UPRIGHT.display * size
    for line in sorted(level_lines(display), key=lambda line: -line[0].box.y1):
        if line[0].size < least or is_day("".join(g.text for g in line)):
            continue  # a date stands in the page's head
        box = union(g.box for g in line)
        gap = hull.y0 - box.y1
        is_near = gap <= UPRIGHT.headline_gap * line[0].size and box.y0 < hull.y1
        is_over = overlap_x(box, hull) > 0.5 * min(box.width, hull.width)
        is_parted = _is_ruled_off(box, hull, rules) and not _stands_alone(line, hull, glyphs)
        if is_near and is_over and not is_parted:
            hull = union([hull, box])
            least = UPRIGHT.level_kicker * size
    return hull


def _is_ruled_off(box: Box, hull: Box, rules: Sequence[Box]) -> bool:
    return any(
        box.y1 <= rule.middle_y <= hull.y0 and overlap_x(rule, box) > 0.5 * box.width
        for rule in rules
    )


def _stands_alone(line: Sequence[Glyph], hull: Box, glyphs: Sequence[Glyph]) -> bool:
    """Whether nothing else is printed around a level headline, as far as the text below it is wide.

    A rule between the two parts no story from another then. Below a paper's or a section's name a rule stands, too.
    """
    text = "".join(g.text for g in line)
    if len(text) < UPRIGHT.ruled_headline or _is_name_of_paper(text):
        return False
    box = union(g.box for g in line)
    around = Box(hull.x0, box.y0 - line[0].size, hull.x1, hull.y0)
    own = {g.order for g in line}
    beside = (g for g in glyphs if g.order not in own and not g.text.isspace())
    return not any(
        overlap_x(g.box, around) > 0 and overlap_y(g.box, around) > 0 for g in beside
    )


def _is_name_of_paper(text: str) -> bool:
    """江南日报, 江南日报副刊, 江南日报 2026年3月6日."""
    named = (PAPER.match(text[:end]) for end in range(len(text) - 2, len(text) + 1))
    return any(named) or says_head(text, in_head=True)


def _level_text(glyphs: Sequence[Glyph], strings: Strings, size: float) -> set[int]:
    """Orders of the characters of level text that lies inside the zone: paragraphs, not headlines or captions."""
    level = {g.order for g in strings.level}
    texts = [g for g in glyphs if g.order in level and g.size <= UPRIGHT.display * size]
    if len(texts) < UPRIGHT.text_characters:
        return set()
    around = union(g.box for g in texts)
    upright = [s for s in strings.upright if contains(around, s.box)]
    return set() if upright else {g.order for g in glyphs if contains(around, g.box, size / 2)}
