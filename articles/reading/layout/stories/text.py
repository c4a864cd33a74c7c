"""A chain's pieces → paragraphs and crossheads, by the indents that are really there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.reading.elements import Element
from articles.reading.language import measure
from articles.reading.language.lines import joined
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.lines.printed_line import PrintedLine
from articles.reading.layout.lines.tuning import LINES
from articles.reading.layout.regions.headline_block import HeadlineBlock

from .tuning import STORIES


def elements_of(pieces: Sequence[Block | HeadlineBlock], shows_indents: bool) -> tuple[Element, ...]:
    """Paragraphs and crossheads in the order of reading. `shows_indents`: the page sets paragraphs in by two ems."""
    found: list[Element] = []
    waiting: list[PrintedLine] = []

    def close() -> None:
        if waiting:
            found.append(element("paragraph", waiting))
            waiting.clear()

    for piece in pieces:
        if isinstance(piece, HeadlineBlock):
            close()
            found += [element("display", [line]) for block in piece.blocks for line in block.lines]
            continue
        for line, kind in _kinds(piece, shows_indents):
            if kind == "centred":
                close()
                found.append(element("display", [line]))
                continue
            if waiting and _begins(piece, kind, waiting):
                close()
            waiting.append(line)
    close()
    return tuple(found)


def element(kind: str, lines: Sequence[PrintedLine]) -> Element:
    text = [line.as_text() for line in lines]
    return Element("display" if kind == "display" else "paragraph", tuple(text), joined(text))


def shows_indents(texts: Sequence[Block]) -> bool:
    """Whether paragraphs of this page are set in: some lines are, as many as paragraphs are to be expected."""
    lines = [(block, line) for block in texts for line in block.lines]
    indented = sum(_indent(block, line) >= LINES.indent for block, line in lines)
    return indented >= max(1, STORIES.indented_lines * len(lines))


def _indent(block: Block, line: PrintedLine) -> float:
    return (line.box.x0 - block.column[0]) / line.size


def _kinds(block: Block, indents: bool) -> Iterator[tuple[PrintedLine, str]]:
    """Each line as a paragraph's first, as one inside, as centred, or (without indents) as one that may be either."""
    for line in block.lines:
        indent, blank = _indent(block, line), (block.column[1] - line.box.x1) / line.size
        if _is_centred(line, indent, blank):
            yield line, "centred"
        elif indents:
            yield line, "first" if indent >= LINES.indent else "inside"
        else:
            yield line, "unindented"


def _is_centred(line: PrintedLine, indent: float, blank: float) -> bool:
    rule = STORIES
    alike = abs(indent - blank) <= rule.centred * max(indent, blank)
    return indent > LINES.deepest_indent and alike and not measure.ends_sentence(line.text)


def _begins(block: Block, kind: str, before: Sequence[PrintedLine]) -> bool:
    """Whether a line begins a paragraph behind the lines before it."""
    if _is_bracketed(before):
        return False
    return kind == "first" or (kind == "unindented" and _ended(block, before[-1]))


def _is_bracketed(lines: Sequence[PrintedLine]) -> bool:
    """Whether a bracket stands open at the end of the lines: names that end a report, set to the right."""
    last = "".join(line.text for line in lines[-2:])
    return max(last.rfind("（"), last.rfind("(")) > max(last.rfind("）"), last.rfind(")"), last.rfind("。"))


def _ended(block: Block, last: PrintedLine) -> bool:
    """Without indents: the line before ends a sentence and leaves its line unfilled."""
    return measure.ends_sentence(last.text) and last.width < block.width / block.size - LINES.full
