"""What PDFium's list of characters says only of several together: halves of one, and boxes that several share."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.reading.language.characters import depends_on_script, is_simplified, ordinary
from articles.reading.language.measure import is_han
from articles.reading.sheet import Glyph

from .direct import Characters

_SURROGATES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)  # first and second half, UTF-16

_SAME_LINE = 0.3  # ems by which baselines inside a line differ
_WORD_SPACE = 0.18  # ems of blank from which a space was meant


def whole(asked: Characters) -> Characters:
    """Characters above U+FFFF come as two halves in one box: as one, the second without an object."""
    if max(asked.codes, default=0) < _SURROGATES[0].start:
        return asked  # nearly always
    halves = [n for n, code in enumerate(asked.codes) if code in _SURROGATES[0]]
    objects, codes = list(asked.objects), list(asked.codes)
    for n in halves:
        if n + 1 < len(codes) and codes[n + 1] in _SURROGATES[1]:
            codes[n] = 0x10000 + (codes[n] - 0xD800) * 0x400 + codes[n + 1] - 0xDC00
            objects[n + 1] = None
    return replace(asked, objects=objects, codes=codes) if halves else asked


def parted(found: Sequence[Glyph]) -> Iterator[Glyph]:
    """Characters that one glyph shows (ﬁ, ——) side by side in its box: PDFium gives each the
    whole of it.

    They follow each other in the stream and stand in the same place to the last digit: no
    shadow does both.
    """
    boxes = [glyph.box for glyph in found]
    if not any(map(operator.eq, boxes, boxes[1:])):
        yield from found
        return
    at = 0
    while at < len(found):
        end = _end_of_glyph(found, at)
        if end - at > 1 and found[at].turn == 0:
            yield from _side_by_side(found[at:end])
        else:
            yield from found[at:end]
        at = end


def _end_of_glyph(found: Sequence[Glyph], at: int) -> int:
    """The end of the characters that share the box of the one `at`."""
    glyph, end = found[at], at + 1
    while (
        end < len(found)
        and found[end].box == glyph.box
        and found[end].order == glyph.order + end - at
    ):
        end += 1
    return end


def _side_by_side(found: Sequence[Glyph]) -> Iterator[Glyph]:
    box = found[0].box
    width = box.width / len(found)
    for n, glyph in enumerate(found):
        left = box.x0 + n * width
        yield glyph._replace(box=box._replace(x0=left, x1=left + width))


def without_word_breaks(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """An OCR layer's glyphs without the blanks that the program put between Chinese words.

    The character before a blank takes its place in: programs tile a line with boxes, and a gap
    would look like a gutter.
    """
    at = 0
    while at < len(glyphs):
        glyph, others = glyphs[at], glyphs[at + 1 : at + 3]
        if len(others) == 2 and _is_word_break(glyph, *others):
            wider = glyph.box._replace(x1=max(glyph.box.x1, others[0].box.x1))
            glyph, at = glyph._replace(box=wider), at + 1
        yield glyph
        at += 1


def _is_word_break(before: Glyph, blank: Glyph, after: Glyph) -> bool:
    if blank.text.strip() or not (is_han(before.text) and is_han(after.text)):
        return False
    return before.baseline == blank.baseline == after.baseline


def text_of_layer(glyphs: Sequence[Glyph]) -> str:
    """An OCR layer's characters as it has them, with a blank wherever the next one does not stand right behind."""
    pieces = [glyph.text for glyph in glyphs[:1]]
    for left, right in itertools.pairwise(glyphs):
        gap = (right.box.x0 - left.box.x1) / max(left.size, right.size)
        is_level = abs(right.baseline - left.baseline) <= _SAME_LINE * right.size
        pieces.append(right.text if is_level and -1 < gap < _WORD_SPACE else f" {right.text}")
    return "".join(pieces)


def in_page_script(glyphs: Sequence[Glyph], codes: Sequence[int]) -> list[Glyph]:
    """The glyphs, each radical of several meanings (⼾) as the character of the page's own script.

    `codes`: what the file says of each character, by the glyph's `order`.
    """
    if not any(map(depends_on_script, map(chr, set(codes)))):
        return list(glyphs)
    radicals = [n for n, g in enumerate(glyphs) if depends_on_script(chr(codes[g.order]))]
    if not radicals or not is_simplified("".join(g.text for g in glyphs)):
        return list(glyphs)
    found = list(glyphs)
    for n in radicals:
        text = ordinary(chr(codes[found[n].order]), is_simplified=True)
        found[n] = found[n]._replace(text=text)
    return found
