"""A text dump → the printed lines of its pages. Steps: decode → pages at form feeds → lines, white space measured."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.reading.language import characters, measure
from articles.reading.language.lines import TextLine
from articles.reading.shapes import MOST_PAGES, ReadingError, gettext_noop

from .decoding import decode
from .joined_rows import part_joined_rows
from .lone_marks import join_lone_marks
from .number_joining import join_numbers
from .piece_joining import join_pieces
from .shadow_dedupe import dedupe_shadow, is_shadow
from .side_columns import cut_columns
from .upright_lines import join_upright

MOST_LINES = 100_000  # printed lines in a file: a hundred dense pages
# characters of escaped controls that a leftover shows: a file of nothing else is no page
LONGEST_ESCAPE = 2_000
# Share of the lines that end in a Chinese character, and such
# lines at least, from which a blank behind them is a habit.
BLANKS = 0.5
FEWEST_BLANKS = 6


@dataclass(frozen=True)
class DumpedPage:
    """The lines of one page of a dump, and the characters that are no print (controls, bidi marks), escaped.

    `was_in_pieces`: its lines were joined from pieces.
    """

    sequence: int
    lines: tuple[TextLine, ...]
    unprintable: str = ""
    characters: int = 0
    was_in_pieces: bool = False


def read_dump(data: bytes) -> tuple[DumpedPage, ...]:
    """The pages of a dump. Raises ReadingError where the bytes are not the text of a page."""
    text = decode(data)
    pages = [part for part in text.split("\f") if part.strip()]
    if not pages:
        raise ReadingError(
            gettext_noop(
                "The file holds no text. Expected the text of a page, one printed line a line."
            )
        )
    _check_bounds(text, pages)
    return tuple(_page(number, part) for number, part in enumerate(pages, 1))


def _check_bounds(text: str, pages: Sequence[str]) -> None:
    """Refuse what is no page's dump by far, before memory is spent on it."""
    if len(pages) > MOST_PAGES:
        message = gettext_noop(
            "The file holds %(count)s pages, at most %(most)s can be read at once. Split it."
        )
        raise ReadingError(message, count=str(len(pages)), most=str(MOST_PAGES))
    lines = sum(1 for _ in _PRINTED.finditer(text))
    if lines > MOST_LINES:
        message = gettext_noop(
            "The file holds %(count)s printed lines, at most %(most)s can be read at once; a page has some hundreds. "
            "Split it, or check that it is the dump of a page."
        )
        raise ReadingError(message, count=str(lines), most=str(MOST_LINES))


# Controls, bidi marks and other characters that print nothing, such as the joiners of emoji; not tab and line ends.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
# What extractors write for a glyph whose font says nothing of it, amid a text
_NUL_IN_TEXT = re.compile(f"(?<=[{measure.HAN_CLASS}])\x00|\x00(?=[{measure.HAN_CLASS}])")
_STROKE = "\u2215"  # what an extractor writes for a full-width one
_ENDS = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
_PRINTED = re.compile(r"\S[^\n\r\v\x85\u2028\u2029]*")


def _page(sequence: int, text: str) -> DumpedPage:
    """One page's lines; a line without print counts as a blank one."""
    lines: list[TextLine] = []
    gap = 0
    is_simplified = characters.is_simplified(text)
    for raw in cut_columns(_ENDS.split(text), sequence):
        printed = _UNPRINTABLE.sub("", _NUL_IN_TEXT.sub(characters.MISSING_TYPE, raw))
        if printed.strip():
            if measure.has_han(printed):
                printed = printed.replace(_STROKE, "／")
            line = _line(len(lines), printed, gap, is_simplified=is_simplified)
            if lines and _is_shadow_of(line, lines):
                lines[-1] = replace(lines[-1], doubled=True)
            else:
                lines.append(line)
            gap = 0
        else:
            gap += 1
    unprintable = "".join(
        f"\\u{ord(c):04x}" for c in _UNPRINTABLE.findall(_ENDS.sub("\n", text))
    )
    level = part_joined_rows(join_upright(_without_habitual_blanks(lines)))
    whole = join_pieces(level)
    if len(whole) == len(level):
        level = join_lone_marks(level)
        whole = join_numbers(level)
    return DumpedPage(
        sequence=sequence,
        lines=whole,
        unprintable=unprintable[:LONGEST_ESCAPE],
        characters=len(measure.squeeze(text)),
        was_in_pieces=len(whole) < len(level),
    )


def _without_habitual_blanks(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines; a blank behind each is the extractor's and none
    of the print.
    """
    ends = [line.space_after for line in lines if measure.is_han(line.text[-1])]
    if sum(ends) < max(FEWEST_BLANKS, BLANKS * len(ends)):
        return list(lines)
    return [
        replace(line, space_after=False) if measure.is_han(line.text[-1]) else line
        for line in lines
    ]


def _is_shadow_of(line: TextLine, above: Sequence[TextLine]) -> bool:
    goes_on = any(each.doubled for each in above[-2:-1])
    return is_shadow(above[-1].text, line.text, goes_on=goes_on)


def _line(index: int, raw: str, gap: int, *, is_simplified: bool) -> TextLine:
    """The line with its white space measured and its shadow taken off."""
    text = characters.ordinary(raw.strip(), is_simplified=is_simplified)
    once = dedupe_shadow(text)
    before = raw[: len(raw) - len(raw.lstrip())]
    return TextLine(
        index=index,
        text=measure.tidy(text if once is None else once),
        indent=measure.width(before),
        gap=gap,
        space_before=bool(before),
        space_after=raw != raw.rstrip(),
        doubled=once is not None,
    )
