"""Where one report ends and the next begins inside a column, by their words: no white need stand between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.reading.language import (
    byline_heads,
    byline_tails,
    bylines,
    letter_writers,
    measure,
)
from articles.reading.language.dates import DATE
from articles.reading.language.lines import joined
from articles.reading.language.photo_credits import is_credit

from .block_tuning import BLOCKS
from .blocks import Block
from .printed_line import PrintedLine
from .tuning import LINES

# The end of names in brackets that a column's foot broke: 16 characters hold four names.
_NAMES_END = re.compile(r"[^（(〔［\[。，；：！？]{1,16}[）)〕］\]]")


def is_tail(text: str) -> bool:
    """A report's last line, with names in brackets behind its last words or alone."""
    if not text.endswith(byline_tails.CLOSED):
        return False
    return text.startswith(byline_tails.OPENED) or byline_tails.ends_report(text)


def may_end_report(text: str) -> bool:
    """Whether a line of names may be a report's last one, below its text: in brackets or without."""
    if is_tail(text) or byline_tails.bare_signature(text) is not None:
        return True
    return letter_writers.signer_below([text]) is not None


def ends_names(lines: Sequence[PrintedLine]) -> bool:
    """Whether nothing stands in the lines but names in brackets, or the end of some that a column's foot broke."""
    if len(lines) > BLOCKS.lone_names_lines:
        return False
    text = "".join(line.text for line in lines)
    if _NAMES_END.fullmatch(text):
        return True
    return is_tail(text) and byline_tails.names_alone(text) is not None


def ends_dated(lines: Sequence[PrintedLine]) -> bool:
    """Whether the last line of several is a date and no more, as below a notice."""
    return len(lines) > 1 and _is_date(lines[-1])


def split_at_reports(block: Block) -> Iterator[Block]:
    """A block of text cut where a report's names end it or its 本报讯 begins one, however close they stand."""
    lines = list(block.lines)
    last: list[PrintedLine] = []
    count = _lines_of_names(lines)
    first, lines = lines[:count], lines[count:]
    column = _column_below(block.column, first, lines)
    if len(lines) > 1 and bylines.own_line(lines[-1].text) and not is_tail(lines[-1].text):
        last = [lines.pop()]
    if first:
        yield Block(tuple(first), block.column)
    for part in (*_reports(lines, column[0]), last):
        if part:
            yield Block(tuple(part), column)


def _lines_of_names(lines: Sequence[PrintedLine]) -> int:
    """How many lines at a text's top are its byline; a long one in Latin type runs over two."""
    for count in range(1, BLOCKS.byline_lines + 1):
        above = lines[:count]
        if len(lines) > count and bylines.own_line(joined([line.as_text for line in above])):
            return count
    return 0


def split_at_centred_head(block: Block) -> Iterator[Block]:
    """A block of text without the centred line that it begins with: a crosshead, or a brief's headline."""
    first = block.lines[0]
    if (
        len(block.lines) > 1
        and is_centred(block, first)
        and not is_centred(block, block.lines[1])
    ):
        yield Block((first,), block.column)
        yield Block(block.lines[1:], block.column)
    else:
        yield block


def split_at_author(block: Block) -> Iterator[Block]:
    """A block of text without the author's name that it begins with, alone on its line."""
    first = block.lines[0]
    is_short = first.box.width <= LINES.author_line * block.width
    if len(block.lines) > 1 and is_short and bylines.author_below_headline(first.text):
        yield Block((first,), block.column)
        yield Block(block.lines[1:], _column_below(block.column, (first,), block.lines[1:]))
    else:
        yield block


def _column_below(
    column: tuple[float, float], above: Sequence[PrintedLine], text: Sequence[PrintedLine]
) -> tuple[float, float]:
    """The column of a block's text below names, which may stand in the middle of several columns and reach out."""
    left, right = column
    if not above or len(text) < 2:
        return column
    if min(line.box.x0 for line in above) <= left:
        left = max(left, min(line.box.x0 for line in text))
    if max(line.box.x1 for line in above) >= right:
        right = min(right, max(line.box.x1 for line in text))
    return left, right


def is_centred(block: Block, line: PrintedLine) -> bool:
    """Whether a line stands in the middle of its column and is no sentence's end."""
    indent = (line.box.x0 - block.column[0]) / line.size
    blank = (block.column[1] - line.box.x1) / line.size
    is_even = abs(indent - blank) <= BLOCKS.centred * max(indent, blank)
    return indent > BLOCKS.deepest_indent and is_even and not measure.ends_sentence(line.text)


def _reports(lines: Sequence[PrintedLine], left: float) -> Iterator[list[PrintedLine]]:
    """The lines, cut before each that begins a report; `left` is the column's edge."""
    part: list[PrintedLine] = []
    for line in lines:
        if part and _begins_report(line, part, left):
            yield part
            part = []
        part.append(line)
    yield part


def _begins_report(line: PrintedLine, before: Sequence[PrintedLine], left: float) -> bool:
    """Whether a paragraph's first line opens a report, or stands behind the end of one; no photographer's does."""
    if (
        line.box.x0 - left <= BLOCKS.indent * line.size
        or _is_date(line)
        or is_credit(line.text)
    ):
        return False
    return byline_heads.opens_report(line.text) or closes(before) or ends_names(before)


def _is_date(line: PrintedLine) -> bool:
    """Whether it is a date alone, below who gives a notice: no report begins so."""
    return DATE.fullmatch(line.text.strip()) is not None


def closes(lines: Sequence[PrintedLine]) -> bool:
    """Whether the lines end with a report's names, which may run over several."""
    if not lines[-1].text.endswith(byline_tails.CLOSED):
        if _has_name_behind(lines[-1]):
            return True
        return len(lines) > 1 and _closes_without_brackets(lines[-2].text, lines[-1].text)
    last = lines[-BLOCKS.names_lines :]
    return byline_tails.ends_report(joined([line.as_text for line in last]))


def _has_name_behind(line: PrintedLine) -> bool:
    """Whether a name without brackets stands behind the last sentence, set off from it: one that follows at once may
    be the first word of the next sentence.
    """
    blank = line.box.width / line.size - line.width
    return blank > LINES.gutter and byline_tails.at_tail(line.text)[0].names_people


def _closes_without_brackets(above: str, last: str) -> bool:
    if measure.ends_sentence(above) and letter_writers.signer(last):
        return True
    if byline_tails.bare_signature(last) is None:
        return byline_tails.ends_report(last)
    return not byline_tails.is_source_of(last, above)
