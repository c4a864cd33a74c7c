"""A story's pieces → paragraphs and crossheads, by the indents that are really there."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from articles.reading.elements import Element, ElementKind
from articles.reading.geometry import overlap_x
from articles.reading.language import byline_tails, measure
from articles.reading.language.dates import DATE
from articles.reading.language.latin import letters
from articles.reading.language.lines import joined
from articles.reading.layout.lines.block_tuning import BLOCKS
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.lines.printed_line import PrintedLine
from articles.reading.layout.lines.report_ends import is_centred
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.stanzas import verse_lines

from .tuning import STORIES

# no crosshead ends in one of these
_GOING_ON = "，、：；,;:）)"
Setting = Literal["crosshead", "first", "inside", "unindented", "verse"]


@dataclass(frozen=True)
class SetLine:
    """A line of a story as it is set: alone, as a paragraph's first line, or inside one; `verse` keeps its end.

    `unindented`: it may be either, on a page that sets no paragraphs in. `measure`: the
    width of its column, in ems of its type. `pitch`: from line to line in its text, in points.
    """

    line: PrintedLine
    setting: Setting
    measure: float = 0.0
    pitch: float = 0.0


def elements_of(
    pieces: Sequence[Block | HeadlineBlock], shows_indents: bool
) -> tuple[Element, ...]:
    """Paragraphs and crossheads in the order of reading; a paragraph may run on over several
    pieces.

    `shows_indents`: the page sets paragraphs in by two ems.
    """
    found: list[tuple[ElementKind, list[PrintedLine]]] = []
    verse = verse_lines(pieces)
    lines = [line for piece in pieces for line in _lines_of(piece, shows_indents)]
    lines = [replace(x, setting="verse") if x.line.order in verse else x for x in lines]
    above = None
    for set_line in _with_flush_crossheads(lines):
        if set_line.setting == "crosshead":
            found.append(("display", [set_line.line]))
        elif "verse" not in {above, set_line.setting} and _goes_on(set_line, found):
            found[-1][1].append(set_line.line)
        else:
            found.append(("paragraph", [set_line.line]))
        above = set_line.setting
    return tuple(element(kind, lines) for kind, lines in found)


def element(kind: ElementKind, lines: Sequence[PrintedLine]) -> Element:
    text = [line.as_text for line in lines]
    return Element(kind, tuple(text), joined(text))


def shows_indents(texts: Sequence[Block]) -> bool:
    """Whether paragraphs of this page are set in: some lines are, as many as paragraphs are to be expected."""
    lines = [(block, line) for block in texts for line in block.lines]
    indented = sum(
        _indent(block, line) >= BLOCKS.indent
        for block, line in lines
        if not _begins_with_drop_cap(line)
    )
    return indented >= max(1, STORIES.indented_lines * len(lines))


def _begins_with_drop_cap(line: PrintedLine) -> bool:
    """Whether a cap was put in front of it (`drop_caps`), which sets in its line wherever it stands."""
    first, last = line.ends
    return first < 0 <= last


def _indent(block: Block, line: PrintedLine) -> float:
    return (line.box.x0 - block.column[0]) / line.size


def _lines_of(piece: Block | HeadlineBlock, shows_indents: bool) -> Iterator[SetLine]:
    if isinstance(piece, HeadlineBlock):
        for block in piece.blocks:
            for line in block.lines:
                yield SetLine(line, "crosshead")
    else:
        for line, edge in zip(piece.lines, _edges(piece), strict=True):
            setting = _setting(piece, line, edge, shows_indents)
            yield SetLine(line, setting, piece.width / piece.size, piece.pitch)


def _edges(block: Block) -> list[float]:
    """For each line where its column begins: beside a picture, lines run along that."""
    left = block.column[0]
    edges: list[float] = []
    for is_beside, run in itertools.groupby(block.lines, lambda line: _is_beside(block, line)):
        lines = list(run)
        edge = min(line.box.x0 for line in lines)
        is_run = is_beside and _are_set_along(lines, edge)
        edges += [edge if is_run else left] * len(lines)
    return edges


def _is_beside(block: Block, line: PrintedLine) -> bool:
    """Whether a line begins further in than any paragraph's first one."""
    return _indent(block, line) > BLOCKS.deepest_indent


def _are_set_along(lines: Sequence[PrintedLine], edge: float) -> bool:
    """Whether deep lines are text in what a picture leaves of a column: Chinese ones begin at one
    edge, or set in from it, as names and dates to the right do not.
    """
    if len(lines) < STORIES.lines_beside or DATE.fullmatch(lines[-1].text.strip()):
        return False  # who gives a notice, and the day
    if letters.is_latin_text("".join(line.text for line in lines)):
        return True
    indents = [(line.box.x0 - edge) / line.size for line in lines]
    flush = [indent for indent in indents if indent <= STORIES.same_edge]
    set_in = [i for i in indents if BLOCKS.indent <= i <= BLOCKS.deepest_indent]
    return len(flush) >= STORIES.lines_beside and len(flush) + len(set_in) == len(lines)


def _setting(block: Block, line: PrintedLine, edge: float, shows_indents: bool) -> Setting:
    indent = (line.box.x0 - edge) / line.size
    if edge <= block.column[0] and is_centred(block, line):
        return "crosshead"
    if not shows_indents:
        return "unindented"
    return "first" if indent >= BLOCKS.indent else "inside"


def _with_flush_crossheads(lines: Sequence[SetLine]) -> list[SetLine]:
    """The lines of a story; those as crossheads that stand in it like lines of text."""
    found = list(lines)
    for at in range(1, len(lines) - 1):
        if _is_flush_crosshead(*lines[at - 1 : at + 2]):
            found[at] = replace(lines[at], setting="crosshead")
    return found


def _is_flush_crosshead(above: SetLine, line: SetLine, below: SetLine) -> bool:
    """Whether a line is a few words between a sentence's end and a paragraph's first line: flush, or in other type."""
    if below.setting != "first" or above.setting == "crosshead":
        return False
    if line.setting != "inside" and not _is_in_other_type(above, line, below):
        return False
    text = line.line.text
    if not measure.ends_sentence(above.line.text) or measure.ends_sentence(text):
        return False
    if not measure.han_count(text):
        return False
    is_short = line.line.width <= (1 - STORIES.flush_crosshead) * line.measure
    return is_short and text[-1] not in _GOING_ON and byline_tails.names_alone(text) is None


def _is_in_other_type(above: SetLine, line: SetLine, below: SetLine) -> bool:
    """Whether a line set in like a paragraph is in a style that the text around it has not, as 一、… in bold."""
    around = {above.line.style, below.line.style}
    return line.setting == "first" and len(around) == 1 and line.line.style not in around


def _goes_on(
    set_line: SetLine, before: Sequence[tuple[ElementKind, Sequence[PrintedLine]]]
) -> bool:
    """Whether a line goes on with the paragraph before it."""
    if not before or before[-1][0] != "paragraph":
        return False
    paragraph = before[-1][1]
    if _is_author_note(set_line.line, paragraph[-1]):
        return False
    if _is_amid_sentence(set_line.line, paragraph[-1]):
        return True
    if set_line.setting == "inside" or _is_bracketed(paragraph):
        return True
    return set_line.setting == "unindented" and not _ended(set_line, paragraph[-1])


def _is_amid_sentence(line: PrintedLine, last: PrintedLine) -> bool:
    """Whether a Latin line goes on with a sentence: by a small letter, or behind a full line beside a drop cap.

    There German nouns and names begin lines that are set in.
    """
    if measure.ends_sentence(last.text):
        return False
    if letters.begins_lower(line.text):
        return True
    is_latin = letters.is_latin_text(line.text) and letters.is_latin_text(last.text)
    is_below = line.baseline > last.baseline and overlap_x(line.box, last.box) > 0
    return is_latin and is_below and last.box.x1 >= line.box.x1 - line.size


def _is_author_note(line: PrintedLine, last: PrintedLine) -> bool:
    """Whether Latin type changes behind a sentence: what is said of the author is no part of the last paragraph."""
    if line.style == last.style and abs(line.size - last.size) <= BLOCKS.same_size * last.size:
        return False
    is_new = not letters.begins_lower(line.text) and letters.is_latin_text(line.text)
    return is_new and measure.ends_sentence(last.text)


def _is_bracketed(lines: Sequence[PrintedLine]) -> bool:
    """Whether a bracket stands open at the end of the lines: names that end a report, set to the right."""
    last = "".join(line.text for line in lines[-2:])
    opened = max(last.rfind(mark) for mark in "（(")
    return opened > max(last.rfind(mark) for mark in "）)。")


def _ended(set_line: SetLine, last: PrintedLine) -> bool:
    """Without indents: the line before ends a sentence and leaves its line unfilled, or white behind it."""
    if not measure.ends_sentence(last.text):
        return False
    if _is_set_off(set_line, last):
        return True
    if letters.is_latin_text(last.text):  # letters are not all as wide
        return last.box.width < set_line.measure * last.size - BLOCKS.full * last.size
    return last.width < set_line.measure - BLOCKS.full


def _is_set_off(set_line: SetLine, last: PrintedLine) -> bool:
    """Whether clearly more white stands above a line than between the lines of its text, and no picture."""
    line = set_line.line
    step = line.baseline - last.baseline
    if not 0 < set_line.pitch < step or overlap_x(line.box, last.box) <= 0:
        return False
    white = (step - set_line.pitch) / line.size
    return STORIES.paragraph_white <= white <= STORIES.torn_white
