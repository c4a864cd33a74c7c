"""Where a story goes on and comes from, and its text without the jump lines that are set into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.reading.elements import Element
from articles.reading.language.jump_lines import JumpLine, comes_from, goes_on
from articles.reading.language.lines import TextLine
from articles.reading.layout.lines.blocks import Block


@dataclass(frozen=True)
class StoryJumps:
    """The page numbers that a story goes on on and comes from, as printed; "" for none.

    `marks`: the jump lines that were cut out of its text.
    """

    continues_on: str = ""
    continued_from: str = ""
    marks: tuple[str, ...] = ()


def split_jumps(
    body: Sequence[Element], jump_lines: Sequence[Block]
) -> tuple[tuple[Element, ...], StoryJumps]:
    """The text without jump lines at its end or beginning, and where they lead.

    `jump_lines`: those on lines of their own, which go before those in the text.
    """
    text = tuple(body)
    end = goes_on(text[-1].text if text else "")
    if end.page:
        text = (*text[:-1], *_cut(text[-1], end, from_end=True))
    start = comes_from(text[0].text if text else "")
    if start.page:
        text = (*_cut(text[0], start, from_end=False), *text[1:])
    jumps = StoryJumps(
        continues_on=_first([*(goes_on(b.text).page for b in jump_lines), end.page]),
        continued_from=_first([*(comes_from(b.text).page for b in jump_lines), start.page]),
        marks=tuple(jump.mark for jump in (end, start) if jump.page),
    )
    return text, jumps


def _first(pages: Sequence[str]) -> str:
    return next((page for page in pages if page), "")


def _cut(element: Element, jump: JumpLine, *, from_end: bool) -> list[Element]:
    """The element without its jump line, which is cut off its lines as well; nothing where none is left."""
    if not jump.text:
        return []
    length = len(jump.mark)
    lines = list(element.lines[::-1] if from_end else element.lines)
    while lines and len(lines[0].text) <= length:
        length -= len(lines.pop(0).text)
    if lines and length:
        lines[0] = _shortened(lines[0], length, from_end=from_end)
    kept = tuple(lines[::-1] if from_end else lines)
    return [replace(element, lines=kept, text=jump.text)]


def _shortened(line: TextLine, length: int, *, from_end: bool) -> TextLine:
    text = line.text[:-length] if from_end else line.text[length:]
    return replace(line, text=text.strip())
