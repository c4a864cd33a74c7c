"""The text that a line's characters make: a space where one is set, and where a blank between words shows one.

Blanks come from justifying and from letter-spacing, too. Between Chinese characters those of the
whole line tell what is usual. Words and numbers are set in other fonts, whose characters are
narrower; in a line that is set wide they may be set close, or each in a cell an em wide. So
each of them is told by its own blanks.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Iterator, Sequence

from articles.reading.language import measure
from articles.reading.language.latin import letters
from articles.reading.sheet import Glyph

from .tuning import LINES

# Ems: no blank that is smaller is a word space, whatever stands around it.
_LEAST_BLANK = min(LINES.latin_space, LINES.han_space, LINES.gutter)
_BARE_LEAD_IN = re.compile(
    rf"本[报台网社刊](?:讯|消息)\s*(?:记者|通讯员)[{measure.HAN_CLASS}·、\s]{{2,20}}(?<!报道)"
)
_BLANK = re.compile(r"\s")


def text_of(glyphs: Sequence[Glyph]) -> str:
    gaps = [
        (right.box.x0 - left.box.x1) / right.size for left, right in itertools.pairwise(glyphs)
    ]
    texts = [glyph.text for glyph in glyphs]
    wide = [at for at, gap in enumerate(gaps, 1) if gap > _LEAST_BLANK]
    if wide:
        usual = max(0.0, statistics.median(gaps))  # what justifying or letter-spacing leaves
        for at in _spaces(glyphs, wide, usual):
            texts[at] = f" {texts[at]}"
    if end := _end_of_lead_in(glyphs):
        texts[end] = f" {texts[end]}"
    text = "".join(texts)
    words = text.split()
    if len(words) == 1:
        return words[0]  # as nearly every Chinese line is
    return unspaced(_BLANK.sub(" ", text).strip())


def _end_of_lead_in(glyphs: Sequence[Glyph]) -> int | None:
    """Where the type changes behind 本报讯 记者 X: nothing else parts the name from the text."""
    if glyphs[0].text != "本":
        return None
    ends = (at for at, glyph in enumerate(glyphs) if glyph.style != glyphs[0].style)
    end = next(ends, None)
    lead = "".join(glyph.text for glyph in glyphs[:end])
    return end if end and _BARE_LEAD_IN.fullmatch(lead) else None


def _spaces(glyphs: Sequence[Glyph], wide: Sequence[int], usual: float) -> Iterator[int]:
    """Which of some characters have a space before them that was not set.

    `wide`: indexes of those with a blank before them; `usual`: the line's blanks, in ems.
    """
    is_all_latin = letters.is_latin_text("".join(g.text for g in glyphs))
    words = {
        at: word
        for word in _words(glyphs, is_all_latin)
        for at in range(word[0] + 1, word[1] + 1)
    }
    for at in wide:
        left, right = glyphs[at - 1], glyphs[at]
        if left.text.isspace() or right.text.isspace():
            continue
        if at in words:
            start, end = words[at]
            if _parts_words(glyphs[start : end + 1], at - 1 - start, usual):
                yield at
        elif _parts_han(left, right, usual):
            yield at


def _words(glyphs: Sequence[Glyph], is_all_latin: bool) -> Iterator[tuple[int, int]]:
    """First and last index of each stretch of Latin letters, figures and their marks, where it is longer than one.

    `is_all_latin`: nothing else stands in the line, so that “ and … are Latin marks, too.
    """
    start = 0
    is_of_word = letters.is_latin if is_all_latin else _is_ascii_or_letter
    for is_latin, group in itertools.groupby(
        glyphs, lambda glyph: not glyph.text.isspace() and is_of_word(glyph.text)
    ):
        end = start + len(list(group))
        if is_latin and end - start > 1:
            yield start, end - 1
        start = end


def _is_ascii_or_letter(text: str) -> bool:
    return text.isascii() or letters.is_letter(text)


def _parts_words(stretch: Sequence[Glyph], at: int, usual: float) -> bool:
    """Whether the blank behind the character at an index is wider than letter-spacing."""
    left, right = stretch[at], stretch[at + 1]
    if left.text in letters.CLOSING and right.text in letters.OPENING:
        return _gap(left, right) > LINES.latin_space
    if not left.text.isalnum() and not right.text.isalnum():
        return _gap(left, right) > LINES.gutter
    if _stand_in_cells(stretch, usual):
        return False
    gaps = [_gap(*pair) for pair in itertools.pairwise(stretch)]
    spacing = statistics.median_low(gaps) if len(gaps) > 1 else usual
    return gaps[at] > LINES.latin_space + max(0.0, spacing)


def _gap(left: Glyph, right: Glyph) -> float:
    """Ems of blank between two characters, in the larger one's size."""
    return (right.box.x0 - left.box.x1) / max(left.size, right.size)


def _stand_in_cells(stretch: Sequence[Glyph], usual: float) -> bool:
    """Whether characters are set in cells as wide as a Chinese character, at the left or in the middle of each."""
    if len(stretch) == 2 and not stretch[0].text.isdigit():
        return False
    return _is_even([g.box.x0 / g.size for g in stretch], usual) or _is_even(
        [g.box.middle_x / g.size for g in stretch], usual
    )


def _is_even(places: Sequence[float], usual: float) -> bool:
    steps = [after - before for before, after in itertools.pairwise(places)]
    if max(steps) - min(steps) > LINES.uneven_cells:
        return False
    return abs(statistics.median(steps) - 1 - usual) <= LINES.uneven_cells + usual


def _parts_han(left: Glyph, right: Glyph, usual: float) -> bool:
    """Whether the blank between two characters, one of them at least Chinese, is a space."""
    gap = _gap(left, right)
    spacing = LINES.han_space + LINES.spaced_out * usual
    is_han = measure.is_han(left.text) and measure.is_han(right.text)
    return gap > (spacing if is_han else max(LINES.gutter, spacing))


def unspaced(text: str) -> str:
    """A text that is letter-spaced with spaces (凌 远 科) without them; every other text as it is."""
    words = text.split()
    if len(words) < LINES.spaced_letters:
        return text
    return "".join(words) if all(len(word) == 1 for word in words) else text
