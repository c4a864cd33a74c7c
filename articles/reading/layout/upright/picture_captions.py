"""Captions at pictures of pages with upright text, which often run the other way than the text does.

An upright caption stands at a side of its picture, also beside level text; a level one below its
picture, also in an upright story. Both are told before any line is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.reading.geometry import Box, grown, overlap_x, overlap_y, union, white_between
from articles.reading.language import captions, measure
from articles.reading.language.photo_credits import behind_caption
from articles.reading.sheet import Glyph, Sheet

from .level_lines import level_lines
from .strings import UprightString
from .tuning import UPRIGHT


def images_of(sheet: Sheet) -> list[Box]:
    return [d.box for d in sheet.drawings if d.kind == "image"]


def glyphs_near(glyphs: Sequence[Glyph], images: Sequence[Box]) -> list[Glyph]:
    """The characters that stand where a picture's caption may, or right beside that.

    Asked of every character of a page, so it makes no value for one, and asks first which are
    anywhere near.
    """
    if not glyphs or not images:
        return []
    reach = UPRIGHT.caption_reach * max([glyph.size for glyph in glyphs])
    x0, y0, x1, y1 = grown(union(images), reach)
    around = [g for g in glyphs if 2 * y0 <= g.box.y0 + g.box.y1 <= 2 * y1]
    around = [g for g in around if 2 * x0 <= g.box.x0 + g.box.x1 <= 2 * x1]
    return [glyph for glyph in around if _is_near(glyph, images)]


def _is_near(glyph: Glyph, images: Sequence[Box]) -> bool:
    reach = UPRIGHT.caption_reach * glyph.size
    x0, y0, x1, y1 = glyph.box
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    for left, top, right, foot in images:
        if left - reach <= x <= right + reach and top - reach <= y <= foot + reach:
            return True
    return False


def strings_at_sides(
    strings: Sequence[UprightString], images: Sequence[Box]
) -> list[list[UprightString]]:
    """Strings beside pictures and no higher, those of one caption from right to left."""
    return [side for image in images for side in _sides(strings, image) if side]


def _sides(
    strings: Sequence[UprightString], image: Box
) -> tuple[list[UprightString], list[UprightString]]:
    """The strings at a picture's right and left side, each side's from right to left."""
    beside: list[UprightString] = []
    for string in sorted(strings, key=lambda s: white_between(s.box, image)):
        if _is_beside(string, image) or _goes_on(string, beside):
            beside.append(string)
    beside.sort(key=lambda s: -s.middle_x)
    right = [s for s in beside if s.middle_x > image.middle_x]
    return right, [s for s in beside if s not in right]


def _is_beside(string: UprightString, image: Box) -> bool:
    box, em = string.box, string.size
    gap = -overlap_x(box, image)
    is_near = -UPRIGHT.off_line * em <= gap <= UPRIGHT.caption_gap * em
    covered = overlap_y(box, image)
    return is_near and covered >= UPRIGHT.caption_beside * box.height


def _goes_on(string: UprightString, others: Sequence[UprightString]) -> bool:
    """Whether a string stands right below another one, as a credit does behind a blank, or is its next line."""
    em = string.size
    return any(
        _is_below(string, other) or _is_next_line(string, other)
        for other in others
        if abs(other.size - em) <= UPRIGHT.other_size * em
    )


def _is_below(string: UprightString, other: UprightString) -> bool:
    em = string.size
    is_on_axis = abs(string.middle_x - other.middle_x) <= UPRIGHT.off_line * em
    return is_on_axis and -UPRIGHT.credit_gap * em <= overlap_y(string.box, other.box) <= 0


def _is_next_line(string: UprightString, other: UprightString) -> bool:
    gap = -overlap_x(string.box, other.box)
    is_level = abs(string.box.y0 - other.box.y0) <= UPRIGHT.caption_gap * string.size
    return is_level and 0 <= gap <= UPRIGHT.caption_leading * string.size


def is_caption(text: str) -> bool:
    """Whether words at a picture end as a caption does: in a credit or with a sentence."""
    said = " ".join(text.split())
    return bool(said) and (
        captions.is_caption_text(said)
        or behind_caption(said) is not None
        or measure.ends_sentence(said)
    )


def level_caption(glyphs: Sequence[Glyph], image: Box, size: float) -> list[Glyph]:
    """The characters of the level lines right below a picture that are its caption.

    `size`: the em of the text around, in points.
    """
    reach = UPRIGHT.caption_lines * size
    below = [
        g
        for g in glyphs
        if g.turn == 0
        and g.size <= (1 + UPRIGHT.off_line) * size
        and image.x0 - size <= g.box.middle_x <= image.x1 + size
        and image.y1 - UPRIGHT.off_line * size <= g.box.middle_y <= image.y1 + reach
    ]
    lines = list(_following_lines(below, image.y1, size))
    found = [glyph for line in lines for glyph in line]
    return found if is_caption("".join(g.text for g in found)) else []


def _following_lines(glyphs: Sequence[Glyph], top: float, size: float) -> Iterator[list[Glyph]]:
    """Level lines below each other without a wide blank between, the first one right below `top`."""
    foot = top
    for line in sorted(
        level_lines(glyphs), key=lambda line: (line[0].baseline, line[0].box.x0)
    ):
        if line[0].box.y0 - foot > UPRIGHT.caption_gap * size:
            return
        foot = max(glyph.box.y1 for glyph in line)
        yield line


def is_at(image: Box, text: Box, size: float) -> bool:
    """Whether a picture stands right beside, above or below an upright text, or in it."""
    reach = UPRIGHT.picture_gap * size
    across, down = overlap_x(image, text), overlap_y(image, text)
    is_beside = down > 0.5 * min(image.height, text.height) and across >= -reach
    is_over = across > 0.5 * min(image.width, text.width) and down >= -reach
    return is_beside or is_over


def has_level_text(
    image: Box, level: Sequence[Glyph], own: Sequence[Glyph], reach: float
) -> bool:
    """Whether level text stands within `reach` points of a picture, apart from its caption."""
    caption = {glyph.order for glyph in own}
    around = grown(image, reach)
    near = [
        g
        for g in level
        if g.order not in caption
        and around.x0 <= g.box.middle_x <= around.x1
        and around.y0 <= g.box.middle_y <= around.y1
    ]
    return len(near) >= UPRIGHT.text_characters
