"""Captions: lines that end in a credit (新华社记者 X 摄), or begin as only a caption does (图为 …)."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence, Set
from dataclasses import dataclass

from articles.story import StoryPicture

from . import byline_heads, measure
from .credits import CreditLine
from .lines import TextLine, joined
from .photo_credits import behind_caption

# characters: papers write captions of one to four sentences; a longer text is an article
LONGEST_CAPTION = 220
# lines of the longest captions, which stand in narrow columns beside their picture
MOST_CAPTION_LINES = 14
# times the page's median line width: text is never set so wide, only a caption below a wide picture
WIDE_CAPTION = 1.5

# Ems by which lines of one block differ in width: a mark that hangs past the measure or is
# squeezed, a Latin word that went to the next line whole.
_SHORTER, _LONGER = 1.2, 1.5
_NO_INDENT = 1.5  # ems of blanks at a line's head that are less than an indent
# Ems, at most and at least, by which a line is shorter that was set in by two
_INDENTED = (3.2, 1.2)
# ems by which the caption's first line may be shorter: set in, and not quite full
_LAST_AND_INDENTED = 3.5
_CREDIT_ALONE = 2.0  # ems of a last line that holds no more than 摄

# 影, 片: torn by the line end
_MAY_END_A_CREDIT = re.compile(r"(?:[摄攝撮]影?|[图圖]片?|照片|供[图圖]|^[影片])[）)]?$|[）)]$")
_WHICH = "图|上图|下图|左图|右图|大图|小图|图片|照片|题图|主图|组图|中图"
_CUE = re.compile(
    rf"""
      ^[▲▼△▽←→↑↓◀▶]
    | ^(?:{_WHICH})(?:为|：|:|[①-⑳\d一二三四]|（)
    | ^图[①-⑳]
    | ^[▲▼]?(?:近日|日前|昨日|昨天|连日来|\d+月\d+日)，
    """,
    re.VERBOSE,
)
_SURE_CUE = re.compile(r"^[▲▼△▽]?(?:图|上图|下图|左图|右图|题图|主图|组图)(?:为|①|②|③|：)")


@dataclass(frozen=True)
class Caption:
    """A picture's words: its lines on the page and what they say."""

    lines: tuple[TextLine, ...]
    picture: StoryPicture


def find_captions(lines: Sequence[TextLine], taken: Set[int]) -> tuple[Caption, ...]:
    """The captions that end in a credit. `taken` are indexes of lines that are something else for sure."""
    found: list[Caption] = []
    used = set(taken)
    usual = statistics.median([line.width for line in lines]) if lines else 0.0
    search = _CaptionSearch(lines, used, usual)
    for at, line in enumerate(lines):
        caption = None if line.index in used else search.ending_at(at)
        if caption:
            found.append(caption)
            used |= {part.index for part in caption.lines}
    return tuple(found)


def make_caption(lines: Sequence[TextLine]) -> Caption | None:
    """The caption that the lines print, its credit taken off; None where they hold nothing but a credit."""
    text = joined(lines)
    credited = behind_caption(text)
    credit_line, caption = credited if credited else (CreditLine(), text)
    if not caption.strip():
        return None
    return Caption(tuple(lines), StoryPicture(measure.tidy(caption), text, credit_line.credits))


def may_end_a_credit(text: str) -> bool:
    """Whether a line ends as one with a credit does."""
    return bool(_MAY_END_A_CREDIT.search(text))


def is_caption_text(text: str) -> bool:
    """Whether a paragraph says of itself that it is a caption, without a credit behind it."""
    return bool(_SURE_CUE.match(text)) and len(text) <= LONGEST_CAPTION


_INSIDE_SENTENCE = "，、；：:"

# --- where a caption begins


@dataclass(frozen=True)
class _CaptionSearch:
    """The lines of a page among which captions are sought, from their last line upwards.

    `used`: indexes of lines that are something else, which grow as captions are found. `usual`:
    a line's usual width.
    """

    lines: Sequence[TextLine]
    used: Set[int]
    usual: float

    def ending_at(self, last: int) -> Caption | None:
        """The caption whose last line is `last`; None where that ends in no credit."""
        if not may_end_a_credit(self.lines[last].text):
            return None
        start = self._start_of_credit(last)
        if start is None:
            return None
        while (
            start > 0 and last - start < MOST_CAPTION_LINES and self._goes_before(start, last)
        ):
            start -= 1
        return make_caption(self.lines[start : last + 1])

    def _start_of_credit(self, last: int) -> int | None:
        """The line on which the credit begins that ends with line `last`, or the one above; None where none does."""
        credited = behind_caption(self.lines[last].text)
        if credited and (
            credited[1] or credited[0].credits or _is_source(self.lines[last].text)
        ):
            return last
        if last == 0 or self.lines[last - 1].index in self.used:
            return None
        return last - 1 if behind_caption(joined(self.lines[last - 1 : last + 1])) else None

    def _goes_before(self, start: int, last: int) -> bool:
        """Whether the line above `start` still belongs to the caption that ends with line
        `last`.

        A sentence's end is the end of the text above, unless that begins as only a caption
        does, the lines stand in one block with it, or are wider than any text: set under a wide
        picture.
        """
        above = self.lines[start - 1]
        if above.index in self.used or above.doubled:
            return False
        if _is_credit_alone(self.lines[start : last + 1]):
            return True  # the caption stands above it
        if self._begins_at(start):
            return False
        if measure.ends_sentence(above.text) and not self._is_same(start, last):
            return False
        hanging = 1.0 if above.text[-1] in measure.CLOSING else 0.0
        widths = [line.width for line in self.lines[start : last + 1]]
        return any(
            _fits_above(above.width - hanging, each)
            for each in (widths, self._without_credit(start, last, widths))
        )

    def _without_credit(
        self, start: int, last: int, widths: Sequence[float]
    ) -> Sequence[float]:
        """The widths without that of a credit below the caption, where the line above is inside a sentence.

        The caption's own last line is the one before it then, which may be short.
        """
        is_inside = any(mark in self.lines[start - 1].text for mark in _INSIDE_SENTENCE)
        stands_below = is_inside and _is_credit_alone(self.lines[last : last + 1])
        return widths[:-1] if stands_below and start < last else widths

    def _begins_at(self, start: int) -> bool:
        """Whether a caption or a report begins with the line: no text before it belongs to the caption."""
        text, above = self.lines[start].text, self.lines[start - 1]
        goes_on = (
            self._is_wide(above)
            and text.startswith("图为")
            and measure.ends_sentence(above.text)
        )
        return (bool(_CUE.match(text)) and not goes_on) or byline_heads.opens_report(text)

    def _is_same(self, start: int, last: int) -> bool:
        """Whether the line above `start` is a caption's although a sentence ends there."""
        above = self.lines[start - 1]
        full = max((line.width for line in self.lines[start:last]), default=above.width)
        return (
            self._is_wide(above)
            or bool(_SURE_CUE.match(above.text))
            or self._is_block(start - 1, full)
        )

    def _is_wide(self, line: TextLine) -> bool:
        return line.width >= WIDE_CAPTION * self.usual

    def _is_block(self, at: int, full: float) -> bool:
        """Whether a caption of several sentences goes up from line `at`.

        Its lines are full (`full` ems wide) without an indented one among them, below a display
        line or a paragraph's short last line.
        """
        top = at
        while at - top < MOST_CAPTION_LINES and self._is_full_at(top, full):
            top -= 1
        if top == at:
            return False
        if top < 0 or self.lines[top].index in self.used or self.lines[top].doubled:
            return True
        above = self.lines[top]
        most, least = _INDENTED
        could_be_indented = (
            full - most <= above.width <= full - least and not measure.ends_sentence(above.text)
        )
        return above.width < full - _SHORTER and not could_be_indented

    def _is_full_at(self, at: int, full: float) -> bool:
        if at < 0 or self.lines[at].index in self.used:
            return False
        line = self.lines[at]
        return -_SHORTER <= line.width - full <= _LONGER and line.indent < _NO_INDENT


def _is_source(text: str) -> bool:
    """Whether a credit that names nobody says where the picture is from."""
    return "资料" in text or "供图" in text


def _is_credit_alone(lines: Sequence[TextLine]) -> bool:
    credited = behind_caption(joined(lines))
    return credited is not None and not credited[1]


def _fits_above(above: float, widths: Sequence[float]) -> bool:
    """Whether a line `above` ems wide stands above lines of `widths` in one block.

    All lines but the last are full, the first may be indented. The line that the credit begins
    on, where 摄 alone came down below it, has spaces in it that do not count.
    """
    if len(widths) == 1:
        return above >= widths[0] - 1.0
    spaces = 1.0 if len(widths) == 2 and widths[1] <= _CREDIT_ALONE else 0.0
    return -_LAST_AND_INDENTED <= above - max(widths[:-1]) <= _LONGER + spaces
