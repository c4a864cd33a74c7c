"""Captions: lines that end in a credit (新华社记者 X 摄), or begin as only a caption does (图为 …)."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.language.lines import TextLine, joined
from articles.story import StoryPicture

from . import bylines, measure
from .credits import CreditLine
from .photo_credits import behind_caption

LONGEST_CAPTION = 220  # characters: papers write captions of one to four sentences; a longer text is an article
MOST_CAPTION_LINES = 14  # lines of the longest captions, which stand in narrow columns beside their picture
WIDE_CAPTION = 1.5  # times the page's median line width: text is never set so wide, only a caption below a wide picture

_MAY_END_A_CREDIT = re.compile(r"(?:摄影?|图片?|照片|供图|^[影片])[）)]?$|[）)]$")  # 影, 片: torn by the line end
_CUE = re.compile(
    r"^[▲▼△▽←→↑↓◀▶]|^(?:图|上图|下图|左图|右图|大图|小图|图片|照片|题图|主图|组图|中图)(?:为|：|:|[①-⑳\d一二三四]|（)|^图[①-⑳]|^[▲▼]?(?:近日|日前|昨日|昨天|连日来|\d+月\d+日)，"
)
_SURE_CUE = re.compile(r"^[▲▼△▽]?(?:图|上图|下图|左图|右图|题图|主图|组图)(?:为|①|②|③|：)")


@dataclass(frozen=True)
class Caption:
    """A picture's words: its lines on the page and what they say."""

    lines: tuple[TextLine, ...]
    picture: StoryPicture


def find_captions(lines: Sequence[TextLine], taken: frozenset[int]) -> tuple[Caption, ...]:
    """The captions that end in a credit. `taken` are indexes of lines that are something else for sure."""
    found: list[Caption] = []
    used = set(taken)
    usual = statistics.median([line.width for line in lines]) if lines else 0.0
    for at, line in enumerate(lines):
        if line.index in used or not _MAY_END_A_CREDIT.search(line.text):
            continue
        first = _first_line(lines, at, used, usual)
        if first is not None:
            caption = make_caption(lines[first : at + 1])
            if caption:
                found.append(caption)
                used |= {part.index for part in caption.lines}
    return tuple(found)


def make_caption(lines: Sequence[TextLine]) -> Caption | None:
    text = joined(lines)
    credited = behind_caption(text)
    signature, caption = credited if credited else (CreditLine(), text)
    if not caption.strip():
        return None
    return Caption(tuple(lines), StoryPicture(measure.tidy(caption), text, signature.credits))


def is_caption_text(text: str) -> bool:
    """A paragraph that says of itself that it is a caption, without a credit behind it."""
    return bool(_SURE_CUE.match(text)) and len(text) <= LONGEST_CAPTION


def _first_line(lines: Sequence[TextLine], last: int, used: set[int], usual: float) -> int | None:
    """The index in `lines` of the caption's first line, None where the last line ends in no credit after all."""
    start = last
    credited = behind_caption(lines[last].text)
    if credited is None or (not credited[1] and not credited[0].credits and not _is_source(lines[last].text)):
        if last == 0 or lines[last - 1].index in used or behind_caption(joined(lines[last - 1 : last + 1])) is None:
            return None
        start = last - 1
    while start > 0 and last - start < MOST_CAPTION_LINES and _goes_before(lines, start, last, used, usual):
        start -= 1
    return start


def _is_source(text: str) -> bool:
    return "资料" in text or "供图" in text


def _goes_before(lines: Sequence[TextLine], start: int, last: int, used: set[int], usual: float) -> bool:
    """Whether the line above `start` still belongs to the caption; `usual` is a line's usual width on the page.

    A sentence's end is the end of the text above, unless that begins as only a caption does, the lines stand in one
    block with it, or are wider than any text: set under a wide picture.
    """
    above = lines[start - 1]
    if above.index in used or above.doubled:
        return False
    said = joined(lines[start : last + 1])
    credited = behind_caption(said)
    if credited is not None and not credited[1]:
        return True  # a credit on a line of its own: the caption stands above it
    is_wide = above.width >= WIDE_CAPTION * usual
    goes_on = is_wide and lines[start].text.startswith("图为") and measure.ends_sentence(above.text)
    if (_CUE.match(lines[start].text) and not goes_on) or bylines.opens_report(lines[start].text):
        return False
    full = max((line.width for line in lines[start:last]), default=above.width)
    is_same = is_wide or _SURE_CUE.match(above.text) or _is_block(lines, start - 1, full, used)
    if measure.ends_sentence(above.text) and not is_same:
        return False
    hanging = 1.0 if above.text[-1] in measure.CLOSING else 0.0
    return _fits_above(above.width - hanging, [line.width for line in lines[start : last + 1]])


def _is_block(lines: Sequence[TextLine], at: int, full: float, used: set[int]) -> bool:
    """Whether a caption of several sentences goes up from `at`: full lines without an indented one among them, below
    a display line or a paragraph's short last line."""
    top = at
    while top >= 0 and lines[top].index not in used and _is_full(lines[top], full) and at - top < MOST_CAPTION_LINES:
        top -= 1
    if top == at:
        return False
    if top < 0 or lines[top].index in used or lines[top].doubled:
        return True
    above = lines[top]
    could_be_indented = full - 3.2 <= above.width <= full - 1.2 and not measure.ends_sentence(above.text)
    return above.width < full - 1.2 and not could_be_indented


def _is_full(line: TextLine, full: float) -> bool:
    return -1.2 <= line.width - full <= 1.5 and line.indent < 1.5


def _fits_above(above: float, widths: Sequence[float]) -> bool:
    """All lines but the last are full, the first may be indented: so the widths tell who belongs together.

    The line that the credit begins on, where 摄 alone came down below it, has spaces in it that do not count.
    """
    if len(widths) == 1:
        return above >= widths[0] - 1.0
    spaces = 1.0 if len(widths) == 2 and widths[1] <= 2.0 else 0.0
    return -3.5 <= above - max(widths[:-1]) <= 1.5 + spaces
